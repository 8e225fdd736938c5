import { describe, expect, it } from 'vitest';
import { problemsOf, read, shorts } from '../support.ts';

/** A service that publishes what is said; operations and events begin at line 20. */
const publishing = (operations: string, events: string) => `schema: create-microservices/v1
system: { name: town }
platform: { broker: nats }
services:
  books:
    entities:
      Book:
        fields:
          title: string
          note: { type: string, optional: true }
          pages: integer
          state: { type: enum, values: [new, old] }
          marks: "Mark[]"
          home: Place
      Mark: { partOf: Book, fields: { page: integer } }
      Place: { partOf: Book, fields: { street: { type: string, pii: true } } }
    operations:
      add: { kind: command, http: POST /books, auth: [books:write], writes: [Book], emits: [added] }
      ${operations}
    events:
      added: ${events}
`;

const added = (events: string) => shorts(publishing('', events));

describe('what is published', () => {
  it.each<[string, string, string[]]>([
    ['nothing wrong', '{ payload: { bookId: uuid, pages: integer, marks: "Mark[]" } }', []],
    [
      'what is hidden inside a value object',
      '{ payload: { bookId: uuid, home: Place } }',
      ['21:47 exposed "Place"'],
    ],
    [
      'hidden inside a version',
      '{ versions: { 1: { payload: { bookId: uuid } }, 2: { payload: { bookId: uuid, home: Place } } } }',
      ['21:98 exposed "Place"'],
    ],
    [
      'a key that may be left out',
      '{ key: note, payload: { bookId: uuid, note: { type: string, optional: true } } }',
      ['21:21 key "note"'],
    ],
    [
      'a key that is a list',
      '{ key: marks, payload: { bookId: uuid, marks: "Mark[]" } }',
      ['21:21 key "marks"'],
    ],
    [
      'a source that may be left out',
      '{ payload: { bookId: uuid, note: string } }',
      ['18:93 not-filled "added"'],
    ],
    [
      'a source of another type',
      '{ payload: { bookId: uuid, pages: string } }',
      ['18:93 type-differs "added"'],
    ],
    [
      'a source with more values',
      '{ payload: { bookId: uuid, state: { type: enum, values: [new] } } }',
      ['18:93 type-differs "added"'],
    ],
    [
      'a source of another type, by another name',
      '{ payload: { bookId: uuid, size: integer }, map: { size: title } }',
      ['18:93 type-differs "added"'],
    ],
    [
      'types that fit though they have other names',
      '{ payload: { bookId: string, pages: number, state: text, marks: json } }',
      [],
    ],
  ])('%s', (_case, events, expected) => {
    expect(added(events)).toEqual(expected);
  });

  it('says which field it is, and what to write', () => {
    const [problem] = problemsOf(publishing('', '{ payload: { bookId: uuid, note: string } }'));
    expect(problem?.message).toBe(
      '"note" of added is always there, and note of add may be left out',
    );
    expect(problem?.hint).toBe('Write note: { type: string, optional: true }.');
  });

  it('does not look at what a rule fills by itself', () => {
    const refusing =
      'again: { kind: command, http: POST /again, auth: [a:b], writes: [Book], emits: [added, refused] }';
    const events = '{ payload: { bookId: uuid } }\n      refused: { payload: { why: string } }';
    expect(shorts(publishing(refusing, events))).toEqual([]);
  });

  it('leaves out of implied events what is hidden, however deep', () => {
    const { services } = read(`schema: create-microservices/v1
system: { name: town }
platform: { broker: nats }
services:
  books:
    entities:
      Book: { fields: { title: string, marks: "Mark[]", home: Place } }
      Mark: { partOf: Book, fields: { page: integer } }
      Place: { partOf: Book, fields: { at: Address } }
      Address: { partOf: Book, fields: { street: { type: string, pii: true } } }
`);
    const [created] = services[0]?.events ?? [];
    expect(created?.versions[0]?.payload.map(({ name }) => name)).toEqual([
      'bookId',
      'title',
      'marks',
      'version',
    ]);
  });
});

describe('tables of the runtime', () => {
  const entity = (name: string, broker: string) =>
    shorts(`schema: create-microservices/v1
system: { name: town }
platform: { broker: ${broker} }
services:
  books: { entities: { ${name}: { fields: { title: string } } } }
`);

  it('are taken where a service publishes, and only there', () => {
    expect(entity('Outbox', 'nats')).toEqual(['5:24 taken "Outbox"']);
    expect(entity('OutboxLanes', 'nats')).toEqual(['5:24 taken "OutboxLanes"']);
    expect(entity('Outbox', 'none')).toEqual([]);
    expect(entity('Inbox', 'nats')).toEqual([]);
  });
});
