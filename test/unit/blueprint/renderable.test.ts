import { describe, expect, it } from 'vitest';
import { checkRenderable } from '../../../src/blueprint/index.ts';
import { catalog } from '../../../src/catalog/index.ts';
import { complete, fields, read, service, short, unrendered } from './support.ts';

const places = (text: string) => unrendered(text).map(short);
const book = 'entities: { Book: { fields: { title: string } } }';

describe('options', () => {
  it.each([
    ['platform: { broker: kafka }', ['3:21 not-rendered "kafka"']],
    ['platform: { broker: nats }', []],
    ['platform: { broker: rabbitmq }', []],
    ['platform: { broker: postgres }', []],
    ['platform: { broker: none }', []],
    ['platform: { transport: grpc }', ['3:24 not-rendered "grpc"']],
    ['platform: { identity: none }', ['3:23 not-rendered "none"']],
    ['platform: { identity: { kind: none } }', ['3:31 not-rendered "none"']],
    ['platform: { ci: jenkins }', ['3:17 not-rendered "jenkins"']],
    ['platform: { ci: none }', []],
    ['platform: { packageManager: pnpm }', []],
    ['platform: { mtls: mesh }', ['3:19 not-rendered "mesh"']],
    ['platform: { deploy: [kubernetes, compose] }', []],
    ['platform: { deploy: [compose] }', []],
    ['platform: { deploy: [] }', []],
    ['defaults: { language: go }', ['3:23 not-rendered "go"']],
    ['defaults: { datastore: mysql }', ['3:24 not-rendered "mysql"']],
    ['defaults: { datastore: sqlite }', []],
    ['defaults: { transport: grpc }', ['3:24 not-rendered "grpc"']],
    ['gateway: { language: go }', ['3:22 not-rendered "go"']],
    ['gateway: { rateLimit: { store: redis } }', ['3:32 not-rendered "redis"']],
    [
      'gateway: { compositions: { home: { route: GET /home, calls: [books.getBook] } } }',
      ['3:28 not-rendered "home"'],
    ],
    ['defaults: { slo: { availability: 99 }, scaling: { max: 9 } }', []],
  ])('%s', (line, expected) => {
    const text = service(`${book}`, `${line}\nservices:`);
    expect(places(text)).toEqual(expected);
  });

  it('are refused once where a default says them for many', () => {
    const text = service(
      `${book}`,
      'defaults: { language: go }\nservices:\n  b: { entities: { B: { fields: { x: string } } } }',
    );
    expect(places(text)).toEqual(['3:23 not-rendered "go"']);
  });

  it('say what there is instead', () => {
    expect(unrendered(service(`datastore: mongodb\n${book}`))).toMatchObject([
      {
        message: 'Datastore "mongodb" (MongoDB) is not rendered by this version',
        hint: 'Rendered: postgres, sqlite. Leave it out, or write one of these.',
      },
    ]);
  });
});

