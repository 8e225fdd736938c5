import type { Fault } from '../support.ts';

const asked = (slo: string, call = 'books.getBook') => `
services:
  books:
    ${slo}
    entities: { Book: { fields: { title: string, isbn: { type: string, secret: true } } } }
    operations:
      getBook: { http: "GET /books/{id}", reads: [Book] }
      listBooks: { http: GET /books, reads: [Book], paging: cursor }
      dropBook: { kind: command, http: "DELETE /books/{id}", writes: [Book] }
  loans:
    entities: { Loan: { fields: { note: string } } }
    operations:
      getLoan: { http: "GET /loans/{id}", reads: [Loan], calls: [${call}] }
`;

const gateway = (words: string, loans: string) => `
gateway: { ${words} }
services:
  books:
    entities: { Book: { fields: { title: string } } }
  loans:
    ${loans}
    entities: { Loan: { fields: { note: string } } }
`;

const replicated = `
platform: { broker: nats }
services:
  books: { entities: { Book: { fields: { title: string, pages: integer, note: { type: string, pii: true, optional: true } } } } }
  loans:
    entities: { Loan: { fields: { bookId: uuid } } }
    replicas:
      KnownBook: { of: books.Book, fields: [bookId, title], fedBy: [books.book-created, books.book-updated, books.book-deleted] }
    operations:
      known: { http: "GET /known/{bookId}", reads: [KnownBook], output: { bookId: uuid } }
`;

const renamed = `
platform: { broker: nats }
services:
  books:
    entities: { Book: { fields: { title: string, pages: integer } } }
    operations:
      addBook: { kind: command, http: POST /books, writes: [Book], emits: [book-added] }
      rename: { kind: command, http: "PUT /books/{id}/title", input: { title: string }, writes: [Book], emits: [book-renamed] }
      getBook: { http: "GET /books/{id}", reads: [Book] }
    events:
      book-added: { key: bookId, payload: { bookId: uuid, title: string } }
      book-renamed: { key: bookId, payload: { bookId: uuid, title: string } }
  loans:
    entities: { Loan: { fields: { bookId: uuid } } }
    replicas: { KnownBook: { of: books.Book, fields: [bookId, title], fedBy: [books.book-added] } }
    operations:
      known: { http: "GET /known/{bookId}", reads: [KnownBook], output: { bookId: uuid } }
`;

export const sloAndData: Fault[] = [
  {
    rule: 'SLO001',
    what: 'a default objective above what a dependency promises',
    text: asked('slo: { availability: 99.5 }'),
    places: ['loans'],
    healed: ['calls: [books.getBook]', 'calls: [{ to: books.getBook, fallback: default }]'],
  },
  {
    rule: 'SLO001',
    what: 'two dependencies whose product is too low',
    text: `
defaults: { slo: { availability: 99.9 }, scaling: { min: 2 } }
services:
  a: { entities: { A: { fields: { name: string } }, More: { fields: { name: string } } } }
  b: { entities: { B: { fields: { name: string } }, Else: { fields: { name: string } } } }
  loans:
    entities: { Loan: { fields: { note: string } } }
    operations:
      getLoan: { http: "GET /loans/{id}", reads: [Loan], calls: [a.getA, b.getB] }
`,
    places: ['loans'],
    healed: ['[a.getA, b.getB]', '[a.getA]'],
  },
  {
    rule: 'SLO001',
    what: 'a gateway that promises more than any service behind it',
    text: gateway(
      'slo: { availability: 99.95 }, scaling: { min: 2 }',
      'slo: { availability: 99.5 }',
    ),
    places: ['gateway'],
    healed: ['slo: { availability: 99.95 }', 'slo: { availability: 99.9 }'],
  },
  {
    rule: 'SLO001',
    what: 'a page whose parts together cannot keep what is promised for all',
    text: `
defaults: { slo: { availability: 99.5 } }
${gateway('compositions: { page: { route: GET /page, calls: [books.listBooks, loans.listLoans] } }', '')}`,
    places: ['gateway'],
    healed: ['loans.listLoans]', '{ to: loans.listLoans, optional: true }]'],
  },
  {
    rule: 'SLO002',
    what: 'a gateway of one replica',
    text: `
defaults: { slo: { availability: 99.9 } }
services:
  books: { scaling: { min: 2 }, entities: { Book: { fields: { title: string } } } }
`,
    places: ['gateway'],
    healed: ['defaults: { slo: { availability: 99.9 } }', 'gateway: { scaling: { min: 2 } }'],
  },
  {
    rule: 'SLO003',
    what: 'a gateway that promises more speed than any service behind it',
    text: gateway('slo: { latency: { ms: 300 } }', 'slo: { latency: { ms: 500 } }'),
    places: ['gateway'],
    healed: ['latency: { ms: 500 }', 'latency: { ms: 200 }'],
  },
  {
    rule: 'SLO003',
    what: 'a page that waits for a slower part',
    text: `
defaults: { slo: { latency: { ms: 300 } } }
${gateway('compositions: { page: { route: GET /page, calls: [books.listBooks, loans.listLoans] } }', 'slo: { latency: { ms: 500 } }')}`,
    places: ['gateway.page'],
    healed: ['loans.listLoans]', '{ to: loans.listLoans, optional: true }]'],
  },
  {
    rule: 'SLO002',
    what: 'a promise of 99.9 % by one replica',
    text: `
services:
  books: { slo: { availability: 99.9 }, entities: { Book: { fields: { title: string } } } }
`,
    places: ['books'],
    healed: ['slo: { availability: 99.9 }', 'slo: { availability: 99.5 }'],
  },
  {
    rule: 'SLO003',
    what: 'a callee that promises less speed',
    text: asked('slo: { latency: { ms: 500 } }').replace(
      '  loans:\n',
      '  loans:\n    slo: { latency: { ms: 300 } }\n',
    ),
    places: ['loans.getLoan'],
    healed: ['ms: 500', 'ms: 300'],
  },
  {
    rule: 'DATA001',
    what: 'one entity in two services',
    text: `
services:
  books: { entities: { Book: { fields: { title: string, pages: integer } } } }
  shelves: { entities: { Book: { path: /shelved, fields: { title: string, pages: integer, shelf: string } } } }
`,
    places: ['shelves.Book'],
    healed: [
      'title: string, pages: integer, shelf: string',
      'isbn: string, row: integer, shelf: string',
    ],
  },
  {
    rule: 'DATA007',
    what: 'a replica that nobody reads',
    text: replicated
      .replace('reads: [KnownBook], output: { bookId: uuid }', 'reads: [Loan]')
      .replace('/known/{bookId}', '/known/{id}'),
    places: ['loans.KnownBook'],
    healed: ['reads: [Loan]', 'reads: [Loan, KnownBook]'],
  },
  {
    rule: 'DATA009',
    what: 'a replica that hears neither of changes nor of the end',
    text: replicated.replace(', books.book-updated, books.book-deleted', ''),
    places: ['loans.KnownBook'],
    healed: ['fedBy: [books.book-created]', 'maxLagSeconds: 30'],
  },
  {
    rule: 'DATA009',
    what: 'a change with a name of its own, beside the events of the entity',
    text: renamed,
    places: ['loans.KnownBook'],
    healed: [
      '      book-renamed: { key: bookId, payload: { bookId: uuid, title: string } }',
      '      book-renamed: { key: bookId, payload: { bookId: uuid } }',
    ],
    also: ['EVT001'],
  },
];
