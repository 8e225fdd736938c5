/** A blueprint that is refused, and the change after which it is not. */
export interface Refused {
  /** Among the faults that no valid blueprint has. */
  id: string;
  text: string;
  healed: [from: string, to: string];
}

const books = (operations: string, loans: string) => `
platform: { broker: nats }
services:
  books:
    entities: { Book: { fields: { title: string, pages: integer } } }
    operations:
      getBook: { http: "GET /books/{id}", reads: [Book] }
      addBook: { http: POST /books, writes: [Book], emits: [book-added] }
      ${operations}
    events:
      book-added: { key: bookId, payload: { bookId: uuid, title: string } }
  loans:
    entities: { Loan: { fields: { note: string } } }
    ${loans}
`;

const copying = (replica: string, operation: string) =>
  books(
    'listBooks: { http: GET /books, reads: [Book], paging: cursor }',
    `replicas: { KnownBook: { of: books.Book, ${replica} } }
    operations: { act: { ${operation} } }`,
  );

const lending = (steps: string) =>
  `${books(
    'take: { message: true, input: { bookId: uuid }, writes: [Book] }\n      bring: { message: true, input: { bookId: uuid }, writes: [Book] }',
    'operations: { lend: { http: POST /loans, writes: [Loan], startsSaga: lending } }',
  )}sagas:
  lending: { orchestrator: loans, trigger: loans.lend, steps: [${steps}] }
`;

export const refused: Refused[] = [
  {
    id: 'DATA003',
    text: copying(
      'fields: [title], fedBy: [books.book-added]',
      'http: "GET /a/{id}", reads: [Book]',
    ),
    healed: ['reads: [Book] } }', 'reads: [Loan] } }'],
  },
  {
    id: 'DATA004',
    text: copying(
      'fields: [title], fedBy: [books.book-added]',
      'http: "PUT /a/{id}", writes: [Loan, KnownBook]',
    ),
    healed: ['writes: [Loan, KnownBook]', 'writes: [Loan]'],
  },
  {
    id: 'DATA005',
    text: copying('fields: [title], fedBy: []', 'http: "GET /a/{id}", reads: [Loan]'),
    healed: ['fedBy: []', 'fedBy: [books.book-added]'],
  },
  {
    id: 'DATA006',
    text: copying(
      'fields: [pages], fedBy: [books.book-added]',
      'http: "GET /a/{id}", reads: [Loan]',
    ),
    healed: ['fields: [pages]', 'fields: [title]'],
  },
  {
    id: 'TX005',
    text: lending('{ name: take, do: books.take, kind: compensatable }'),
    healed: ['kind: compensatable', 'kind: compensatable, compensate: books.bring'],
  },
  {
    id: 'TX006',
    text: lending(
      '{ name: take, do: books.take, kind: retriable }, { name: bring, do: books.bring, kind: pivot }',
    ),
    healed: ['kind: pivot', 'kind: retriable'],
  },
  {
    id: 'TX007',
    text: lending('{ name: add, do: books.addBook, kind: retriable }'),
    healed: ['do: books.addBook', 'do: books.take'],
  },
  {
    id: 'EVT002',
    text: books(
      'listBooks: { http: GET /books, reads: [Book], paging: cursor }',
      'subscribes: [{ event: books.book-lost, then: custom }]',
    ),
    healed: ['books.book-lost', 'books.book-added'],
  },
  {
    id: 'EVT003',
    text: books('loseBook: { http: "DELETE /books/{id}", writes: [Book], emits: [book-lost] }', ''),
    healed: ['emits: [book-lost]', 'emits: [book-added]'],
  },
  {
    id: 'API001',
    text: books('listBooks: { http: GET /books, reads: [Book] }', ''),
    healed: ['GET /books, reads: [Book]', 'GET /books, reads: [Book], paging: cursor'],
  },
];
