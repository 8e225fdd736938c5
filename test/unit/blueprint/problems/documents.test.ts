import { describe, expect, it } from 'vitest';
import { lines, service, shorts } from '../support.ts';

/** Text -> every problem as `line:column code value`. */
describe('documents', () => {
  it.each<[string, string, string[]]>([
    [
      'a missing schema',
      `
system: { name: town }
services: { a: { entities: { B: { fields: { x: string } } } } }
`,
      ['1:1 missing a map'],
    ],
    [
      'another schema',
      `
schema: create-microservices/v2
system: { name: town }
services: { a: { entities: { B: { fields: { x: string } } } } }
`,
      ['1:9 unknown-value "create-microservices/v2"'],
    ],
    [
      'no services',
      `
schema: create-microservices/v1
system: { name: town }
services: {}
`,
      ['3:11 size {}'],
    ],
    [
      'nothing behind a colon',
      `
schema: create-microservices/v1
system: { name: town }
services:
`,
      ['3:10 wrong-type nothing'],
    ],
    [
      'a list instead of a map',
      `
schema: create-microservices/v1
system: { name: town }
services: [a, b]
`,
      ['3:11 wrong-type a list'],
    ],
    [
      'text instead of a document',
      `
hello
`,
      ['1:1 wrong-type "hello"'],
    ],
    [
      'a number as a name',
      `
schema: create-microservices/v1
system: { name: 123 }
services: { 12: { entities: { B: { fields: { x: string } } } } }
`,
      ['2:17 wrong-type 123', '3:13 malformed "12"'],
    ],
    [
      'a mistyped outer word',
      `
schema: create-microservices/v1
system: { name: town }
servcies: { a: { entities: { B: { fields: { x: string } } } } }
`,
      ['3:1 unknown-word "servcies"'],
    ],
    [
      'options that do not exist',
      `
schema: create-microservices/v1
system: { name: town }
platform: { broker: natts, ci: gitlub, transport: soap, deploy: [k8s], mtls: on, identity: jwt2, packageManager: ppnm }
defaults: { language: typscript, datastore: postgre }
services: { a: { entities: { B: { fields: { x: string } } } } }
`,
      [
        '3:21 unknown-value "natts"',
        '3:32 unknown-value "gitlub"',
        '3:51 unknown-value "soap"',
        '3:66 unknown-value "k8s"',
        '3:78 unknown-value "on"',
        '3:92 unknown-value "jwt2"',
        '3:114 unknown-value "ppnm"',
        '4:23 unknown-value "typscript"',
        '4:45 unknown-value "postgre"',
      ],
    ],
    [
      'values out of range',
      `
schema: create-microservices/v1
system: { name: town, teams: { red: { members: 0 } } }
defaults: { timeoutMs: 0, scaling: { min: 4, max: 2 }, slo: { availability: 100, latency: { percentile: 100 }, window: 30 } }
gateway: { rateLimit: { perClient: 0/min } }
services: { a: { entities: { B: { fields: { x: string } } } } }
`,
      [
        '2:48 range 0',
        '3:24 range 0',
        '3:43 range 4',
        '3:77 range 100',
        '3:105 range 100',
        '3:120 wrong-type 30',
        '4:36 malformed "0/min"',
      ],
    ],
    [
      'a minimum above an inherited maximum',
      `
schema: create-microservices/v1
system: { name: town }
defaults: { scaling: { min: 5 } }
services: { a: { scaling: { max: 4 }, entities: { B: { fields: { x: string } } } } }
`,
      ['4:34 range 4'],
    ],
    [
      'system words',
      'schema: create-microservices/v1\nsystem: { name: town, registry: \'HTTP://x\', description: "a\\u202eb" }\nplatform: { identity: { issuer: ftp://x, audience: \'a b\', algorithms: [none] } }\nservices: { a: { team: read, context: "two\\nlines", entities: { B: { fields: { x: string } } } } }\n',
      [
        '2:33 malformed "HTTP://x"',
        '2:58 malformed "a\\u{202e}b"',
        '3:33 malformed "ftp://x"',
        '3:52 malformed "a b"',
        '3:72 unknown-value "none"',
        '4:24 unknown-team "read"',
        '4:39 malformed "two\\nlines"',
      ],
    ],
    [
      'a team that is not declared',
      `
schema: create-microservices/v1
system: { name: town, teams: { red: {} } }
services: { a: { team: rad, entities: { B: { fields: { x: string } } } } }
`,
      ['3:24 unknown-team "rad"'],
    ],
    [
      'a reserved system name',
      `
schema: create-microservices/v1
system: { name: nul }
services: { a: { entities: { B: { fields: { x: string } } } } }
`,
      ['2:17 device-name "nul"'],
    ],
    [
      'a service named Books',
      `
schema: create-microservices/v1
system: { name: town }
services: { "Books": { entities: { B: { fields: { x: string } } } } }
`,
      ['3:13 malformed "Books"'],
    ],
    [
      'a service named books_1',
      `
schema: create-microservices/v1
system: { name: town }
services: { "books_1": { entities: { B: { fields: { x: string } } } } }
`,
      ['3:13 malformed "books_1"'],
    ],
    [
      'a service named books--x',
      `
schema: create-microservices/v1
system: { name: town }
services: { "books--x": { entities: { B: { fields: { x: string } } } } }
`,
      ['3:13 malformed "books--x"'],
    ],
    [
      'a service named -books',
      `
schema: create-microservices/v1
system: { name: town }
services: { "-books": { entities: { B: { fields: { x: string } } } } }
`,
      ['3:13 malformed "-books"'],
    ],
    [
      'a service named books.x',
      `
schema: create-microservices/v1
system: { name: town }
services: { "books.x": { entities: { B: { fields: { x: string } } } } }
`,
      ['3:13 malformed "books.x"'],
    ],
    [
      'a service named a/b',
      `
schema: create-microservices/v1
system: { name: town }
services: { "a/b": { entities: { B: { fields: { x: string } } } } }
`,
      ['3:13 malformed "a/b"'],
    ],
    [
      'a service named ..',
      `
schema: create-microservices/v1
system: { name: town }
services: { "..": { entities: { B: { fields: { x: string } } } } }
`,
      ['3:13 malformed ".."'],
    ],
    [
      'a service named xxxxxxxxxxxx',
      `
schema: create-microservices/v1
system: { name: town }
services: { "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx": { entities: { B: { fields: { x: string } } } } }
`,
      ['3:13 too-long "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"'],
    ],
    [
      'a service named con',
      `
schema: create-microservices/v1
system: { name: town }
services: { "con": { entities: { B: { fields: { x: string } } } } }
`,
      ['3:13 device-name "con"'],
    ],
    [
      'a service named constructor',
      `
schema: create-microservices/v1
system: { name: town }
services: { "constructor": { entities: { B: { fields: { x: string } } } } }
`,
      ['3:13 reserved-name "constructor"'],
    ],
    [
      'a service named gateway',
      `
schema: create-microservices/v1
system: { name: town }
services: { "gateway": { entities: { B: { fields: { x: string } } } } }
`,
      ['3:13 reserved-name "gateway"'],
    ],
    [
      'a service named 1st',
      `
schema: create-microservices/v1
system: { name: town }
services: { "1st": { entities: { B: { fields: { x: string } } } } }
`,
      ['3:13 malformed "1st"'],
    ],
    [
      'a foreign value object as a field',
      `
schema: create-microservices/v1
system: { name: town }
services:
  a: { entities: { A: { fields: { x: b.C } } } }
  b: { entities: { B: { fields: { c: C } }, C: { partOf: B, fields: { y: string } } } }
`,
      ['4:38 foreign-object "b.C"'],
    ],
    [
      'an entity of another service without its service',
      `
schema: create-microservices/v1
system: { name: town }
services:
  a: { entities: { A: { fields: { x: B } } } }
  b: { entities: { B: { fields: { y: string } } } }
`,
      ['4:38 unknown-type "B"'],
    ],
    [
      'an ambiguous value object',
      `
schema: create-microservices/v1
system: { name: town }
services:
  a: { entities: { A: { fields: { y: string } } }, operations: { act: { message: true, writes: [A], input: { c: C } } } }
  b: { entities: { B: { fields: { c: C } }, C: { partOf: B, fields: { y: string } } } }
  d: { entities: { D: { fields: { c: C } }, C: { partOf: D, fields: { y: string } } } }
`,
      ['4:113 ambiguous-type "C"'],
    ],
    [
      'two services with one path',
      `
schema: create-microservices/v1
system: { name: town }
services:
  a: { entities: { Book: { fields: { x: string } } } }
  b: { entities: { Book: { fields: { x: string } } } }
`,
      ['5:20 route-conflict "Book"'],
    ],
    [
      'a composition in the way',
      `
schema: create-microservices/v1
system: { name: town }
gateway: { compositions: { home: { route: GET /books, calls: [a.listBooks] } } }
services:
  a: { entities: { Book: { fields: { x: string } } } }
`,
      ['5:20 route-conflict "Book"'],
    ],
    [
      'secret in event',
      `
schema: create-microservices/v1
system: { name: town }
services:
  books:
    entities: { Book: { fields: { pin: { type: string, secret: true }, mail: { type: email, pii: true } } } }
    operations: { act: { http: "PUT /l/{id}", writes: [Book], emits: [moved] } }
    events: { moved: { payload: { bookId: uuid, pin: string, mail: email } } }
`,
      ['6:71 exposed "moved"', '6:71 exposed "moved"'],
    ],
    [
      'composition',
      `
schema: create-microservices/v1
system: { name: town }
gateway: { compositions: { Home: { route: POST /x, calls: [] }, home: { route: GET /h, calls: [books.createBook, books.no] } } }
services:
  books: { entities: { Book: { fields: { a: string } } } }
`,
      [
        '3:28 malformed "Home"',
        '3:43 malformed "POST /x"',
        '3:59 size []',
        '3:96 composition "books.createBook"',
        '3:114 unknown-operation "books.no"',
      ],
    ],
    [
      'lint',
      `
schema: create-microservices/v1
system: { name: town }
services:
  books: { entities: { Book: { fields: { a: string } } } }
lint: { exceptions: [{ rule: x, place: '', reason: short }], rules: 1 }
`,
      [
        '5:30 malformed "x"',
        '5:40 malformed ""',
        '5:52 too-short "short"',
        '5:62 unknown-word "rules"',
      ],
    ],
  ])('%s', (_name, text, problems) => expect(shorts(lines(text))).toEqual(problems));
});

