import { describe, expect, it } from 'vitest';
import { lines } from '../blueprint/support.ts';
import { changed, made, refusal } from './support.ts';

const town = lines(`
# mine
schema: create-microservices/v1
system: { name: town }

services:
  books:
    # what is read
    entities:
      Book:
        fields:
          title: string   # on the cover
          pages: { type: integer, optional: true }

  # who reads
  members:
    entities: { Member: { fields: { name: string } } }

  loans:
    entities:
      Loan: { fields: { book: books.Book } }
    operations:
      lend: { http: POST /loans, writes: [Loan], calls: [books.getBook] }
`);

describe('add', () => {
  it.each<[what: string, typed: string[], difference: string[]]>([
    [
      'a service with the entity that is named after it',
      ['service', 'billing'],
      [
        '+',
        '+  billing:',
        '+    entities:',
        '+      Billing:',
        '+        fields:',
        '+          name: string',
      ],
    ],
    [
      'a service in the notation of prompts',
      ['service', 'rooms: Room(number:integer unique)', '--datastore', 'sqlite'],
      [
        ...[
          '+',
          '+  rooms:',
          '+    datastore: sqlite',
          '+    entities:',
          '+      Room:',
          '+        fields:',
        ],
        '+          number: { type: integer, unique: true }',
      ],
    ],
    [
      'an entity',
      ['entity', 'books', 'Shelf(room, book:Book)'],
      ['+      Shelf:', '+        fields:', '+          room: string', '+          book: Book'],
    ],
    [
      'an entity beside one in braces',
      ['entity', 'members', 'Card', '--fields', 'number unique'],
      [
        '-    entities: { Member: { fields: { name: string } } }',
        '+    entities: { Member: { fields: { name: string } }, Card: { fields: { number: { type: string, unique: true } } } }',
      ],
    ],
    [
      'an entity that belongs to its caller',
      ['entity', 'loans', 'Wish(by:string owner, title)'],
      ['+      Wish: { owner: by, fields: { by: string, title: string } }'],
    ],
    [
      'a field',
      ['field', 'books.Book', 'note:string? maxLength=200'],
      ['+          note: { type: string, optional: true, maxLength: 200 }'],
    ],
    [
      'a field that says more',
      ['field', 'books.Book', 'isbn unique', '--description', 'of the edition'],
      ['+          isbn: { type: string, unique: true, description: of the edition }'],
    ],
    [
      'an operation, and what its entity had by itself',
      [
        'operation',
        'members',
        'rename(name)',
        '--http',
        'PUT /members/{id}/name',
        '--writes',
        'Member',
      ],
      [
        '+    operations:',
        '+      createMember: { kind: command, http: POST /members, writes: [Member], emits: [member-created] }',
        '+      getMember: { kind: query, http: "GET /members/{id}", reads: [Member] }',
        '+      listMembers: { kind: query, http: GET /members, reads: [Member], paging: cursor }',
        '+      updateMember: { kind: command, http: "PUT /members/{id}", writes: [Member], emits: [member-updated] }',
        '+      deleteMember: { kind: command, http: "DELETE /members/{id}", writes: [Member], emits: [member-deleted] }',
        '+      rename: { http: "PUT /members/{id}/name", writes: [Member], input: { name: string } }',
        '+    events:',
        '+      member-created: { payload: { memberId: uuid, name: string, version: integer } }',
        '+      member-updated: { payload: { memberId: uuid, name: string, version: integer } }',
        '+      member-deleted: { payload: { memberId: uuid, version: integer } }',
      ],
    ],
    [
      'an operation beside others',
      [
        'operation',
        'loans',
        'getLoan',
        '--http',
        'GET /loans/{id}',
        '--reads',
        'Loan',
        '--timeout-ms',
        '300',
      ],
      ['+      getLoan: { http: "GET /loans/{id}", reads: [Loan], timeoutMs: 300 }'],
    ],
    [
      'a call',
      ['call', 'loans.lend', 'members.getMember'],
      [
        '-      lend: { http: POST /loans, writes: [Loan], calls: [books.getBook] }',
        '+      lend: { http: POST /loans, writes: [Loan], calls: [books.getBook, members.getMember] }',
      ],
    ],
    [
      'a call that says more',
      ['call', 'loans.lend', 'members.getMember', '--retries', '1', '--fallback', 'default'],
      [
        '-      lend: { http: POST /loans, writes: [Loan], calls: [books.getBook] }',
        '+      lend: { http: POST /loans, writes: [Loan], calls: [books.getBook, { to: members.getMember, retries: 1, fallback: default }] }',
      ],
    ],
    [
      'an event, and in what emits it',
      ['event', 'loans', 'book-lent(loanId:uuid)', '--emitted-by', 'lend', '--external'],
      [
        '-      lend: { http: POST /loans, writes: [Loan], calls: [books.getBook] }',
        '+      lend: { http: POST /loans, writes: [Loan], emits: [book-lent], calls: [books.getBook] }',
        '+    events:',
        '+      book-lent: { external: true, payload: { loanId: uuid } }',
      ],
    ],
    [
      'a subscription',
      ['subscription', 'loans', 'books.book-created'],
      ['+    subscribes: [books.book-created]'],
    ],
    [
      'a subscription that says more',
      [
        'subscription',
        'loans',
        'members.member-deleted',
        '--then',
        'custom',
        '--handler',
        'onGone',
      ],
      ['+    subscribes: [{ event: members.member-deleted, then: custom, handler: onGone }]'],
    ],
  ])('%s', (_, typed, difference) => {
    expect(changed(town, made(town, 'add', ...typed)).toSorted()).toEqual(difference.toSorted());
  });

  it.each<[what: string, typed: string[], refused: string[]]>([
    [
      'a type that there is not, as it was typed',
      ['entity', 'books', 'Shelf(room, places:integr)'],
      ['- unknown-type: places: There is no type "integr" | Did you mean "integer"?'],
    ],
    [
      'a name that cannot be',
      ['service', 'Billing'],
      [
        '- malformed: "Billing" is not the name of a service | Lowercase letters, digits and single dashes (kebab-case), 1 to 40 characters. Did you mean "billing"?',
      ],
    ],
    [
      'a flag',
      ['operation', 'loans', 'getLoan', '--http', 'GET loans', '--reads', 'Loan'],
      [
        '- malformed: --http: "GET loans" is not METHOD /path | GET, POST, PUT, PATCH or DELETE, a blank and a path of lowercase words and {parameters}.',
      ],
    ],
    [
      'a service that there is not',
      ['entity', 'boks', 'Shelf'],
      ['- unknown-service: There is no service "boks" | Did you mean "books"?'],
    ],
    [
      'an entity that there is not',
      ['field', 'books.Bok', 'note'],
      ['- unknown-entity: Service books has no entity "Bok" | Did you mean "Book"?'],
    ],
    [
      'an operation that there is not',
      ['call', 'loans.lendd', 'books.getBook'],
      ['- unknown-operation: Service loans has no operation "lendd" | Did you mean "lend"?'],
    ],
    [
      'what is there, with its line',
      ['entity', 'books', 'Book'],
      [
        '9 duplicate: books has an entity "Book" already | Change it where it stands, or choose another name.',
      ],
    ],
    [
      'what an entity has by itself',
      ['operation', 'books', 'getBook', '--http', 'GET /books/{id}', '--reads', 'Book'],
      [
        '9 duplicate: Book has "getBook" by itself | To replace it, first: create-microservices remove operation books getBook',
      ],
    ],
    [
      'a call that is there',
      ['call', 'loans.lend', 'books.getBook'],
      [
        '22 duplicate: loans.lend calls "books.getBook" already | Change it where it stands, or choose another name.',
      ],
    ],
    [
      'a place of another kind',
      ['entity', 'books.Book', 'Shelf'],
      ['- invalid-value: "books.Book" is not of the form service | Write books alone'],
    ],
    [
      'a place without its end',
      ['field', 'books', 'note'],
      ['- invalid-value: "books" is not of the form service.Entity | Write books.Entity'],
    ],
    [
      'the notation',
      ['entity', 'books', 'Shelf(room'],
      [
        '- invalid-value: It ends where "," or ")" should be | The "(" after Shelf has no ")": write it at the end',
      ],
    ],
    [
      'two fields at once',
      ['field', 'books.Book', 'a, b'],
      ['- invalid-value: b is a second field | Add one after the other'],
    ],
    [
      'no number',
      ['call', 'loans.lend', 'members.getMember', '--retries', 'many'],
      ['- invalid-value: --retries: "many" is not a number | --retries 1'],
    ],
    [
      'an event of an operation that there is not',
      ['event', 'loans', 'book-lent(loanId:uuid)', '--emitted-by', 'lendd'],
      [
        '- unknown-operation: --emitted-by: Service loans has no operation "lendd" | Did you mean "lend"?',
      ],
    ],
    [
      'a path that there is already, at its line',
      ['operation', 'loans', 'borrow', '--http', 'POST /loans', '--writes', 'Loan'],
      [
        '22 route-conflict: POST /loans is both loans.borrow and loans.lend | Change the path of one.',
      ],
    ],
  ])('refuses %s', (_, typed, refused) => {
    const [title, ...problems] = refusal(town, 'add', ...typed);
    expect(title).toMatch(/^This .* cannot be added: /);
    expect(problems).toEqual(refused);
  });
});
