import { describe, expect, it } from 'vitest';
import { lines, shorts } from '../support.ts';

const loans = `schema: create-microservices/v1
system: { name: town }
services:
  books:
    entities: { Book: { fields: { title: string, secretPin: { type: string, secret: true }, mail: { type: email, pii: true } } } }
  loans:
    entities: { Loan: { fields: { book: books.Book, days: integer } } }
`;

/** What a service says about others, from line 8 on. */
describe('events, subscriptions, replicas, views and calls', () => {
  it.each<[string, string[]]>([
    [
      `
    subscribes: [books.book-craeted]
`,
      ['8:18 unknown-event "books.book-craeted"'],
    ],
    [
      `
    subscribes: [book-created]
`,
      ['8:18 malformed "book-created"'],
    ],
    [
      `
    subscribes: [boks.book-created]
`,
      ['8:18 unknown-event "boks.book-created"'],
    ],
    [
      `
    subscribes: [books.book-created, books.book-created]
`,
      ['8:38 duplicate "books.book-created"'],
    ],
    [
      `
    subscribes: [loans.loan-created]
`,
      ['8:18 then "loans.loan-created"'],
    ],
    [
      `
    subscribes: [{ event: books.book-created, then: call }]
`,
      ['8:18 unknown-operation a map'],
    ],
    [
      `
    subscribes: [{ event: books.book-created, then: call, call: creatLoan }]
`,
      ['8:65 unknown-operation "creatLoan"'],
    ],
    [
      `
    subscribes: [{ event: books.book-created, then: replicate, handler: x }]
`,
      ['8:73 then "x"'],
    ],
    [
      `
    subscribes: [{ event: loans.loan-created, then: delete-referring }]
`,
      ['8:53 then "delete-referring"'],
    ],
    [
      `
    subscribes: [{ then: custom }]
`,
      ['8:18 missing a map'],
    ],
    [
      `
    subscribes: [{ event: books.book-created, then: copy }]
`,
      ['8:53 unknown-value "copy"'],
    ],
    [
      `
    replicas: { T: { of: books.Bok, fields: [title] } }
`,
      ['8:26 unknown-entity "books.Bok"'],
    ],
    [
      `
    replicas: { T: { of: books.Book, fields: [titel, secretPin] } }
`,
      ['8:47 unknown-field "titel"', '8:54 exposed "secretPin"'],
    ],
    [
      `
    replicas: { T: { of: books.Book, fields: [title], fedBy: [books.book-moved] } }
`,
      ['8:63 unknown-event "books.book-moved"'],
    ],
    [
      `
    replicas: { T: { of: loans.Loan, fields: [days] } }
`,
      ['8:26 replica "loans.Loan"'],
    ],
    [
      `
    replicas: { T: { fields: [] } }
`,
      ['8:17 missing "T"', '8:30 size []'],
    ],
    [
      `
    views: { V: { from: [Lone] } }
`,
      ['8:26 unknown-entity "Lone"'],
    ],
    [
      `
    views: { V: {} }
`,
      ['8:14 missing "V"'],
    ],
    [
      `
    events: { Moved: { payload: { a: string } } }
`,
      ['8:15 malformed "Moved"'],
    ],
    [
      `
    events: { moved: { payload: { a: strng } } }
`,
      ['8:38 unknown-type "strng"'],
    ],
    [
      `
    events: { moved: { key: b, payload: { a: string } } }
`,
      ['8:29 unknown-field "b"'],
    ],
    [
      `
    events: { moved: { payload: { a: string }, map: { b: days } } }
`,
      ['8:55 unknown-field "b"'],
    ],
    [
      `
    events: { moved: { payload: { a: { type: string, pii: true } } } }
`,
      ['8:59 exposed true'],
    ],
    [
      `
    events: { moved: { version: 1, versions: { 1: { payload: { a: string } } } } }
`,
      ['8:24 versions "version"'],
    ],
    [
      `
    events: { moved: { versions: { v1: { payload: { a: string } } } } }
`,
      ['8:36 malformed "v1"'],
    ],
    [
      `
    events: { moved: { versions: { 1: { key: a } } } }
`,
      ['8:36 missing "1"'],
    ],
    [
      `
    events: { moved: { versoin: 2 } }
`,
      ['8:24 unknown-word "versoin"'],
    ],
    [
      `
    operations: { act: { http: "PUT /l/{id}", writes: [Loan], emits: [moved] } }
    events: { moved: { payload: { loanId: uuid, total: integer } } }
`,
      ['8:71 not-filled "moved"'],
    ],
    [
      `
    operations: { act: { http: "PUT /l/{id}", writes: [Loan], emits: [moved] } }
    events: { moved: { payload: { loanId: uuid, total: integer }, map: { total: dayz } } }
`,
      ['8:71 not-filled "moved"'],
    ],
    [
      `
    operations: { act: { http: "PUT /l/{id}", writes: [Loan], emits: [moved] } }
    events: { moved: { payload: { loanId: uuid, total: integer }, map: { total: days } } }
`,
      [],
    ],
    [
      `
    operations: { act: { http: "PUT /l/{id}", writes: [Loan], emits: [moved] } }
    events: { moved: { payload: { loanId: uuid, total: { type: integer, optional: true } } } }
`,
      [],
    ],
    [
      `
    operations: { act: { http: "PUT /l/{id}", writes: [Loan], calls: [books.getBok] } }
`,
      ['8:71 unknown-operation "books.getBok"'],
    ],
    [
      `
    operations: { act: { http: "PUT /l/{id}", writes: [Loan], calls: [getBook] } }
`,
      ['8:71 malformed "getBook"'],
    ],
    [
      `
    operations: { act: { http: "PUT /l/{id}", writes: [Loan], calls: [loans.createLoan] } }
`,
      ['8:71 unknown-operation "loans.createLoan"'],
    ],
    [
      `
    operations: { act: { http: "PUT /l/{id}", writes: [Loan], calls: [{ to: books.getBook, retries: 99 }] } }
`,
      ['8:101 range 99'],
    ],
    [
      `
    operations: { act: { http: "PUT /l/{id}", writes: [Loan], calls: [{ to: books.getBook, fallback: replica }] } }
`,
      ['8:102 fallback "replica"'],
    ],
    [
      `
    operations: { act: { http: GET /q, calls: [books.getBook] } }
`,
      ['8:19 output "act"'],
    ],
    [
      `
    operations: { act: { http: "GET /q/{x}", output: { y: string }, calls: [books.getBook] } }
`,
      ['8:32 unknown-param "GET /q/{x}"'],
    ],
    [
      `
    operations: { act: { http: GET /q, auth: anonymous, output: { y: string }, calls: [books.getBook] } }
`,
      ['8:88 call "books.getBook"'],
    ],
    [
      `
    operations: { act: { http: GET /q, output: { y: string }, calls: [books.getBook] } }
`,
      [],
    ],
    [
      `
    operations: { act: { http: "PUT /l/{id}", writes: [Loan], calls: [{ retries: 1 }] } }
`,
      ['8:71 missing a map'],
    ],
  ])('%s', (text, problems) => expect(shorts(loans + lines(text))).toEqual(problems));
});