/** The body of one service; its first line is line 5, its first column 5. */
describe('services', () => {
  it.each<[string, string, string[]]>([
    [
      'a mistyped word of a service',
      `
entitties: { Book: { fields: { x: string } } }
operations: { get: { http: GET /x, reads: [Book] } }`,
      ['5:5 unknown-word "entitties"'],
    ],
    [
      'an entity named book',
      'entities: { "book": { fields: { x: string } } }',
      ['5:17 malformed "book"'],
    ],
    [
      'an entity named Book_1',
      'entities: { "Book_1": { fields: { x: string } } }',
      ['5:17 malformed "Book_1"'],
    ],
    [
      'an entity named B-x',
      'entities: { "B-x": { fields: { x: string } } }',
      ['5:17 malformed "B-x"'],
    ],
    [
      'an entity named Con',
      'entities: { "Con": { fields: { x: string } } }',
      ['5:17 device-name "Con"'],
    ],
    [
      'an entity named Com1',
      'entities: { "Com1": { fields: { x: string } } }',
      ['5:17 device-name "Com1"'],
    ],
    [
      'an entity named XXXXXXXXXXXX',
      'entities: { "XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX": { fields: { x: string } } }',
      ['5:17 too-long "XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX"'],
    ],
    [
      'look-alikes',
      'entities: { B\u043e\u043ek: { fields: { x: string } } }',
      ['5:17 malformed "Bооk"'],
    ],
    [
      'an invisible character',
      'entities: { "Bo\\u200bok": { fields: { x: string } } }',
      ['5:17 malformed "Bo\\u{200b}ok"'],
    ],
    [
      'a name twice',
      `
entities:
  Book: { fields: { x: string } }
  Book: { fields: { y: string } }`,
      ['6:7 duplicate "Book"'],
    ],
    [
      'an entity and an operation with one file',
      `
entities: { PlaceBook: { fields: { x: string } } }
operations: { placeBook: { http: POST /x, writes: [PlaceBook] } }`,
      ['6:19 collision "placeBook"'],
    ],
    [
      'two entities with one file',
      'entities: { HTTPLog: { fields: { x: string } }, HttpLog: { path: /other, fields: { x: string } } }',
      ['5:53 collision "HttpLog"'],
    ],
    [
      'an entity and a view of one name',
      `
entities: { Book: { fields: { x: string } } }
views: { Book: { from: [Book] } }`,
      ['6:14 collision "Book"'],
    ],
    [
      'an unknown key',
      'entities: { Book: { key: isbm, fields: { isbn: string } } }',
      ['5:30 unknown-field "isbm"'],
    ],
    [
      'an impossible key',
      "entities: { Book: { key: isbn, fields: { isbn: { type: decimal, optional: true, unique: true, default: '1' } } } }",
      ['5:52 key a map', '5:79 key true', '5:93 key true', '5:108 key "1"'],
    ],
    [
      'an id beside the key',
      'entities: { Book: { key: isbn, fields: { isbn: string, id: uuid } } }',
      ['5:60 managed-field "id"'],
    ],
    [
      'an unknown owner',
      'entities: { Book: { owner: redaer, fields: { reader: string } } }',
      ['5:32 unknown-field "redaer"'],
    ],
    [
      'an impossible owner',
      'entities: { Book: { owner: reader, fields: { reader: { type: integer, optional: true } } } }',
      ['5:32 owner "reader"'],
    ],
    [
      'an anonymous operation on owned rows',
      `
entities: { Book: { owner: reader, fields: { reader: string } } }
operations: { getBook: { http: "GET /b/{id}", reads: [Book], auth: anonymous } }`,
      ['6:72 anonymous-owner "anonymous"'],
    ],
    [
      'a value object with a key',
      'entities: { Book: { fields: { n: Note } }, Note: { partOf: Book, key: x, path: /n, fields: { x: string } } }',
      ['5:75 value-object "x"', '5:84 value-object "/n"'],
    ],
    [
      'a value object of nothing',
      'entities: { Book: { fields: { n: Note } }, Note: { partOf: Bok, fields: { x: string } } }',
      ['5:64 unknown-entity "Bok"'],
    ],
    [
      'a value object with marks and references',
      'entities: { Book: { fields: { n: Note } }, Note: { partOf: Book, fields: { x: { type: string, unique: true }, b: Book } } }',
      ['5:107 mark true', '5:118 reference-inside "Book"'],
    ],
    [
      'value objects in a circle',
      'entities: { Book: { fields: { n: A } }, A: { partOf: Book, fields: { b: B } }, B: { partOf: Book, fields: { a: A } } }',
      ['5:116 value-object-cycle "A"'],
    ],
    [
      'references in a circle',
      'entities: { A: { fields: { b: B } }, B: { fields: { a: A } } }',
      ['5:60 reference-cycle "A"'],
    ],
    [
      'a bad path',
      "entities: { A: { path: /../x, fields: { b: string } }, B: { path: '/x/{id}', fields: { b: string } } }",
      ['5:28 malformed "/../x"', '5:71 malformed "/x/{id}"'],
    ],
    ['an empty service', 'context: nothing', ['4:3 empty-service "books"']],
    [
      'entities without a datastore',
      `
datastore: none
entities: { A: { fields: { b: string } } }`,
      ['5:16 no-datastore "none"'],
    ],
  ])('%s', (_name, text, problems) => expect(shorts(service(lines(text)))).toEqual(problems));
});

