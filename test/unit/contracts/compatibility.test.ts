import { describe, expect, it } from 'vitest';
import { breaksOf, contractsIn } from '../../../src/contracts/compatibility.ts';
import { publishedContracts } from '../../../src/contracts/published.ts';
import { blueprintOf } from '../../support/render.ts';

const released = `schema: create-microservices/v1
system: { name: town }
platform: { broker: nats }
services:
  books:
    entities:
      Book:
        fields:
          title: { type: string, maxLength: 80, index: true }
          pages: { type: integer, minimum: 1 }
          blurb: { type: text, optional: true }
          price: integer
          mood: { type: enum, values: [good, bad], default: good }
          state: { type: enum, values: [new, used], default: new }
          marks: "Mark[]"
      Mark:
        partOf: Book
        fields: { page: integer, note: { type: string, optional: true } }
    operations:
      addBook: { kind: command, http: POST /books, auth: [books:write], writes: [Book], emits: [book-added] }
      getBook: { http: "GET /books/{id}", auth: anonymous, reads: [Book] }
      listBooks: { http: GET /books, auth: [books:read], reads: [Book], paging: cursor }
      findBooks: { http: GET /books/search, auth: [books:read], input: { words: string, year: { type: integer, optional: true } }, output: { count: integer, best: { type: string, optional: true } }, calls: [shelves.look] }
      readBook: { http: "GET /internal/books/{id}", expose: internal, reads: [Book] }
    events:
      book-added: { key: bookId, payload: { bookId: uuid, title: string, pages: integer, mood: { type: enum, values: [good, bad] }, blurb: { type: string, optional: true } } }
  loans:
    entities:
      Loan: { fields: { bookId: books.Book } }
    operations:
      lend: { kind: command, http: POST /loans, writes: [Loan], calls: [books.readBook] }
  shelves:
    entities:
      Shelf: { fields: { room: string } }
    operations:
      look: { http: "GET /internal/shelves/{id}", expose: internal, reads: [Shelf] }
`;

const contractsOf = (text: string) => publishedContracts(blueprintOf(text));
const before = contractsOf(released);

function broken(...changes: [from: string | RegExp, to: string][]): string[] {
  let text = released;
  for (const [from, to] of changes) {
    const next = text.replace(from, to);
    expect(next, `${from}`).not.toBe(text);
    text = next;
  }
  return breaksOf(before, contractsOf(text)).map(({ message }) => message);
}

describe('nothing is broken by', () => {
  it.each<[string, ...[from: string | RegExp, to: string][]]>([
    [
      'a field that may be left out',
      [
        'blurb: { type: text',
        'isbn: { type: string, optional: true }\n          blurb: { type: text',
      ],
    ],
    [
      'a field with a default',
      ['blurb: { type: text', 'shelf: { type: string, default: A }\n          blurb: { type: text'],
    ],
    [
      'a field that may be left out by now',
      ['input: { words: string', 'input: { words: { type: string, optional: true }'],
    ],
    [
      'another bound that is wider',
      ['maxLength: 80', 'maxLength: 90'],
      ['minimum: 1 }', 'minimum: 0 }'],
    ],
    [
      'one more value of an enum in a request',
      ['values: [new, used], default', 'values: [new, used, lost], default'],
    ],
    [
      'one more operation',
      [
        '    events:\n',
        '      dropBook: { kind: command, http: "DELETE /books/{id}", auth: [books:write], writes: [Book] }\n    events:\n',
      ],
    ],
    [
      'one more answer',
      ['best: { type: string, optional: true } }', 'best: { type: string }, worst: string }'],
    ],
    [
      'an operation that asks for less',
      ['GET /books, auth: [books:read]', 'GET /books, auth: anonymous'],
    ],
    ['another name of an operation', ['addBook', 'enterBook']],
    ['another name of a path parameter', ['GET /books/{id}', 'GET /books/{bookId}']],
    [
      'another version of an event',
      [
        'book-added: { key: bookId, payload: { bookId: uuid, title: string, pages: integer, mood: { type: enum, values: [good, bad] }, blurb: { type: string, optional: true } } }',
        'book-added: { versions: { 1: { key: bookId, payload: { bookId: uuid, title: string, pages: integer, mood: { type: enum, values: [good, bad] }, blurb: { type: string, optional: true } } }, 2: { key: bookId, payload: { bookId: uuid } } } }',
      ],
    ],
    [
      'one more optional member of an event',
      [
        'payload: { bookId: uuid,',
        'payload: { bookId: uuid, isbn: { type: string, optional: true },',
      ],
    ],
    [
      'one more service',
      ['  loans:\n', '  tags: { entities: { Tag: { fields: { word: string } } } }\n  loans:\n'],
    ],
    [
      'one more caller',
      [
        '  loans:\n',
        '  desk: { entities: { Question: { fields: { bookId: books.Book } } }, operations: { ask: { kind: command, http: POST /asks, writes: [Question], calls: [books.readBook] } } }\n  loans:\n',
      ],
    ],
    ['other words', ['  books:\n', '  books:\n    context: what can be read\n']],
  ])('%s', (_, ...changes) => {
    expect(broken(...changes)).toEqual([]);
  });
});

