import { describe, expect, it } from 'vitest';
import { readBlueprint } from '../../../src/blueprint/index.ts';
import { catalog } from '../../../src/catalog/index.ts';
import { UserError } from '../../../src/errors.ts';
import { fields, problemsOf, service } from './support.ts';

/** The whole of what a user reads, for a few; the tables of `problems/` have the places of all. */
describe('messages', () => {
  it.each([
    [fields('{ it: strng }'), 'There is no type "strng"', 'Did you mean "string"?'],
    [
      service('entities: { order_line: { fields: { x: string } } }'),
      '"order_line" is not the name of an entity',
      'Letters and digits, each word with a capital (PascalCase), 1 to 40 characters. Did you mean "OrderLine"?',
    ],
    [
      service('entities: { B\u043e\u043ek: { fields: { x: string } } }'),
      '"B\u043e\u043ek" is not the name of an entity',
      'Not ASCII: "\u043e" (U+043E). Letters and digits, each word with a capital (PascalCase), 1 to 40 characters.',
    ],
    [
      service('datastore: postgre\nentities: { B: { fields: { x: string } } }'),
      '"postgre" is not a datastore',
      'Did you mean "postgres"?',
    ],
    [
      service('timeoutMs: "5"\nentities: { B: { fields: { x: string } } }'),
      '"5" is text, not a whole number',
      'How long a caller waits, in milliseconds.',
    ],
    [
      service('entities: { A: { fields: { b: B } }, B: { fields: { a: A } } }'),
      'A refers to B refers to A: none could be created first',
      'Make one of the references optional.',
    ],
    [
      service(
        'entities: { B: { fields: { x: string } } }\noperations: { x: { http: GET /a/{id}, reads: [B] } }',
      ),
      'Unexpected flow-map-start at node end',
      'Quote a path with parameters: http: "GET /things/{id}"',
    ],
  ])('%#', (text, message, hint) => {
    expect(problemsOf(text)).toMatchObject([{ message, hint }]);
  });

  it('name both of two equal routes', () => {
    const text = `schema: create-microservices/v1
system: { name: town }
services:
  a: { entities: { Book: { fields: { x: string } } } }
  b: { entities: { Book: { fields: { x: string } } } }
`;
    expect(problemsOf(text)).toMatchObject([
      {
        message: 'POST /books is both a.createBook and b.createBook',
        hint: 'Give one of the entities another path: path: /other-words.',
        file: 'microservices.yaml',
        line: 5,
        path: ['services', 'b', 'entities', 'Book'],
      },
    ]);
  });

  it('are carried by one error, in the order of the file', () => {
    const text = 'schema: x\nsystem: { name: A B }\nservices: { b: { entitis: 1 } }\n';
    const read = () => readBlueprint(text, 'dir/x.yaml', catalog);
    expect(read).toThrow(UserError);
    expect(read).toThrow('dir/x.yaml has 3 problems');
    expect(problemsOf(text).map(({ line }) => line)).toEqual([1, 2, 3]);
  });
});
