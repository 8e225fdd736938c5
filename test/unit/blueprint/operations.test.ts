import { describe, expect, it } from 'vitest';
import type { Operation } from '../../../src/blueprint/types.ts';
import { read, service } from './support.ts';

const entities = `
entities:
  Book:
    fields:
      title: { type: string, maxLength: 50 }
      pages: { type: integer, minimum: 1 }
      isbn: { type: string, unique: true }
      note: { type: text, optional: true }
      pin: { type: string, secret: true }
      status: { type: enum, values: [draft, active, retired, denied, cancelled], default: draft }
      shelfMark: { type: string, index: true }
`;

/** The operation `act` of a service that keeps books. */
function operation(text: string) {
  const [books] = read(service(`${entities.trim()}\noperations:\n  act: ${text}`)).services;
  const [act] = books?.operations ?? [];
  if (!act) throw new Error('no operation');
  return act;
}

describe('action', () => {
  it.each([
    ['{ http: POST /books, writes: [Book] }', 'create', 'command', 'key'],
    ['{ http: "PUT /books/{id}", writes: [Book] }', 'update', 'command', 'natural'],
    ['{ http: "PUT /books/{bookId}", writes: [Book] }', 'update', 'command', 'natural'],
    ['{ http: "PATCH /books/{id}", writes: [Book] }', 'update', 'command', 'natural'],
    ['{ http: "POST /books/{id}/retire", writes: [Book] }', 'update', 'command', 'key'],
    ['{ http: "DELETE /books/{id}", writes: [Book] }', 'delete', 'command', 'natural'],
    ['{ http: "GET /books/{id}", reads: [Book] }', 'get', 'query', 'natural'],
    ['{ http: GET /books, reads: [Book], paging: cursor }', 'list', 'query', 'natural'],
    ['{ http: GET /books, reads: [Book], input: { title: string } }', 'find', 'query', 'natural'],
    [
      '{ http: POST /books/search, kind: query, reads: [Book], input: { title: string } }',
      'find',
      'query',
      'natural',
    ],
    ['{ http: "GET /by/{isbn}/books", reads: [Book] }', 'find', 'query', 'natural'],
    ['{ message: true, writes: [Book], input: {} }', 'message', 'command', 'message-id'],
  ])('%s', (text, action, kind, idempotency) => {
    expect(operation(text)).toMatchObject({ action, kind, idempotency, entity: 'Book' });
  });
});

describe('parameters', () => {
  it.each([
    ['{ http: "GET /books/{id}", reads: [Book] }', [{ name: 'id', field: 'id' }]],
    ['{ http: "GET /books/{bookId}", reads: [Book] }', [{ name: 'bookId', field: 'id' }]],
    [
      '{ http: "GET /shelves/{shelfMark}/books/{id}", reads: [Book] }',
      [
        { name: 'shelfMark', field: 'shelfMark' },
        { name: 'id', field: 'id' },
      ],
    ],
  ])('%s', (text, params) => expect(operation(text).params).toEqual(params));
});

describe('input', () => {
  const writable = 'title pages isbn note? pin status shelfMark';
  it.each([
    ['{ http: POST /books, writes: [Book] }', writable, {}],
    [
      '{ http: "POST /shelves/{shelfMark}/books", writes: [Book] }',
      'title pages isbn note? pin status',
      {},
    ],
    ['{ http: "PUT /books/{id}", writes: [Book] }', writable, {}],
    [
      '{ http: "PATCH /books/{id}", writes: [Book] }',
      'title? pages? isbn? note? pin? status? shelfMark?',
      {},
    ],
    ['{ http: "PUT /books/{id}/title", writes: [Book] }', 'title', {}],
    ['{ http: "PUT /books/{id}/shelf-mark", writes: [Book] }', 'shelfMark', {}],
    ['{ http: "POST /books/{id}/cancel", writes: [Book] }', '', { status: 'cancelled' }],
    ['{ http: "POST /books/{id}/retire", writes: [Book] }', '', { status: 'retired' }],
    ['{ http: "POST /books/{id}/activate", writes: [Book] }', '', { status: 'active' }],
    ['{ http: "POST /books/{id}/deny", writes: [Book] }', '', { status: 'denied' }],
    [
      '{ http: "POST /books/{id}/deny", writes: [Book], input: { reason: string } }',
      'reason',
      { status: 'denied' },
    ],
    [
      '{ http: "POST /books/{id}/deny", writes: [Book], input: { status: { type: enum, values: [denied] } } }',
      'status',
      {},
    ],
    ['{ http: "DELETE /books/{id}", writes: [Book] }', '', {}],
    ['{ http: GET /books, reads: [Book], paging: cursor }', 'isbn? shelfMark?', {}],
    ['{ http: GET /books, reads: [Book], paging: cursor, input: { isbn: string } }', 'isbn', {}],
    ['{ http: POST /books, writes: [Book], input: Book }', writable, {}],
    [
      '{ http: "POST /books:batchGet", kind: query, reads: [Book], input: { ids: "uuid[]" } }',
      'ids',
      {},
    ],
  ])('%s', (text, names, assigns) => {
    const { input, assigns: assigned } = operation(text);
    expect(input.map(({ name, optional }) => `${name}${optional ? '?' : ''}`).join(' ')).toBe(
      names,
    );
    expect(assigned).toEqual(assigns);
  });

  it('has the constraints of the entity, unless it says otherwise', () => {
    const text =
      '{ http: "PUT /books/{id}/x", writes: [Book], input: { title: string, pages: { type: integer, minimum: 5 }, pin: string } }';
    expect(operation(text).input).toMatchObject([
      { name: 'title', maxLength: 50, unique: false },
      { name: 'pages', minimum: 5 },
      { name: 'pin', secret: true },
    ]);
  });
});

