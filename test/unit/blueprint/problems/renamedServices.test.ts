import { describe, expect, it } from 'vitest';
import { problemsOf, read } from '../support.ts';

const system = (loans: string, more = '') => `schema: create-microservices/v1
system: { name: town }
platform: { broker: nats }
services:
  volumes:
    was: books
    entities: { Book: { fields: { title: string } } }
${more}  loans:
${loans.replace(/^/gm, '    ')}
`;
const told = (text: string) =>
  problemsOf(text).map(({ line, code, hint }) => `${line} ${code} ${hint}`);

describe('a service that has another name', () => {
  it.each([
    ['a type', 'entities: { Loan: { fields: { book: books.Book } } }', 'unknown-type', '.Book'],
    ['an event', 'subscribes: [books.book-created]', 'unknown-event', '.book-created'],
    [
      'an operation',
      'operations: { ask: { http: GET /a, reads: [Loan], calls: [books.getBook] } }\nentities: { Loan: { fields: { day: date } } }',
      'unknown-operation',
      '.getBook',
    ],
    [
      'a replica',
      'replicas: { Book: { of: books.Book, fields: [title] } }',
      'unknown-entity',
      '.Book',
    ],
    [
      'a scope',
      'operations: { listLoans: { http: GET /a, reads: [Loan], paging: cursor, expose: internal, auth: ["svc:books"] } }\nentities: { Loan: { fields: { day: date } } }',
      'unknown-service',
      '',
    ],
  ])(
    'is not found by its old one, and what it is called now is said: %s',
    (_, loans, code, member) => {
      expect(told(system(loans))).toContainEqual(
        expect.stringMatching(
          new RegExp(
            `^\\d+ ${code} books is called "volumes" now: write volumes\\${member || '.'}`,
          ),
        ),
      );
    },
  );

  it('is not the one that is still there', () => {
    const books = '  books: { entities: { Other: { fields: { title: string } } } }\n';
    const loans = 'entities: { Loan: { fields: { day: date } } }';
    expect(told(system(loans, books))).toEqual([
      '6 was Of the two, one has the database and the messages of that name: give the other one another name, and no was.',
    ]);
  });

  it('does not swap it with another one', () => {
    const text = system('was: volumes\nentities: { Loan: { fields: { day: date } } }');
    expect(told(text.replace('was: books', 'was: loans')).map((each) => each.slice(0, 5))).toEqual([
      '6 was',
      '9 was',
    ]);
  });

  it('is not the database that the server has of its own', () => {
    const text = system('was: postgres\nentities: { Loan: { fields: { day: date } } }');
    expect(told(text)).toEqual(['8 taken Give it another name.']);
  });

  it('keeps the scopes of users, and the handlers in other services', () => {
    const blueprint = read(
      system(
        'entities: { Loan: { fields: { day: date } } }\nsubscribes: [{ event: volumes.book-created, then: custom }]',
      ),
    );
    const [loans, volumes] = blueprint.services;
    expect(loans?.subscribes).toMatchObject([{ handler: 'onBooksBookCreated' }]);
    const scopes = volumes?.operations.flatMap(({ auth }) => auth);
    expect([...new Set(scopes)].sort()).toEqual(['books:read', 'books:write']);
  });

  it('has the scopes that are written', () => {
    const text = system('entities: { Loan: { fields: { day: date } } }').replace(
      'fields: { title: string } } }',
      'fields: { title: string } } }\n    operations:\n      getBook: { kind: query, http: "GET /b/{id}", reads: [Book] }\n      addBook: { http: POST /b, writes: [Book], auth: [clerk] }',
    );
    const volumes = read(text).services.find(({ name }) => name === 'volumes');
    expect(volumes?.operations.map(({ auth }) => auth)).toEqual([['clerk'], ['books:read']]);
  });
});