describe('requests are broken by', () => {
  it.each<[string, [from: string | RegExp, to: string], string[]]>([
    [
      'an operation that is gone',
      [/ {6}findBooks.*\n/, ''],
      ['books.findBooks does not answer GET /books/search any more'],
    ],
    [
      'another path',
      ['GET /books/search', 'GET /books/found'],
      ['books.findBooks does not answer GET /books/search any more'],
    ],
    [
      'a required field',
      ['title: { type', 'isbn: string\n          title: { type'],
      ['books.addBook needs "isbn" in its body by now'],
    ],
    [
      'a field that is required by now',
      ['blurb: { type: text, optional: true }', 'blurb: { type: text }'],
      ['books.addBook needs "blurb" in its body by now'],
    ],
    [
      'a shorter text',
      ['maxLength: 80', 'maxLength: 70'],
      [
        'books.addBook takes less as "title" in its body: maxLength 70, and it was 80',
        'books.listBooks takes less as the query parameter "title": maxLength 70, and it was 80',
      ],
    ],
    [
      'a pattern',
      ['maxLength: 80', 'maxLength: 80, pattern: "^[A-Z]"'],
      [
        'books.addBook takes less as "title" in its body: pattern "^[A-Z]"',
        'books.listBooks takes less as the query parameter "title": pattern "^[A-Z]"',
      ],
    ],
    [
      'a filter that is gone',
      [', index: true', ''],
      [
        'books.listBooks no longer takes "title", "-title" as the query parameter "sort"',
        'books.listBooks no longer takes the query parameter "title"',
      ],
    ],
    [
      'a query parameter that is required',
      ['year: { type: integer, optional: true }', 'year: integer'],
      ['books.findBooks needs the query parameter "year" by now'],
    ],
    [
      'a query parameter more',
      ['input: { words: string', 'input: { words: string, place: string'],
      ['books.findBooks needs the query parameter "place" by now'],
    ],
    [
      'another type of one',
      ['input: { words: string', 'input: { words: integer'],
      ['books.findBooks takes the query parameter "words" as integer, and took string'],
    ],
    [
      'a scope',
      ['GET /books, auth: [books:read]', 'GET /books, auth: [books:list]'],
      ['books.listBooks no longer lets in who has "token" and "books:read" alone'],
    ],
    [
      'a scope where there was none',
      ['auth: anonymous', 'auth: [books:read]'],
      ['books.getBook is no longer for anybody: it asks for a token'],
    ],
    [
      'being internal',
      ['GET /books/search, auth', 'GET /books/search, expose: internal, auth'],
      ['books.findBooks is internal by now, and was public'],
    ],
    [
      'a caller that is not named any more',
      [/, calls: \[books.readBook\] \}/g, ' }'],
      ['books.readBook no longer lets in who has "caller" and "svc:loans" alone'],
    ],
  ])('%s', (_, [from, to], messages) => {
    expect(broken([from instanceof RegExp ? from : from, to])).toEqual(
      expect.arrayContaining(messages),
    );
  });
});

describe('answers are broken by', () => {
  it.each<[string, [from: string | RegExp, to: string], string]>([
    [
      'a field that is gone',
      ['count: integer, ', ''],
      'books.findBooks no longer has "count" in its answer',
    ],
    [
      'a field that may be left out',
      ['count: integer', 'count: { type: integer, optional: true }'],
      'books.findBooks does not always have "count" in its answer any more',
    ],
    [
      'another type',
      ['count: integer', 'count: string'],
      'books.findBooks has "count" in its answer as string, and had integer',
    ],
    [
      'a type that is wider',
      ['count: integer', 'count: number'],
      'books.findBooks has "count" in its answer as number, and had integer',
    ],
    [
      'a field of a value object',
      ['{ page: integer, ', '{ leaf: integer, '],
      'books.getBook no longer has "marks[].page" in its answer',
    ],
    [
      'a secret',
      ['price: integer', 'price: { type: integer, secret: true }'],
      'books.getBook no longer has "price" in its answer',
    ],
  ])('%s', (_, change, message) => {
    expect(broken(change)).toContain(message);
  });
});

