import { describe, expect, it } from 'vitest';
import { problemsOf as problems } from '../support.ts';

/** What can be wrong with a call: of loans, from line 23 on, to books. */
const town = `schema: create-microservices/v1
system: { name: town }
services:
  books:
    entities:
      Book: { fields: { title: string, cents: integer, pages: { type: integer, default: 1 }, note: { type: string, optional: true } } }
      Shelf: { owner: keeper, fields: { keeper: string, label: string } }
    operations:
      getBook: { http: "GET /books/{id}", auth: anonymous, reads: [Book] }
      findBooks: { http: POST /books:batchGet, auth: anonymous, input: { ids: "uuid[]" }, reads: [Book] }
      listBooks: { http: GET /books, auth: anonymous, reads: [Book], paging: cursor }
      titled: { http: GET /titled, auth: anonymous, input: { title: string }, reads: [Book] }
      priceOf: { http: "GET /books/{id}/price", auth: anonymous, reads: [Book], output: { bookId: uuid, cents: integer } }
      getShelf: { http: "GET /shelves/{id}", reads: [Shelf] }
      readShelf: { http: "GET /internal/shelves/{id}", expose: internal, reads: [Shelf] }
      addBook: { kind: command, http: POST /books, writes: [Book] }
      describeBook: { http: "GET /books/{id}/text", auth: [svc:loans], expose: internal, reads: [Book], output: { text: string }, calls: [loans.getLoan] }
    events:
      book-created: { key: bookId, payload: { bookId: uuid, title: string, cents: integer, pages: { type: integer, default: 1 } } }
      shelf-created: { key: shelfId, payload: { shelfId: uuid, label: string } }
  loans:
    entities: { Loan: { fields: { book: books.Book, shelf: books.Shelf, title: string, cents: { type: integer, optional: true } } } }
`;
const said = (text: string) =>
  problems(`${town}    ${text.replaceAll('\n', '\n    ')}\n`).map(({ code, message, hint }) => [
    code,
    message,
    hint,
  ]);
const loan = 'getLoan: { http: "GET /loans/{id}", reads: [Loan] }';
const replica = (fields: string) => `replicas: { Known: { of: books.Book, fields: [${fields}] } }`;
const asking = (to: string, more = 'output: { loanId: uuid }') =>
  `operations: { ${loan}, act: { http: "GET /loans/{id}/text", reads: [Loan], ${more}, calls: [{ to: books.${to}, fallback: replica }] } }`;

describe('a replica in place of a call', () => {
  it.each<[string, string]>([
    [`${asking('getBook')}\n${replica('title')}`, 'one by its key'],
    [`${asking('findBooks')}\n${replica('title')}`, 'several by a list of keys'],
    [`${asking('priceOf')}\n${replica('cents')}`, 'fields of a row'],
    [
      `${asking('readShelf')}\nreplicas: { Known: { of: books.Shelf, fields: [label] } }`,
      'what services may read, whoever owns it',
    ],
    [`${asking('getBook')}\nsubscribes: [books.book-created]`, 'a replica that is implied'],
    [
      `${asking('getBook', 'output: { loanId: uuid, bookTitle: string }')}\n${replica('title')}`,
      'a field that it holds',
    ],
    [
      `${asking('getBook', 'output: { loanId: uuid, cents: integer }')}\n${replica('title')}`,
      'a field that the operation has itself',
    ],
  ])('%s answers: %s', (text) => expect(said(text)).toEqual([]));

  it.each<[string, string, string]>([
    [asking('getBook'), 'Service loans has no replica of books.Book', 'KnownBook'],
    [
      `${asking('getBook')}\nreplicas: { Known: { of: books.Shelf, fields: [label] } }`,
      'Service loans has no replica of books.Book',
      'replicas: { KnownBook: { of: books.Book, fields: [...] } }',
    ],
    [
      `${asking('listBooks')}\n${replica('title')}`,
      'No replica can answer in place of "books.listBooks": listBooks selects by more than id, and a replica may lack rows',
      'fallback: default',
    ],
    [
      `${asking('titled')}\n${replica('title')}`,
      'No replica can answer in place of "books.titled": titled selects by more than id, and a replica may lack rows',
      'fallback: default',
    ],
    [
      `${asking('getShelf')}\nreplicas: { Known: { of: books.Shelf, fields: [label] } }`,
      'No replica can answer in place of "books.getShelf": getShelf gives each caller their own rows, and a copy does not know whose it is',
      'fallback: default',
    ],
    [
      `${asking('addBook')}\n${replica('title')}`,
      'No replica can answer in place of "books.addBook": addBook is a command',
      'fallback: default',
    ],
    [
      `${asking('describeBook')}\n${replica('title')}`,
      'No replica can answer in place of "books.describeBook": describeBook makes its answer of what others say',
      'fallback: default',
    ],
    [
      `${asking('getBook', 'output: { loanId: uuid, bookTitle: string }')}\n${replica('cents')}`,
      'act needs "title" of "books.getBook", and the replica Known does not hold it',
      'Add title to the fields of Known',
    ],
    [
      `${asking('getBook', 'output: { loanId: uuid, bookPages: integer }')}\n${replica('pages')}`,
      'act needs "pages" of "books.getBook", and the replica Known may lack it',
      'Have each event that feeds Known bring pages',
    ],
    [
      `operations: { ${loan}, act: { kind: command, http: POST /loans, input: { book: books.Book, shelf: books.Shelf }, writes: [Loan], calls: [{ to: books.getBook, fallback: replica }] } }\n${replica('cents')}`,
      'act needs "title" of "books.getBook", and the replica Known does not hold it',
      'mark it optional in act',
    ],
  ])('%s is refused: %s', (text, message, hint) =>
    expect(said(text)).toEqual([['fallback', message, expect.stringContaining(hint)]]),
  );

  it('is refused where it was written', () => {
    const [problem] = problems(`${town}    ${asking('getBook')}\n`);
    expect(problem).toMatchObject({ line: 23, value: '"replica"' });
  });
});

/** Of loans as well, for what events run. */
const events = `subscribes: [{ event: books.book-created, call: act }]`;
const run = (calls: string, http = '') =>
  `operations: { ${loan}, act: { kind: command, ${http || 'message: true'}, input: { bookId: uuid }, writes: [Loan], calls: [${calls}] } }`;

describe('a call for no user', () => {
  const messages = (text: string) => said(text).map(([, message]) => message);

  it.each(['books.getBook', 'books.readShelf'])('%s lets a service in', (called) => {
    expect(messages(`${run(called)}\n${events}`)).toEqual([]);
  });

  it.each<[string, string]>([
    [
      `${run('books.getShelf')}\n${events}`,
      'act is run by an event, for no user, and "books.getShelf" asks for one with books:read',
    ],
    [
      run('books.getShelf'),
      'act is run by an event, for no user, and "books.getShelf" asks for one with books:read',
    ],
    [
      `${run('books.getShelf', 'http: POST /loans')}\n${events}`,
      'act is run by an event, for no user, and "books.getShelf" asks for one with books:read',
    ],
    [
      `${run('books.describeBook')}\n${events}`,
      'act is run by an event, for no user, and "loans.getLoan" (by "books.describeBook") asks for one with loans:read',
    ],
  ])('%s is refused: %s', (text, message) => expect(messages(text)).toEqual([message]));

  it('is none where only users run it', () => {
    expect(messages(run('books.getShelf', 'http: POST /loans'))).toEqual([]);
  });
});