describe('output', () => {
  const entity = { kind: 'entity', entity: 'Book' };
  it.each([
    ['{ http: POST /books, writes: [Book] }', entity],
    ['{ http: "PUT /books/{id}", writes: [Book] }', entity],
    ['{ http: "GET /books/{id}", reads: [Book] }', entity],
    ['{ http: "GET /books/{id}", reads: [Book], output: Book }', entity],
    ['{ http: "DELETE /books/{id}", writes: [Book] }', { kind: 'none' }],
    ['{ http: GET /books, reads: [Book], paging: cursor }', { kind: 'page', entity: 'Book' }],
    [
      '{ http: GET /books, reads: [Book], paging: cursor, output: "Book[]" }',
      { kind: 'page', entity: 'Book' },
    ],
    ['{ http: GET /some, reads: [Book] }', { kind: 'list', entity: 'Book' }],
    ['{ http: GET /some, reads: [Book], output: "Book[]" }', { kind: 'list', entity: 'Book' }],
    [
      '{ http: "GET /books/{id}", reads: [Book], output: { bookId: uuid, title: string } }',
      { kind: 'fields', fields: [{ name: 'bookId' }, { name: 'title' }] },
    ],
    [
      '{ http: "POST /books/{id}/note", writes: [Book], input: { extra: string }, output: { extra: string, id: uuid } }',
      { kind: 'fields' },
    ],
  ])('%s', (text, output) => expect(operation(text).output).toMatchObject(output));
});

describe('who may', () => {
  it.each([
    ['{ http: POST /books, writes: [Book] }', 'public', ['books:write']],
    ['{ http: "GET /books/{id}", reads: [Book] }', 'public', ['books:read']],
    ['{ http: "GET /books/{id}", reads: [Book], auth: anonymous }', 'public', 'anonymous'],
    [
      '{ http: "GET /books/{id}", reads: [Book], expose: internal, auth: [a:b, svc:books] }',
      'internal',
      ['a:b', 'svc:books'],
    ],
    ['{ http: "GET /books/{id}", reads: [Book], auth: [] }', 'public', []],
    ['{ http: "GET /books/{id}", reads: [Book], expose: internal }', 'internal', ['books:read']],
    ['{ message: true, writes: [Book], input: {} }', 'internal', ['books:write']],
  ])('%s', (text, expose, auth) => expect(operation(text)).toMatchObject({ expose, auth }));
});

describe('who calls', () => {
  const calling = (books: string, loans: string) =>
    read(`schema: create-microservices/v1
system: { name: town }
services:
  books:
    entities: { Book: { fields: { title: string } } }
    operations: { getBook: { http: "GET /books/{id}", reads: [Book], ${books} } }
  loans:
    entities: { Loan: { fields: { book: books.Book } } }
    operations: { act: { ${loans}, calls: [books.getBook] } }
`);
  const reads = 'http: "GET /loans/{id}", reads: [Loan]';

  it.each<[string, string[], Operation['auth']]>([
    ['auth: anonymous', ['loans'], 'anonymous'],
    ['expose: internal', ['loans'], ['svc:loans']],
    ['expose: internal, auth: [a:b]', ['loans'], ['a:b']],
    [
      'expose: internal, auth: [svc:books, svc:loans]',
      ['books', 'loans'],
      ['svc:books', 'svc:loans'],
    ],
  ])('%s', (books, callers, auth) => {
    const [called] = calling(books, reads).services[0]?.operations ?? [];
    expect(called).toMatchObject({ callers, auth });
  });

  it('computes what no row could fill', () => {
    const { services } = calling(
      'auth: anonymous',
      'http: POST /quotes, output: { cents: integer }',
    );
    const [computed] = services[1]?.operations ?? [];
    expect(computed).toMatchObject({ action: 'compute', kind: 'query', reads: [], params: [] });
    expect(computed).not.toHaveProperty('entity');
  });
});

it('keeps what is only passed on', () => {
  const text =
    '{ description: Acts., http: POST /books, writes: [Book], idempotency: none, batch: true, timeoutMs: 5 }';
  expect(operation(text)).toMatchObject({
    description: 'Acts.',
    idempotency: 'none',
    batch: true,
    timeoutMs: 5,
    crud: false,
  });
});

it('finds a value object of another service in what a message carries', () => {
  const text = `
schema: create-microservices/v1
system: { name: town }
services:
  books:
    entities: { Book: { fields: { title: string } } }
    operations:
      take: { message: true, writes: [Book], input: { lines: "Line[]", other: shops.Line } }
  shops:
    entities: { Shop: { fields: { lines: "Line[]" } }, Line: { partOf: Shop, fields: { count: integer } } }
`;
  const [books] = read(text).services;
  expect(books?.operations[0]?.input).toMatchObject([
    { type: 'object', object: 'Line', array: true, foreign: { service: 'shops', name: 'Line' } },
    { type: 'object', object: 'Line', array: false, foreign: { service: 'shops', name: 'Line' } },
  ]);
});
