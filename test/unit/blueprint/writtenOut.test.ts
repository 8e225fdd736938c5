import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import type { RawBlueprint } from '../../../src/blueprint/raw.ts';
import type { Service } from '../../../src/blueprint/types.ts';
import { writtenOut } from '../../../src/blueprint/writtenOut.ts';
import { randomBlueprint, seeded } from '../../support/randomBlueprint.ts';
import { exampleFiles } from '../../support/render.ts';
import { complete, read } from './support.ts';

const seed = Number(process.env.SEED ?? Date.now() % 1e9);

/** All that a system could own, with each kind of field and mark that an entity can have. */
const things = `
schema: create-microservices/v1
system: { name: town }
services:
  things:
    timeoutMs: 700
    entities:
      Thing:
        owner: by
        fields:
          by: { type: string, pii: true }
          title: { type: string, unique: true, maxLength: 60, pattern: "^[A-Z]", description: of a thing }
          state: { type: enum, values: [in, out], default: in, index: true }
          price: { type: decimal, optional: true, minimum: 0 }
          tags: "string[]"
          other: { type: others.Other, optional: true }
          box: { type: Box, optional: true }
          code: { type: string, secret: true }
          on: { type: date, index: true }
          sheet: { type: Sheet, optional: true }
          slips: { type: "Slip[]", optional: true }
      Sheet: { partOf: Thing, fields: { width: integer } }
      Slip: { partOf: Thing, fields: { back: { type: Back, optional: true } } }
      Back: { partOf: Thing, fields: { name: { type: string, pii: true } } }
      Box: { key: label, path: /crates, fields: { label: string, weight: { type: number, index: true } } }
  others: { entities: { Other: { fields: { name: string } } } }
`;

/** The same with every operation and event that follows from entities written out. */
function spelled(text: string): { text: string; services: string[] } {
  const raw: RawBlueprint = parse(text);
  const withEvents = read(text, complete).platform.broker !== 'none';
  const implying = Object.entries(raw.services).filter(([, { operations }]) => !operations);
  for (const [name, service] of implying) {
    const { operations, events } = writtenOut(
      name,
      Object.entries(service.entities ?? {}),
      withEvents,
    );
    if (Object.keys(operations).length === 0) continue;
    service.operations = operations;
    service.events = { ...events, ...service.events };
  }
  return { text: JSON.stringify(raw), services: implying.map(([name]) => name) };
}

/** All that is meant, whoever wrote it. */
function meant({ operations, events, ...service }: Service) {
  return {
    ...service,
    operations: operations.map(({ crud: _, ...operation }) => operation),
    events: events.map(({ implied: _, ...event }) => event),
  };
}

const examples = exampleFiles.map((file): [string, string] => [
  file,
  readFileSync(`examples/${file}`, 'utf8'),
]);

it.each<[string, string]>([
  ['things', things],
  ['things without a broker', `${things}platform: { broker: none }\n`],
  ...examples,
  ...Array.from({ length: 40 }, (_, index): [string, string] => [
    `SEED=${seed + index}`,
    randomBlueprint(seeded(seed + index)),
  ]),
])('what is written out means what would follow by itself: %s', (_name, text) => {
  const implied = read(text, complete);
  const written = spelled(text);
  const again = read(written.text, complete);
  const of = (services: Service[]) =>
    services.filter(({ name }) => written.services.includes(name)).map(meant);
  expect(of(again.services)).toEqual(of(implied.services));
});

it('a field that is named like the key in an event leaves it its name there', () => {
  const text = things.replace(
    'Other: { fields: { name',
    'Other: { fields: { otherId: string, name',
  );
  const { services } = read(spelled(text).text, complete);
  const others = services.find(({ name }) => name === 'others');
  expect(others?.events.map(({ versions: [one] }) => one?.map)).toEqual([
    { otherId: 'id' },
    { otherId: 'id' },
    { otherId: 'id' },
  ]);
});
