import type { Fault } from '../support.ts';

const books = `
  books:
    entities: { Book: { fields: { title: string, pages: integer } } }
    operations:
      getBook: { http: "GET /books/{id}", reads: [Book] }`;

export const sync: Fault[] = [
  {
    rule: 'SYNC001',
    what: 'two services call each other',
    text: `
services:
  books:
    entities: { Book: { fields: { title: string } } }
    operations:
      getBook: { http: "GET /books/{id}", reads: [Book], calls: [loans.getLoan] }
      listBooks: { http: GET /books, reads: [Book], paging: cursor }
  loans:
    entities: { Loan: { fields: { bookId: uuid } } }
    operations:
      getLoan: { http: "GET /loans/{id}", reads: [Loan] }
      listLoans: { http: GET /loans, reads: [Loan], paging: cursor, calls: [books.listBooks] }
`,
    places: ['books'],
    healed: [', calls: [loans.getLoan]', ''],
  },
  {
    rule: 'SYNC001',
    what: 'three services in a circle, told once',
    text: `
services:
  a:
    entities: { A: { fields: { name: string } } }
    operations: { getA: { http: "GET /a/{id}", reads: [A], calls: [b.getB] } }
  b:
    entities: { B: { fields: { name: string } } }
    operations: { getB: { http: "GET /b/{id}", reads: [B], calls: [c.getC] } }
  c:
    entities: { C: { fields: { name: string } } }
    operations:
      getC: { http: "GET /c/{id}", reads: [C] }
      listC: { http: GET /c, reads: [C], paging: cursor, calls: [a.getA] }
`,
    places: ['a'],
    healed: [', calls: [a.getA]', ''],
    also: ['SYNC002'],
  },
  {
    rule: 'SYNC002',
    what: 'three calls one after another',
    text: `
services:
  a:
    entities: { A: { fields: { name: string } } }
    operations: { getA: { http: "GET /a/{id}", reads: [A], calls: [b.getB] } }
  b:
    entities: { B: { fields: { name: string } } }
    operations: { getB: { http: "GET /b/{id}", expose: internal, reads: [B], calls: [c.getC] } }
  c:
    entities: { C: { fields: { name: string } } }
    operations: { getC: { http: "GET /c/{id}", expose: internal, reads: [C], calls: [d.getD] } }
  d:
    entities: { D: { fields: { name: string } } }
    operations: { getD: { http: "GET /d/{id}", reads: [D] } }
`,
    places: ['a.getA'],
    healed: [', calls: [d.getD]', ''],
    also: ['BND002', 'BND002'],
  },
  {
    rule: 'SYNC002',
    what: 'three calls one after another behind a page',
    text: `
gateway: { compositions: { page: { route: GET /page, calls: [a.getA] } } }
services:
  a:
    entities: { A: { fields: { name: string } }, A2: { fields: { name: string } } }
    operations: { getA: { http: GET /a, paging: cursor, expose: internal, reads: [A], calls: [b.getB] } }
  b:
    entities: { B: { fields: { name: string } }, B2: { fields: { name: string } } }
    operations: { getB: { http: "GET /b/{id}", expose: internal, reads: [B], calls: [c.getC] } }
  c:
    entities: { C: { fields: { name: string } }, C2: { fields: { name: string } } }
    operations: { getC: { http: "GET /c/{id}", expose: internal, reads: [C], calls: [d.getD] } }
  d:
    entities: { D: { fields: { name: string } } }
    operations: { getD: { http: "GET /d/{id}", reads: [D] } }
`,
    places: ['gateway.page'],
    healed: [', calls: [d.getD]', ''],
  },
  {
    rule: 'SYNC003',
    what: 'an operation that waits for four services',
    text: `
services:
  a: { entities: { A: { fields: { name: string } } }, datastore: postgres }
  b: { entities: { B: { fields: { name: string } } } }
  c: { entities: { C: { fields: { name: string } } } }
  d: { entities: { D: { fields: { name: string } } } }
  all:
    entities: { Page: { fields: { name: string } }, Part: { fields: { name: string } } }
    operations:
      getPage: { http: "GET /pages/{id}", reads: [Page], calls: [a.getA, b.getB, c.getC, d.getD] }
`,
    places: ['all.getPage'],
    healed: [', d.getD]', ']'],
  },
  {
    rule: 'SYNC003',
    what: 'a composition of four, none of which it can do without',
    text: `
gateway:
  compositions:
    page: { route: GET /page, calls: [a.listAs, b.listBs, c.listCs, { to: d.listDs }] }
services:
  a: { entities: { A: { fields: { name: string } } } }
  b: { entities: { B: { fields: { name: string } } } }
  c: { entities: { C: { fields: { name: string } } } }
  d: { entities: { D: { fields: { name: string } } } }
`,
    places: ['gateway.page'],
    healed: ['{ to: d.listDs }', '{ to: d.listDs, optional: true }'],
  },
  {
    rule: 'SYNC004',
    what: 'a command with a list that asks for one at a time',
    text: `
services:${books}
      booksById: { http: "POST /books:byId", expose: internal, reads: [Book], input: { ids: "uuid[]" }, output: "Book[]", batch: true }
  loans:
    entities:
      Loan: { fields: { lines: "Line[]" } }
      Line: { partOf: Loan, fields: { bookId: uuid } }
    operations:
      lend: { kind: command, http: POST /loans, writes: [Loan], calls: [books.getBook] }
`,
    places: ['loans.lend'],
    healed: ['calls: [books.getBook]', 'calls: [books.booksById]'],
  },
  {
    rule: 'SYNC004',
    what: 'a page whose rows refer to what is asked for one at a time',
    text: `
services:${books}
      listBooks: { http: GET /books, reads: [Book], paging: cursor }
      dropBook: { kind: command, http: "DELETE /books/{id}", writes: [Book] }
  loans:
    entities: { Loan: { fields: { of: books.Book } } }
    operations:
      listLoans: { http: GET /loans, reads: [Loan], paging: cursor, calls: [books.getBook] }
`,
    places: ['loans.listLoans'],
    healed: ['of: books.Book', 'of: string'],
  },
  {
    rule: 'SYNC004',
    what: 'one at a time for a list that another service gives',
    text: `
services:${books}
      booksById: { http: "POST /books:byId", expose: internal, reads: [Book], input: { ids: "uuid[]" }, output: "Book[]", batch: true }
  baskets:
    entities:
      Basket: { fields: { items: "Item[]" } }
      Item: { partOf: Basket, fields: { book: books.Book } }
    operations:
      getBasket: { http: "GET /baskets/{id}", reads: [Basket] }
  loans:
    entities: { Loan: { fields: { note: string } } }
    operations:
      lend: { kind: command, http: POST /loans, writes: [Loan], calls: [baskets.getBasket, books.getBook] }
`,
    places: ['loans.lend'],
    healed: ['baskets.getBasket, books.getBook', 'baskets.getBasket, books.booksById'],
  },
  {
    rule: 'SYNC006',
    what: 'a retry of a command that is not idempotent',
    text: `
services:
  books:
    entities: { Book: { fields: { title: string } }, Shelf: { fields: { name: string } } }
    operations:
      addBook: { kind: command, http: POST /books, writes: [Book], idempotency: none }
  loans:
    entities: { Loan: { fields: { bookId: uuid } } }
    operations:
      wish: { kind: query, http: "GET /loans/{id}", reads: [Loan], calls: [{ to: books.addBook, retries: 2 }] }
`,
    places: ['loans.wish'],
    healed: ['retries: 2', 'retries: 0'],
    also: ['TX004', 'SYNC009'],
  },
  {
    rule: 'SYNC007',
    what: 'retries for which there is no time',
    text: `
services:${books}
      listBooks: { http: GET /books, reads: [Book], paging: cursor }
      dropBook: { kind: command, http: "DELETE /books/{id}", writes: [Book] }
  loans:
    timeoutMs: 500
    entities: { Loan: { fields: { bookId: uuid } } }
    operations:
      getLoan: { http: "GET /loans/{id}", reads: [Loan], calls: [{ to: books.getBook, timeoutMs: 300, retries: 1 }] }
`,
    places: ['loans.getLoan'],
    healed: ['timeoutMs: 300', 'timeoutMs: 250'],
  },
  {
    rule: 'SYNC007',
    what: 'a call that may take longer than what is promised',
    text: `
services:${books}
      listBooks: { http: GET /books, reads: [Book], paging: cursor }
      dropBook: { kind: command, http: "DELETE /books/{id}", writes: [Book] }
  loans:
    slo: { latency: { ms: 400 } }
    entities: { Loan: { fields: { bookId: uuid } } }
    operations:
      getLoan: { http: "GET /loans/{id}", reads: [Loan], calls: [{ to: books.getBook, timeoutMs: 401 }] }
`,
    places: ['loans.getLoan'],
    healed: ['timeoutMs: 401', 'timeoutMs: 400'],
  },
  {
    rule: 'SYNC007',
    what: 'a call that may take longer than what is promised for all',
    text: `
defaults: { slo: { latency: { ms: 400 } } }
services:${books}
      listBooks: { http: GET /books, reads: [Book], paging: cursor }
      dropBook: { kind: command, http: "DELETE /books/{id}", writes: [Book] }
  loans:
    entities: { Loan: { fields: { bookId: uuid } } }
    operations:
      getLoan: { http: "GET /loans/{id}", reads: [Loan], calls: [{ to: books.getBook, timeoutMs: 401 }] }
`,
    places: ['loans.getLoan'],
    healed: ['timeoutMs: 401', 'timeoutMs: 400'],
  },
  {
    rule: 'SYNC007',
    what: 'a part of a page that may take longer than the gateway promises',
    text: `
gateway:
  slo: { latency: { ms: 400 } }
  compositions: { page: { route: GET /page, calls: [{ to: books.listBooks, timeoutMs: 401 }] } }
services:${books}
      listBooks: { http: GET /books, reads: [Book], paging: cursor }
`,
    places: ['gateway.page'],
    healed: ['timeoutMs: 401', 'timeoutMs: 400'],
  },
  {
    rule: 'SYNC007',
    what: 'a part of a page that may take longer than the gateway waits',
    text: `
gateway:
  timeoutMs: 300
  compositions: { page: { route: GET /page, calls: [{ to: books.listBooks, timeoutMs: 301 }] } }
services:${books}
      listBooks: { http: GET /books, reads: [Book], paging: cursor }
`,
    places: ['gateway.page'],
    healed: ['timeoutMs: 301', 'timeoutMs: 300'],
  },
  {
    rule: 'SYNC008',
    what: 'a service that asks another one for all it does',
    text: `
services:${books}
      listBooks: { http: GET /books, reads: [Book], paging: cursor }
      dropBook: { kind: command, http: "DELETE /books/{id}", writes: [Book] }
  loans:
    entities: { Loan: { fields: { note: string } } }
    operations:
      getLoan: { http: "GET /loans/{id}", reads: [Loan], calls: [books.getBook] }
      oneLoan: { http: "GET /one-loan/{id}", reads: [Loan], calls: [books.listBooks] }
      listLoans: { http: GET /loans, reads: [Loan], paging: cursor, calls: [books.listBooks] }
`,
    places: ['loans'],
    healed: ['paging: cursor, calls: [books.listBooks]', 'paging: cursor'],
  },
  {
    rule: 'SYNC008',
    what: 'three questions to one service for one thing',
    text: `
services:${books}
      listBooks: { http: GET /books, reads: [Book], paging: cursor }
      dropBook: { kind: command, http: "DELETE /books/{id}", writes: [Book] }
      firstBook: { http: "GET /first-book/{id}", reads: [Book] }
  loans:
    entities: { Loan: { fields: { note: string } } }
    operations:
      getLoan: { http: "GET /loans/{id}", reads: [Loan], calls: [books.getBook, books.listBooks, books.firstBook] }
`,
    places: ['loans.getLoan'],
    healed: [', books.firstBook]', ']'],
  },
  {
    rule: 'SYNC009',
    what: 'a query that calls a command',
    text: `
services:
  books:
    entities: { Book: { fields: { title: string } }, Shelf: { fields: { name: string } } }
    operations:
      addBook: { kind: command, http: POST /books, writes: [Book] }
      getBook: { http: "GET /books/{id}", reads: [Book] }
  loans:
    entities: { Loan: { fields: { bookId: uuid } } }
    operations:
      getLoan: { http: "GET /loans/{id}", reads: [Loan], calls: [books.addBook] }
`,
    places: ['loans.getLoan'],
    healed: ['calls: [books.addBook]', 'calls: [books.getBook]'],
  },
];
