import { describe, expect, it } from 'vitest';
import { lines as without } from '../blueprint/support.ts';
import { changed, made, refusal } from './support.ts';

const town = without(`
# mine
schema: create-microservices/v1
system: { name: town }
platform: { broker: nats }

services:
  books:
    entities:
      # what is read
      Book:
        fields:
          title: string   # on the cover
          isbn: string
      Shelf: { fields: { room: string } }

  # who reads
  members:
    entities: { Member: { fields: { name: string } } }

  loans:
    entities:
      Loan:
        owner: by
        fields: { book: books.Book, by: string, due: date }
      Fee:
        fields: { loan: Loan }
      Period: { partOf: Loan, fields: { from: date } }
    replicas:
      KnownBook: { of: books.Book, fields: [title, isbn] }
    operations:
      lend: { http: POST /loans, writes: [Loan], calls: [books.getBook, { to: members.getMember, retries: 1 }] }
      # how it was
      getLoan: { http: "GET /loans/{id}", reads: [Loan] }
      charge: { http: POST /fees, writes: [Fee, Loan], emits: [charged] }
      seize: { message: true, input: { memberId: uuid }, writes: [Fee] }
    events:
      charged: { payload: { feeId: uuid } }
    subscribes:
      - books.book-created
      - { event: members.member-deleted, call: seize }   # for good
sagas:
  close:
    orchestrator: loans
    trigger: loans.charge
    onCompleted: loans.charged
    steps: [{ name: a, do: loans.seize, kind: retriable }]
`);

