import { describe, expect, it } from 'vitest';
import { lines, problemsOf, read, shorts } from '../support.ts';

const town = `schema: create-microservices/v1
system: { name: town }
platform: { broker: postgres }
services:
  books:
    entities: { Book: { fields: { title: string, pages: { type: integer, optional: true }, mail: { type: email, pii: true } } } }
  desk:
    entities: { Visit: { fields: { guest: string } } }
    operations:
      openVisit: { http: POST /visits, writes: [Visit], emits: [visit-opened] }
    events:
      visit-opened: { key: guest, payload: { guest: string, note: { type: string, optional: true } } }
  loans:
    entities: { Loan: { fields: { book: books.Book, days: { type: integer, default: 14 }, owner: { type: string, pii: true } }, owner: owner } }
`;

/** What a service does with the events of others, from line 15 on. */
describe('what is consumed', () => {
  it.each<[string, string[]]>([
    [
      `
    replicas: { Known: { of: books.Book, fields: [title, mail] } }
`,
      ['15:50 not-filled a list'],
    ],
    [
      `
    replicas: { Known: { of: books.Book, fields: [title], fedBy: [] } }
`,
      ['15:66 missing []'],
    ],
    [
      `
    replicas: { Known: { of: books.Book, fields: [bookId], fedBy: [books.book-deleted] } }
`,
      ['15:24 not-filled a map'],
    ],
    [
      `
    replicas: { Known: { of: desk.Visit, fields: [guest], fedBy: [desk.visit-opened] } }
`,
      ['15:24 not-filled a map'],
    ],
    [
      `
    subscribes: [{ event: desk.visit-opened, then: replicate }]
`,
      ['15:18 not-filled a map'],
    ],
  ])('%s', (text, problems) => expect(shorts(town + lines(text))).toEqual(problems));

  it('refuses what an event cannot run', () => {
    const operations = `
    operations:
      lend: { http: POST /loans, input: { book: uuid }, writes: [Loan] }
      look: { http: "GET /loans/{id}", reads: [Loan] }
      count: { message: true, input: { days: integer }, writes: [Loan] }
    subscribes:
      - { event: books.book-created, call: lend }
      - { event: books.book-updated, call: look }
      - { event: books.book-deleted, call: count }
`;
    const told = problemsOf(town + lines(operations)).map(({ message }) => message);
    expect(told).toEqual([
      'lend gives a new Loan to its caller, and an event has none',
      'look is a query: nobody waits for its answer',
      'Nothing in books.book-deleted fills "days" of count',
    ]);
  });

  it('takes two handlers of one name for one file', () => {
    const text = `
    subscribes:
      - { event: desk.visit-opened, handler: greet }
      - { event: books.book-created, handler: greet }
`;
    const [problem] = problemsOf(town + lines(text));
    expect(problem?.code).toBe('collision');
  });
});

describe('what follows from what was written', () => {
  const loansOf = (text: string) =>
    read(town + lines(text)).services.find(({ name }) => name === 'loans');

  it('is a replica of what is referred to and replicated', () => {
    const loans = loansOf('    subscribes: [books.book-created, books.book-deleted]\n');
    expect(loans?.replicas).toEqual([
      {
        name: 'Book',
        implied: true,
        of: { service: 'books', name: 'Book' },
        key: 'bookId',
        fields: [
          expect.objectContaining({ name: 'bookId', type: 'uuid', optional: false }),
          expect.objectContaining({ name: 'title', type: 'string', optional: false }),
          expect.objectContaining({ name: 'pages', type: 'integer', optional: true }),
        ],
        fedBy: [
          { service: 'books', name: 'book-created' },
          { service: 'books', name: 'book-deleted' },
        ],
      },
    ]);
  });

  it('is a subscription to all that feeds a replica', () => {
    const loans = loansOf('    replicas: { Known: { of: books.Book, fields: [title] } }\n');
    expect(loans?.subscribes.map(({ event, implied }) => [event.name, implied])).toEqual([
      ['book-created', true],
      ['book-updated', true],
      ['book-deleted', true],
    ]);
  });
});
