import { expect, it } from 'vitest';
import { shorts } from './support.ts';

it('tells every problem at once, and none that only follows from another', () => {
  const text = `schema: create-microservices/v1
system: { name: Town Hall, teams: { red: {} } }
platform: { brokr: nats, ci: githb, deploy: compose }
defaults: { scaling: { min: 9, max: 2 }, timeoutMs: fast }
services:
  Books:
    team: rad
    entities:
      Book: { owner: reader, fields: { title: strin, pages: { type: integer, maxLength: 5 }, con: 5 } }
      Shelf: { fields: 5 }
    operations:
      getBook: { http: "GET /books/{id}", reads: [Book], auth: anonimous, timeoutMs: -1 }
      getShelf: { http: "GET /shelves/{id}", reads: [Shelf] }
      moveBook: { http: "POST /books/{id}/move", writes: [Bok] }
  lost: 5
  loans:
    entities: { Loan: { fields: { book: Books.Book, copy: lost.Copy, reader: readers.Reader } } }
`;
  expect(shorts(text)).toEqual([
    '2:17 malformed "Town Hall"',
    '3:13 unknown-word "brokr"',
    '3:30 unknown-value "githb"',
    '3:45 wrong-type "compose"',
    '4:29 range 9',
    '4:53 wrong-type "fast"',
    '6:3 malformed "Books"',
    '7:11 unknown-team "rad"',
    '9:22 unknown-field "reader"',
    '9:47 unknown-type "strin"',
    '9:89 mark 5',
    '9:94 device-name "con"',
    '9:99 wrong-type 5',
    '10:24 wrong-type 5',
    '12:64 unknown-value "anonimous"',
    '12:86 range -1',
    '14:59 unknown-entity "Bok"',
    '15:9 wrong-type 5',
    '17:41 malformed "Books.Book"',
    '17:78 unknown-type "readers.Reader"',
  ]);
});
