import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readBlueprint } from '../../../src/blueprint/index.ts';
import { isImplied } from '../../../src/blueprint/isImplied.ts';
import type { Blueprint, Service } from '../../../src/blueprint/types.ts';
import { added } from '../../../src/grow/add/index.ts';
import { additionOf } from '../../../src/grow/addition.ts';
import type { Said } from '../../../src/grow/said.ts';
import { shrunk } from '../../../src/grow/shrunk.ts';
import { spelledOut } from '../../../src/grow/spelledOut.ts';
import { type Random, randomBlueprint, seeded } from '../../support/randomBlueprint.ts';
import { inRandomStyle } from '../../support/randomStyle.ts';
import { everything } from './support.ts';

const file = 'microservices.yaml';
const seed = Number(process.env.SEED ?? Date.now() % 1e9);
const read = (text: string): Blueprint => readBlueprint(text, file, everything).blueprint;

describe(`blueprints as people write them (SEED=${seed})`, () => {
  it('grow by what was said and by nothing else, and shrink to what they were', () => {
    const random = seeded(seed);
    for (let round = 0; round < 100; round += 1) {
      const value = JSON.parse(randomBlueprint(random));
      const { text, comments } = inRandomStyle(value, random);
      const said = randomSaid(random, read(text));
      const result = additionOf(said);
      if ('faults' in result) throw new Error(JSON.stringify(result.faults));
      const next = added(text, result.addition);
      const told = `${JSON.stringify(said)}\n${text}\n---\n${next}`;
      expect(parse(next), told).toEqual(withAddition(value, said, result.addition.value));
      expect(
        [...next.matchAll(/# c\d+\./g)].map(([comment]) => comment),
        told,
      ).toEqual(comments);
      const what = result.addition.name;
      const less = shrunk(next, file, { ...said, what, words: {} }, false, everything);
      expect(less.text, told).toBe(text);
    }
  });

  it('say the same when they say what entities have by themselves', () => {
    const random = seeded(seed);
    for (let round = 0; round < 60; round += 1) {
      const { text } = inRandomStyle(JSON.parse(randomBlueprint(random)), random);
      const before = read(text);
      for (const service of before.services.filter(isImplied)) {
        const next = spelledOut(readBlueprint(text, file, everything), service);
        const after = read(next).services.find(({ name }) => name === service.name);
        expect(after && asWritten(after), `${text}\n---\n${next}`).toEqual(asWritten(service));
        expect(after && isImplied(after)).toBe(false);
      }
    }
  });
});

/** Without the only thing that differs: who said it. */
function asWritten(service: Service): unknown {
  return {
    ...service,
    operations: service.operations.map(({ crud: _, ...operation }) => operation),
    events: service.events.map(({ implied: _, ...event }) => event),
  };
}

function randomSaid(random: Random, { services }: Blueprint): Said {
  const service = pick(random, services);
  const entity = pick(random, service.entities);
  const operation = service.operations.find(({ crud }) => !crud);
  const called = services.find(({ name }) => name !== service.name)?.operations[0];
  const all: Said[] = [
    { kind: 'service', what: 'new-one', words: {} },
    {
      kind: 'service',
      what: 'new-one: Thing(a, b:integer? index)',
      words: { datastore: 'sqlite' },
    },
    { kind: 'entity', where: service.name, what: 'Thing(a, b:integer? maximum=3)', words: {} },
    {
      kind: 'field',
      where: `${service.name}.${entity.name}`,
      what: pick(random, ['quiteNew', 'quiteNew:date?', 'quiteNew:in|out default=in']),
      words: {},
    },
    ...(operation === undefined || called === undefined
      ? []
      : [
          {
            kind: 'operation' as const,
            where: service.name,
            what: 'doIt(a, b:integer?)',
            words: {
              http: 'POST /quite-new',
              output: 'c',
              calls: operation.calls.map(({ to }) => `${to.service}.${to.name}`).join(),
            },
          },
        ]),
  ];
  return pick(random, all);
}

type Sections = Record<string, Record<string, unknown>> & { entities: Record<string, unknown> };

function withAddition(value: unknown, said: Said, addition: unknown): unknown {
  const next = structuredClone(value) as { services: Record<string, Record<string, never>> };
  const [service = '', entity = ''] = (said.where ?? '').split('.');
  const name = /^[\w-]+/.exec(said.what)?.[0] ?? '';
  if (said.kind === 'service') return { ...next, services: { ...next.services, [name]: addition } };
  const own = next.services[service] as unknown as Sections;
  if (said.kind === 'field') {
    const { fields } = own.entities[entity] as { fields: Record<string, unknown> };
    fields[name] = addition;
  } else {
    const section = said.kind === 'entity' ? 'entities' : 'operations';
    own[section] = { ...own[section], [name]: addition };
  }
  return next;
}

const pick = <Item>(random: Random, items: readonly Item[]): Item =>
  items[Math.floor(random() * items.length)] as Item;