describe('remove', () => {
  it.each<[what: string, typed: string[], difference: string[]]>([
    [
      'an entity that nothing depends on',
      ['entity', 'books', 'Shelf'],
      ['-      Shelf: { fields: { room: string } }'],
    ],
    [
      'a value',
      ['entity', 'loans', 'Period'],
      ['-      Period: { partOf: Loan, fields: { from: date } }'],
    ],
    [
      'a field',
      ['field', 'loans.Loan', 'due'],
      [
        '-        fields: { book: books.Book, by: string, due: date }',
        '+        fields: { book: books.Book, by: string }',
      ],
    ],
    [
      'an operation, with the comment on it',
      ['operation', 'loans', 'getLoan'],
      ['-      # how it was', '-      getLoan: { http: "GET /loans/{id}", reads: [Loan] }'],
    ],
    [
      'a call, by its name, however it is written',
      ['call', 'loans.lend', 'members.getMember'],
      [
        '-      lend: { http: POST /loans, writes: [Loan], calls: [books.getBook, { to: members.getMember, retries: 1 }] }',
        '+      lend: { http: POST /loans, writes: [Loan], calls: [books.getBook] }',
      ],
    ],
    [
      'a subscription',
      ['subscription', 'loans', 'members.member-deleted'],
      ['-      - { event: members.member-deleted, call: seize }   # for good'],
    ],
    [
      'an event with what emits it and ends with it',
      ['event', 'loans', 'charged', '--cascade'],
      [
        '-      charge: { http: POST /fees, writes: [Fee, Loan], emits: [charged] }',
        '+      charge: { http: POST /fees, writes: [Fee, Loan] }',
        '-    events:',
        '-      charged: { payload: { feeId: uuid } }',
        '-    onCompleted: loans.charged',
      ],
    ],
    [
      'an operation that an entity has by itself; the others are written down',
      ['operation', 'books', 'deleteShelf'],
      [],
    ],
  ])('%s', (_, typed, difference) => {
    const next = made(town, 'remove', ...typed);
    if (difference.length > 0) {
      const [old, now] = [town.split('\n'), next.split('\n')];
      expect(
        [
          ...old.filter((line) => !now.includes(line)).map((line) => `-${line}`),
          ...now.filter((line) => !old.includes(line)).map((line) => `+${line}`),
        ].toSorted(),
      ).toEqual(difference.toSorted());
    } else {
      const lines = changed(town, next);
      expect(lines.every((line) => line.startsWith('+'))).toBe(true);
      expect(lines.join('\n')).toContain('createShelf');
      expect(lines.join('\n')).not.toContain('deleteShelf');
    }
  });

  it.each<[what: string, typed: string[], refused: string[]]>([
    [
      'what others depend on, naming each',
      ['entity', 'books', 'Book'],
      [
        'books.Book is in use',
        '24 in-use: loans.Loan.book is of type books.Book',
        '29 in-use: The replica loans.KnownBook copies books.Book',
        '29 in-use: The replica loans.KnownBook copies books.Book.title',
        '29 in-use: The replica loans.KnownBook copies books.Book.isbn',
        '31 in-use: loans.lend calls books.getBook',
        '39 in-use: loans listens to books.book-created',
      ],
    ],
    [
      'a service',
      ['service', 'members'],
      [
        'members is in use',
        '31 in-use: loans.lend calls members.getMember',
        '40 in-use: loans listens to members.member-deleted',
      ],
    ],
    [
      'a field that is copied',
      ['field', 'books.Book', 'isbn'],
      [
        'books.Book.isbn is in use',
        '29 in-use: The replica loans.KnownBook copies books.Book.isbn',
      ],
    ],
    [
      'an owner',
      ['field', 'loans.Loan', 'by'],
      ['loans.Loan.by is in use', '23 in-use: by is the owner of loans.Loan'],
    ],
    [
      'what a saga asks for, and an event runs',
      ['operation', 'loans', 'seize'],
      [
        'loans.seize is in use',
        '40 in-use: members.member-deleted runs loans.seize',
        '46 in-use: The saga close asks for loans.seize',
      ],
    ],
    [
      'what an entity has by itself',
      ['event', 'books', 'book-created'],
      [
        'books.book-created is in use',
        '7 in-use: books.createBook emits book-created',
        '39 in-use: loans listens to books.book-created',
      ],
    ],
    [
      'what is not there',
      ['entity', 'books', 'Bok'],
      [
        'books.Bok cannot be removed',
        '- unknown-entity: books has no entity "Bok" | Did you mean "Book"?',
      ],
    ],
    [
      'a service that is not there',
      ['service', 'boks'],
      [
        'boks cannot be removed',
        '- unknown-service: There is no service "boks" | Did you mean "books"?',
      ],
    ],
    [
      'a call that is not there',
      ['call', 'loans.lend', 'books.getBok'],
      [
        'loans.lend.books.getBok cannot be removed',
        '- unknown-operation: loans.lend does not call "books.getBok" | Did you mean "books.getBook"?',
      ],
    ],
  ])('refuses %s', (_, typed, refused) => {
    expect(refusal(town, 'remove', ...typed)).toEqual(refused);
  });

  it('takes along what depends on it, and what depends on that', () => {
    const next = made(town, 'remove', 'service', 'members', '--cascade');
    expect(next).not.toContain('members');
    // Who listened to nothing else still has what it had.
    expect(next).toContain('subscribes:\n      - books.book-created\n');
    const less = made(town, 'remove', 'entity', 'loans', 'Fee', '--cascade');
    expect(less).not.toMatch(/Fee|charge:|seize|sagas|close/);
  });

  it('never lets an entity have operations that nobody asked for', () => {
    const small = without(`
      schema: create-microservices/v1
      system: { name: town }
      services:
        books:
          entities: { Book: { fields: { title: string } } }
          operations: { getBook: { http: "GET /books/{id}", reads: [Book] } }
    `).replace(/^ {6}/gm, '');
    expect(refusal(small, 'remove', 'operation', 'books', 'getBook')).toEqual([
      'Without books.getBook the blueprint has a problem',
      '6 last-operation: Without any operation of its own, books would have five for each entity: Book | Add another operation first, or remove the entity with it.',
    ]);
  });
});
