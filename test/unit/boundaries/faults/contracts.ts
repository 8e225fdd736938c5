import type { RuleId } from '../../../../src/boundaries/ruleIds.ts';

/** Something that was released, and the change that breaks it. */
export interface ContractFault {
  rule: RuleId;
  what: string;
  /** What was released, without the two lines that every blueprint begins with. */
  released: string;
  broken: [from: string, to: string];
  /** Where it is found, with the line of the broken blueprint that it points at. */
  found: { place: string; line: string }[];
}

const books = `
platform: { broker: nats }
services:
  books:
    entities:
      Book: { fields: { title: string, pages: integer } }
    operations:
      addBook: { kind: command, http: POST /books, writes: [Book], emits: [book-added] }
      getBook: { http: "GET /books/{id}", reads: [Book] }
    events:
      book-added: { key: bookId, payload: { bookId: uuid, title: string }, external: true }
  shelves:
    entities: { Shelf: { fields: { room: string } } }
`;

export const inContracts: ContractFault[] = [
  {
    rule: 'COMPAT001',
    what: 'a required field more',
    released: books,
    broken: ['pages: integer', 'pages: integer, isbn: string'],
    found: [{ place: 'books.addBook', line: 'addBook: {' }],
  },
  {
    rule: 'COMPAT001',
    what: 'an operation less',
    released: books,
    broken: ['      getBook: { http: "GET /books/{id}", reads: [Book] }\n', ''],
    found: [{ place: 'books.getBook', line: 'books:' }],
  },
  {
    rule: 'COMPAT001',
    what: 'a member of an event less',
    released: books,
    broken: ['bookId: uuid, title: string }', 'bookId: uuid }'],
    found: [{ place: 'books.book-added', line: 'book-added: {' }],
  },
  {
    rule: 'COMPAT001',
    what: 'paths and events that follow the name of an entity',
    released: books,
    broken: ['Shelf: {', 'Rack: {'],
    found: [
      'createShelf',
      'deleteShelf',
      'getShelf',
      'listShelves',
      'updateShelf',
      'shelf-created',
      'shelf-deleted',
      'shelf-updated',
    ].map((name) => ({ place: `shelves.${name}`, line: 'shelves:' })),
  },
  {
    rule: 'COMPAT001',
    what: 'a service less',
    released: books,
    broken: ['  shelves:\n    entities: { Shelf: { fields: { room: string } } }\n', ''],
    found: [{ place: 'shelves', line: 'services:' }],
  },
];
