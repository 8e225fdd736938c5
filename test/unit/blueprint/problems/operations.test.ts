import { describe, expect, it } from 'vitest';
import { lines, service, shorts } from '../support.ts';

const books = `entities:
  Book:
    fields:
      title: string
      pages: integer
      pin: { type: string, secret: true }
      status: { type: enum, values: [draft, dropped, stopped, stored] }
  Note: { partOf: Book, fields: { text: string } }
events:
  book-moved: { payload: { bookId: uuid, to: string } }
operations:
`;

/** One operation `act`; it begins in line 16, column 12. */
describe('an operation', () => {
  it.each<[string, string[]]>([
    ['{ reads: [Book] }', ['16:7 unreachable "act"']],
    ['{ http: get /x, reads: [Book] }', ['16:20 malformed "get /x"']],
    ['{ http: GET x, reads: [Book] }', ['16:20 malformed "GET x"']],
    ['{ http: GET /a/../b, reads: [Book] }', ['16:20 malformed "GET /a/../b"']],
    ['{ http: GET /a/, reads: [Book] }', ['16:20 malformed "GET /a/"']],
    ['{ http: GET /A, reads: [Book] }', ['16:20 malformed "GET /A"']],
    ['{ http: "GET /a/{id}:cancel", reads: [Book] }', ['16:20 malformed "GET /a/{id}:cancel"']],
    ['{ http: "GET /%2e%2e/b", reads: [Book] }', ['16:20 malformed "GET /%2e%2e/b"']],
    ['{ http: GET /x }', ['16:7 nothing-read "act"']],
    ['{ http: POST /x, kind: command }', ['16:7 nothing-written "act"']],
    ['{ http: GET /x, reads: [Bok] }', ['16:36 unknown-entity "Bok"']],
    ['{ http: POST /x, writes: [Note] }', ['16:38 unknown-entity "Note"']],
    ['{ http: POST /x, writes: [books.Book] }', ['16:38 malformed "books.Book"']],
    ['{ http: POST /x, writes: [Book, Book] }', ['16:44 duplicate "Book"']],
    ['{ http: GET /x, kind: command, writes: [Book] }', ['16:20 method "GET /x"']],
    ['{ http: PUT /x, kind: query, reads: [Book] }', ['16:20 method "PUT /x"']],
    ['{ http: POST /x, kind: query, reads: [Book], writes: [Book] }', ['16:65 kind a list']],
    ['{ message: true, kind: query, reads: [Book], input: {} }', ['16:23 kind true']],
    ['{ message: true, writes: [Book] }', ['16:7 input "act"']],
    ['{ message: true, writes: [Book], input: {}, output: Book }', ['16:64 output "Book"']],
    ['{ message: true, writes: [Book], input: {}, expose: public }', ['16:64 expose "public"']],
    ['{ http: PUT /x, writes: [Book] }', ['16:20 method "PUT /x"']],
    ['{ http: "GET /x/{nothing}", reads: [Book] }', ['16:20 unknown-param "GET /x/{nothing}"']],
    ['{ http: "GET /x/{pin}", reads: [Book] }', ['16:20 unknown-param "GET /x/{pin}"']],
    ['{ http: GET /books, reads: [Book] }', ['16:7 unbounded "act"']],
    ['{ http: "GET /books/{id}", reads: [Book], paging: cursor }', ['16:62 paging "cursor"']],
    ['{ http: POST /x, kind: query, reads: [Book], paging: cursor }', ['16:65 paging "cursor"']],
    ['{ http: GET /x, reads: [Book], paging: page }', ['16:51 unknown-value "page"']],
    ['{ http: "POST /books/{id}/frobnicate", writes: [Book] }', ['16:7 input "act"']],
    ['{ http: "POST /books/{id}/dr", writes: [Book] }', ['16:7 input "act"']],
    ['{ http: "POST /books/{id}/sto", writes: [Book] }', ['16:7 input "act"']],
    [
      '{ http: POST /x, writes: [Book], input: { title: string } }',
      ['16:52 not-filled a map', '16:52 not-filled a map', '16:52 not-filled a map'],
    ],
    [
      '{ http: POST /x, writes: [Book], input: { title: integer, pages: integer, pin: string, status: { type: enum, values: [draft] } } }',
      ['16:61 type-differs "integer"'],
    ],
    [
      '{ http: "PUT /x/{id}", writes: [Book], input: { version: integer } }',
      ['16:69 managed-field "integer"'],
    ],
    ['{ http: GET /x, reads: [Book], input: { titel: string } }', ['16:59 unknown-field "string"']],
    ['{ http: GET /x, reads: [Book], input: { pin: string } }', ['16:57 unknown-field "string"']],
    [
      '{ http: GET /x, reads: [Book], input: { ids: "integer[]" } }',
      ['16:57 type-differs "integer[]"'],
    ],
    [
      '{ http: GET /x, reads: [Book], paging: cursor, input: { pages: integer } }',
      ['16:75 not-indexed "integer"'],
    ],
    [
      '{ http: GET /x, reads: [Book], input: { n: Note } }',
      ['16:55 unknown-field "Note"', '16:55 query-string "Note"'],
    ],
    ['{ http: POST /x, writes: [Book], input: Bok }', ['16:52 unknown-entity "Bok"']],
    ['{ http: POST /x, writes: [Book], input: "Book[]" }', ['16:52 input-list "Book[]"']],
    ['{ http: "DELETE /x/{id}", writes: [Book], input: { why: string } }', ['16:61 input a map']],
    ['{ http: "DELETE /x/{id}", writes: [Book], output: Book }', ['16:62 output "Book"']],
    ['{ http: "GET /x/{id}", reads: [Book], output: "Book[]" }', ['16:58 output "Book[]"']],
    ['{ http: "GET /x/{id}", reads: [Book], output: Nothing }', ['16:58 unknown-entity "Nothing"']],
    [
      '{ http: "GET /x/{id}", reads: [Book], output: { titel: string } }',
      ['16:67 not-filled "string"'],
    ],
    [
      '{ http: "GET /x/{id}", reads: [Book], output: { title: integer } }',
      ['16:67 not-filled "integer"'],
    ],
    [
      '{ http: "GET /x/{id}", reads: [Book], output: { pin: string } }',
      ['16:65 not-filled "string"'],
    ],
    ['{ http: GET /some, reads: [Book], output: { title: string } }', ['16:54 output a map']],
    [
      '{ http: "GET /x/{id}", reads: [Book], auth: anonimous }',
      ['16:56 unknown-value "anonimous"'],
    ],
    [
      '{ http: "GET /x/{id}", reads: [Book], auth: books:read }',
      ['16:56 unknown-value "books:read"'],
    ],
    [
      '{ http: "GET /x/{id}", reads: [Book], auth: [Books Read] }',
      ['16:57 malformed "Books Read"'],
    ],
    [
      '{ http: "GET /x/{id}", reads: [Book], auth: [svc:boks] }',
      ['16:57 unknown-service "svc:boks"'],
    ],
    ['{ http: "GET /x/{id}", reads: [Book], auth: [svc:books] }', ['16:57 expose "svc:books"']],
    ['{ http: "GET /x/{id}", reads: [Book], idempotency: key }', ['16:63 idempotency "key"']],
    [
      '{ http: POST /x, writes: [Book], idempotency: message-id }',
      ['16:58 idempotency "message-id"'],
    ],
    ['{ message: true, writes: [Book], input: {}, idempotency: key }', ['16:69 idempotency "key"']],
    [
      '{ http: "PUT /x/{id}", writes: [Book], emits: [book-changed] }',
      ['16:59 unknown-event "book-changed"'],
    ],
    [
      '{ http: "PUT /x/{id}", writes: [Book], emits: [book-movd] }',
      ['16:59 unknown-event "book-movd"'],
    ],
    [
      '{ http: "PUT /x/{id}", writes: [Book], calls: [books.act, nowhere.act, books.what, act] }',
      [
        '16:59 call "books.act"',
        '16:70 unknown-operation "nowhere.act"',
        '16:83 unknown-operation "books.what"',
        '16:95 malformed "act"',
      ],
    ],
    [
      '{ http: "PUT /x/{id}", writes: [Book], startsSaga: nothing }',
      ['16:63 unknown-saga "nothing"'],
    ],
    [
      '{ http: "PUT /x/{id}", writes: [Book], timeoutMs: fast, expose: world, emits: [book-movd] }',
      ['16:62 wrong-type "fast"', '16:76 unknown-value "world"', '16:91 unknown-event "book-movd"'],
    ],
    ['{ http: "PUT /x/{id}", write: [Book] }', ['16:35 unknown-word "write"']],
  ])('%s', (text, problems) => expect(shorts(service(`${books}  act: ${text}`))).toEqual(problems));
});

describe('operations', () => {
  it.each<[string, string, string[]]>([
    [
      'two operations with one path',
      `
one: { http: "GET /b/{id}", reads: [Book] }
two: { http: "GET /b/{bookId}", reads: [Book] }`,
      ['17:20 route-conflict "GET /b/{bookId}"'],
    ],
    [
      'a parameter twice',
      'one: { http: "GET /b/{title}/{title}", reads: [Book] }',
      ['16:20 duplicate "GET /b/{title}/{title}"'],
    ],
  ])('%s', (_name, text, problems) =>
    expect(shorts(service(books + lines(text).replace(/^/gm, '  ')))).toEqual(problems),
  );
});