describe('listeners are broken by', () => {
  it.each<[string, [from: string | RegExp, to: string][], string]>([
    [
      'a member that is gone',
      [['uuid, title: string, ', 'uuid, ']],
      'books.book-added no longer has "title" in version 1',
    ],
    [
      'one more that has to be there',
      [
        ['price: integer', 'price: integer\n          isbn: string'],
        ['payload: { bookId: uuid,', 'payload: { bookId: uuid, isbn: string,'],
      ],
      'books.book-added needs "isbn" in version 1 by now, which messages from before may not have',
    ],
    [
      'one that has to be there by now',
      [
        ['blurb: { type: text, optional: true }', 'blurb: { type: text }'],
        ['blurb: { type: string, optional: true } }', 'blurb: string }'],
      ],
      'books.book-added needs "blurb" in version 1 by now, which messages from before may not have',
    ],
    [
      'one that may be left out by now',
      [['title: string, pages', 'title: { type: string, optional: true }, pages']],
      'books.book-added does not always have "title" in version 1 any more',
    ],
    [
      'another type',
      [
        ['pages: { type: integer, minimum: 1 }', 'pages: string'],
        ['title: string, pages: integer', 'title: string, pages: string'],
      ],
      'books.book-added has "pages" in version 1 as string, and had integer',
    ],
    [
      'one more value of an enum',
      [
        ['values: [good, bad], default', 'values: [good, bad, lost], default'],
        ['values: [good, bad] }', 'values: [good, bad, lost] }'],
      ],
      'books.book-added says "lost" as "mood" in version 1 by now, which listeners do not know',
    ],
    [
      'a version that is gone',
      [['book-added: { key: bookId, payload', 'book-added: { version: 2, key: bookId, payload']],
      'books.book-added is not published as version 1 any more',
    ],
  ])('%s', (_, changes, message) => {
    const messages = broken(...changes);
    expect(messages.filter((each) => each.startsWith('books.book-added'))).toEqual([message]);
  });
});

it('a service that is gone breaks all of it, and is told once', () => {
  const text = released.replace(/ {2}loans:.*? {2}shelves:/s, '  shelves:');
  const found = breaksOf(before, contractsOf(text));
  expect(found.filter(({ service }) => service === 'loans')).toEqual([
    {
      service: 'loans',
      place: 'loans',
      message: 'loans was released and is not there any more',
      hint: expect.stringContaining('contracts/locks/openapi/loans.yaml'),
    },
  ]);
});

it('each is said in a sentence that begins with its place, and has a way out', () => {
  const found = breaksOf(
    before,
    contractsOf(
      'schema: create-microservices/v1\nsystem: { name: town }\nservices: { books: { entities: { Other: { fields: { name: string } } } } }\n',
    ),
  );
  expect(found.length).toBeGreaterThan(5);
  for (const { place, message, hint } of found) {
    expect(message.startsWith(`${place} `)).toBe(true);
    expect(message).not.toMatch(/undefined|\.$/);
    expect(hint).not.toBe('');
  }
});

describe('a released document that means no good', () => {
  const openapi = (document: object) => new Map([['books', document as Record<string, unknown>]]);
  const answer = (schema: object) => ({
    paths: {
      '/books': { get: { responses: { 200: { content: { 'application/json': { schema } } } } } },
    },
  });

  it('is read to its end, however its references lead', () => {
    const schemas = Object.fromEntries(
      Array.from({ length: 50 }, (_, index) => [
        `S${index}`,
        {
          type: 'object',
          properties: Object.fromEntries(
            ['a', 'b', 'c'].map((name) => [
              name,
              { $ref: `#/components/schemas/S${(index + 1) % 50}` },
            ]),
          ),
        },
      ]),
    );
    const document = { ...answer({ $ref: '#/components/schemas/S0' }), components: { schemas } };
    expect(
      breaksOf({ openapi: openapi(document), events: new Map() }, before).length,
    ).toBeGreaterThan(0);
  });

  it.each([
    null,
    7,
    'text',
    [],
    { paths: 7 },
    { paths: { '/books': { get: null } } },
    { paths: { '/books': { get: { parameters: 3, responses: [], security: {} } } } },
  ])('is no reason to fail: %j', (document) => {
    expect(() =>
      breaksOf(
        contractsIn(
          new Map([
            ['openapi/books.yaml', document],
            ['events/books/x.v1.json', document],
          ]),
        ),
        before,
      ),
    ).not.toThrow();
  });

  it('moves no cursor', () => {
    const document = answer({ type: 'object', properties: { '\u001b[2J': { type: 'string' } } });
    const [found] = breaksOf(
      { openapi: openapi(document), events: new Map() },
      contractsOf(released),
    );
    expect(found?.message).not.toContain('\u001b');
  });
});
