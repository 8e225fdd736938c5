import fs from 'node:fs';
import { Parser } from '@asyncapi/parser';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { subscriptionsOf } from '../src/derive/subscriptions.ts';
import { advance } from '../src/history/advance.ts';
import { emptyHistory } from '../src/history/history.ts';
import { render } from '../src/render/render.ts';
import { blueprintOf, pack, renderBlueprint } from './support/render.ts';

/** The contracts of events: valid by those who own the formats, and agreeing with each other. */

const text = fs.readFileSync(new URL('golden/events/microservices.yaml', import.meta.url), 'utf8');
const blueprint = blueprintOf(text);
const tree = renderBlueprint(blueprint);
const document = tree.get('contracts/asyncapi.yaml')?.text ?? '';
const schemas = [...tree].filter(([path]) => path.startsWith('contracts/events/'));

describe('contracts/asyncapi.yaml', () => {
  it('is valid AsyncAPI 3.1', { timeout: 60_000 }, async () => {
    const { document: parsed, diagnostics } = await new Parser().parse(document);
    expect(diagnostics.map(({ message, path }) => `${path.join('.')}: ${message}`)).toEqual([]);
    expect(parsed?.version()).toBe('3.1.0');
  });

  it.each(['nats', 'rabbitmq', 'kafka', 'redis'])(
    'is valid with %s',
    { timeout: 60_000 },
    async (broker) => {
      const other = renderBlueprint(
        blueprintOf(text.replace('broker: postgres', `broker: ${broker}`)),
      );
      const { diagnostics } = await new Parser().parse(
        other.get('contracts/asyncapi.yaml')?.text ?? '',
      );
      expect(diagnostics.map(({ message, path }) => `${path.join('.')}: ${message}`)).toEqual([]);
    },
  );

  it('has a channel, a message, who sends and who receives it for each version and name of each event', () => {
    const { channels, components, operations } = parse(document);
    const topics = blueprint.services.flatMap(({ name, events }) =>
      events.flatMap((event) =>
        [event.former?.name ?? [], event.name]
          .flat()
          .flatMap((called) =>
            event.versions.map(({ version }) => `${name}.${called}.v${version}`),
          ),
      ),
    );
    expect(Object.keys(channels)).toEqual(topics);
    expect(Object.keys(components.messages)).toEqual(topics);
    const sent = topics.map((topic) => `${topic.split('.')[0]}.sends.${topic}`);
    const received = blueprint.services.flatMap((service) =>
      subscriptionsOf(service, blueprint).flatMap(({ model: { topics } }) =>
        topics.map((topic) => `${service.name}.receives.${topic}`),
      ),
    );
    expect(Object.keys(operations).sort()).toEqual([...sent, ...received].sort());
  });

  it('promises what the JSON Schemas promise', () => {
    const { messages } = parse(document).components;
    for (const [, { text: schema }] of schemas) {
      const { $schema, $id, title, description, ...rest } = JSON.parse(schema);
      expect(messages[title].payload, title).toEqual(rest);
    }
  });
});

describe('contracts/events', () => {
  it.each(schemas)('%s is a valid schema, named by its topic', (path, { text: schema }) => {
    const ajv = new Ajv2020({ strict: true });
    formats.default(ajv);
    const { title, $id } = JSON.parse(schema);
    expect(path).toBe(`contracts/events/${title.replace('.', '/')}.json`);
    expect($id).toBe(`urn:event:${title}`);
    expect(() => ajv.compile(JSON.parse(schema))).not.toThrow();
  });

  it('holds nothing that is personal or secret', () => {
    const fields = schemas.flatMap(([, { text: schema }]) =>
      Object.keys(JSON.parse(schema).properties),
    );
    for (const hidden of ['phone', 'pin', 'author']) expect(fields).not.toContain(hidden);
    expect(fields).toContain('note');
  });

  it('lets a payload have members that nobody knows yet', () => {
    for (const [path, { text: schema }] of schemas)
      expect(schema, path).not.toContain('additionalProperties');
  });
});

describe('a system that gets events later', () => {
  const quiet = blueprintOf(`schema: create-microservices/v1
system: { name: town }
platform: { broker: none }
services:
  books: { entities: { Book: { fields: { title: string } } } }
`);
  const talking = blueprintOf(`schema: create-microservices/v1
system: { name: town }
platform: { broker: nats }
services:
  books: { entities: { Book: { fields: { title: string } } } }
`);

  it('gets the tables by a new migration, and the one before is as it was', () => {
    const before = advance(emptyHistory, quiet);
    const old = render(quiet, before, pack);
    const now = render(talking, advance(before, talking), pack);
    const first = 'services/books/migrations/0001_initial.sql';
    expect(now.get(first)?.text).toBe(old.get(first)?.text);
    expect(old.get(first)?.text).not.toContain('outbox');
    expect(now.get('services/books/migrations/0002_outbox.sql')?.text).toMatch(
      /^CREATE TABLE "outbox"/,
    );
  });

  const silent = blueprintOf(`schema: create-microservices/v1
system: { name: town }
platform: { broker: nats }
services:
  books:
    entities: { Book: { fields: { title: string } } }
    operations: { add: { kind: command, http: POST /books, auth: [books:write], writes: [Book] } }
`);

  it.each([
    ['no broker', quiet],
    ['a broker that nobody uses', silent],
  ])('has nothing of events in its chassis, its contracts or its tools before: %s', (_, system) => {
    const tree = renderBlueprint(system);
    const paths = [...tree.keys()];
    const code = paths.filter((path) => path.startsWith('chassis/typescript/src/'));
    expect(code.filter((path) => /event|messag|broker|outbox|relay/.test(path))).toEqual([]);
    expect(paths.filter((path) => path.startsWith('contracts/events/'))).toEqual([]);
    expect(paths).not.toContain('contracts/asyncapi.yaml');
    expect(paths).not.toContain('docs/events.md');
    expect(paths).not.toContain('conformance/test/events.test.ts');
    expect(tree.get('chassis/SPEC.md')?.text).not.toContain('EVT-');
    expect(tree.get('chassis/typescript/package.json')?.text).not.toMatch(/messaging|nats/);
  });
});

describe('who listens to whom', () => {
  const tree = renderBlueprint(
    blueprintOf(`schema: create-microservices/v1
system: { name: town }
platform: { broker: nats }
services:
  books:
    entities: { Book: { fields: { title: string } } }
    operations: { add: { kind: command, http: POST /books, auth: [books:write], writes: [Book], emits: [added] } }
    events: { added: { versions: { 1: { payload: { bookId: uuid } }, 2: { payload: { bookId: uuid, title: string } } } } }
  loans:
    entities: { Loan: { fields: { days: integer } } }
    subscribes: [{ event: books.added, handler: note }]
`),
  );
  const textOf = (path: string) => tree.get(path)?.text ?? '';

  it('is in AsyncAPI: the latest of several versions', { timeout: 60_000 }, async () => {
    const received = textOf('contracts/asyncapi.yaml').match(/loans\.receives[^:\n]*/g);
    expect(received).toEqual(['loans.receives.books.added.v2']);
    const { diagnostics } = await new Parser().parse(textOf('contracts/asyncapi.yaml'));
    expect(diagnostics.map(({ message }) => message)).toEqual([]);
  });

  it('is in the catalogue and in the drawing', () => {
    expect(textOf('docs/events.md')).toContain('| books | bookId | add | loans (custom) |');
    expect(textOf('docs/architecture.md')).toContain('service_books -. "added" .-> service_loans');
  });
});