/** Names that something of ours has already. */
describe('taken names', () => {
  it.each<[string, string, string[]]>([
    [
      'the database of the server',
      `
schema: create-microservices/v1
system: { name: town }
services:
  postgres: { entities: { B: { fields: { x: string } } } }
`,
      ['5:3 taken "postgres"'],
    ],
    [
      'tables of the runtime',
      `
schema: create-microservices/v1
system: { name: town }
services:
  a: { entities: { IdempotencyKeys: { fields: { x: string } } } }
`,
      ['5:20 taken "IdempotencyKeys"'],
    ],
    [
      'parameters of a list',
      `
schema: create-microservices/v1
system: { name: town }
services:
  a: { entities: { B: { fields: { sort: { type: string, index: true }, limit: integer } } } }
`,
      ['5:35 taken "sort"'],
    ],
    [
      'paths of the gateway',
      `
schema: create-microservices/v1
system: { name: town }
services:
  a: { entities: { Doc: { fields: { x: string } } } }
`,
      ['5:20 taken "Doc"'],
    ],
    [
      'containers beside the services',
      `
schema: create-microservices/v1
system: { name: town }
services:
  nats: { entities: { B: { fields: { x: string } } } }
  a: { entities: { A: { fields: { x: string } } } }
  a-migrations: { entities: { C: { fields: { x: string } } } }
`,
      ['5:3 taken "nats"', '7:3 taken "a-migrations"'],
    ],
    [
      'containers of traces and logs',
      `
schema: create-microservices/v1
system: { name: town }
services:
  collector: { entities: { B: { fields: { x: string } } } }
  tempo: { entities: { A: { fields: { x: string } } } }
  loki: { entities: { C: { fields: { x: string } } } }
`,
      ['5:3 taken "collector"', '6:3 taken "tempo"', '7:3 taken "loki"'],
    ],
    [
      'what each namespace has',
      `
schema: create-microservices/v1
system: { name: town }
platform: { deploy: [kubernetes] }
services:
  default: { entities: { B: { fields: { x: string } } } }
`,
      ['6:3 taken "default"'],
    ],
    [
      'what each namespace would have',
      `
schema: create-microservices/v1
system: { name: town }
services:
  default: { entities: { B: { fields: { x: string } } } }
`,
      [],
    ],
    [
      'containers beside the services, where there are none',
      `
schema: create-microservices/v1
system: { name: town }
platform: { deploy: [] }
services:
  nats: { entities: { B: { fields: { x: string } } } }
`,
      [],
    ],
  ])('%s', (_name, text, expected) => {
    expect([...new Set(shorts(text))]).toEqual(expected);
  });
});