describe('parts of the language', () => {
  it.each([
    ['events: { moved: { payload: { a: uuid } } }', []],
    [
      'subscribes: [{ event: books.moved, then: custom }]\nevents: { moved: { payload: { a: uuid } } }',
      [],
    ],
    ['views: { Titles: { from: [Book] } }', ['7:14 not-rendered "Titles"']],
    ['replicas: { Name: { of: readers.Reader, fields: [name] } }', []],
    ['operations: { act: { message: true, writes: [Book], input: {} } }', []],
    [
      'operations: { act: { http: "PUT /b/{id}", writes: [Book], emits: [moved] } }\nevents: { moved: { payload: { bookId: uuid } } }',
      [],
    ],
    ['operations: { act: { http: "GET /b/{id}", reads: [Book], calls: [readers.getReader] } }', []],
    [
      'operations: { act: { http: "GET /b/{id}", reads: [Book], calls: [{ to: readers.getReader, fallback: replica }] } }\nreplicas: { Name: { of: readers.Reader, fields: [name] } }',
      [],
    ],
    ...['', ', paging: cursor'].map((more): [string, string[]] => [
      `replicas: { Name: { of: readers.Reader, fields: [name] } }\noperations: { act: { http: GET /names, reads: [Name, Book], output: { name: string }${more} } }`,
      ['8:51 not-rendered a list'],
    ]),
    [
      'replicas: { Name: { of: readers.Reader, fields: [name] } }\noperations: { act: { http: GET /names, reads: [Name], input: { readerId: readers.Reader }, output: { name: string }, calls: [{ to: readers.getReader, fallback: replica }] } }',
      [],
    ],
    [
      'operations: { act: { http: "GET /b/{id}", reads: [Book], calls: [{ to: readers.getReader, transport: grpc }] } }',
      ['7:106 not-rendered "grpc"'],
    ],
    [
      'operations: { act: { http: "PUT /b/{id}/x", writes: [Book], input: { title: string, x: readers.Card } } }',
      ['7:72 not-rendered a map'],
    ],
    ['was: libris', []],
    ['team: red', []],
    ['scaling: { max: 5 }\nslo: { availability: 99 }\ncontext: words', []],
  ])('%s', (lines, expected) => {
    const text = service(
      `${book}\n${lines}`,
      'services:\n  readers: { entities: { Reader: { fields: { name: string, card: Card } }, Card: { partOf: Reader, fields: { no: string } } } }',
    ).replace('{ name: town }', '{ name: town, teams: { red: {} } }');
    expect(places(text)).toEqual(expected);
  });

  it('name what they are about', () => {
    const text = service('entities: { Book: { eventSourced: true, fields: { a: string } } }');
    expect(unrendered(text)).toMatchObject([
      {
        message: 'eventSourced of books.Book: this version does not render event-sourced entities',
        line: 5,
      },
    ]);
  });

  it('say what can be written in their place', () => {
    const text = service(
      `${book}\nreplicas: { Name: { of: readers.Reader, fields: [name] } }\noperations: { act: { http: GET /names, reads: [Name], output: { name: string } } }`,
      'services:\n  readers: { entities: { Reader: { fields: { name: string } } } }',
    );
    expect(unrendered(text)).toMatchObject([
      {
        message: 'reads of books.act: this version does not render queries of a replica alone',
        hint: expect.stringMatching(/^Let it ask the owner, calls: .*fallback: replica/),
      },
    ]);
  });

  it('that need a broker say so where there is none', () => {
    const features = Object.fromEntries(
      Object.entries(catalog.features).map(([id, entry]) => [id, { ...entry, rendered: true }]),
    ) as typeof catalog.features;
    const text = service(
      `${book}\nevents: { moved: { payload: { a: uuid } } }`,
      'platform: { broker: none }\nservices:',
    );
    const later = { ...complete, features };
    expect(checkRenderable(read(text, later), later)).toMatchObject([
      { code: 'needs-broker', path: ['services', 'books', 'events', 'moved'] },
    ]);
    const withBroker = text.replace('broker: none', 'broker: nats');
    expect(checkRenderable(read(withBroker, later), later)).toEqual([]);
  });
});

describe('fields', () => {
  const onSqlite = (text: string) =>
    text.replace('  books:\n', '  books:\n    datastore: sqlite\n');

  it.each(['index', 'unique'])('a decimal with %s needs a store that compares them', (mark) => {
    const text = fields(`{ price: { type: decimal, ${mark}: true } }`);
    expect(unrendered(text)).toEqual([]);
    expect(unrendered(onSqlite(text))).toMatchObject([
      { code: 'not-rendered', line: 9, path: expect.arrayContaining(['price', mark]) },
    ]);
  });

  it('was goes with entities and their fields, whose rows can follow', () => {
    const text = service(
      'entities: { Book: { was: Tome, fields: { n: { type: Note, was: m } } }, Note: { partOf: Book, fields: { pin: { type: string, was: code } } } }',
    );
    expect(unrendered(text)).toMatchObject([
      {
        code: 'not-rendered',
        message: 'was of books.Note.pin: this version does not render renames inside value objects',
        path: ['services', 'books', 'entities', 'Note', 'fields', 'pin', 'was'],
      },
    ]);
  });

  it('a secret stands in the entity itself', () => {
    const text = service(
      'entities: { Book: { fields: { n: Note } }, Note: { partOf: Book, fields: { pin: { type: string, secret: true } } } }',
    );
    expect(places(text)).toEqual(['5:109 not-rendered true']);
  });
});
