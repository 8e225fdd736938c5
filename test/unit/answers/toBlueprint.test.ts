import { describe, expect, it } from 'vitest';
import { type Answers, overFile, toBlueprint, toCommand } from '../../../src/answers/index.ts';
import { readRenderable } from '../../../src/blueprint/index.ts';
import { catalog } from '../../../src/catalog/index.ts';
import { lines } from '../blueprint/support.ts';
import { converse, library } from './support.ts';

const said: Answers = {
  ...library,
  'entities.loans': 'Loan(by:string owner, book:books.Book)',
  'datastore.sqlite': ['members'],
  ci: 'none',
};

describe('a new blueprint', () => {
  it('is what somebody would have written', () => {
    expect(toBlueprint(said, catalog)).toBe(
      lines(`
# Who owns what. Whatever is not said here has a default.

schema: create-microservices/v1
system:
  name: library

platform:
  broker: nats
  ci: none
  deploy: [compose]
  packageManager: npm

defaults:
  datastore: postgres

services:
  loans:
    entities:
      Loan:
        owner: by
        fields:
          by: string
          book: books.Book
    subscribes: [books.book-created, books.book-updated, books.book-deleted]
  books:
    entities:
      Book:
        fields:
          title: { type: string, unique: true }
          pages: { type: integer, optional: true }
          state: { type: enum, values: [in, out], index: true }
  members:
    datastore: sqlite
    entities:
      Member:
        fields:
          name: string
`),
    );
  });

  it('is the same whether a fallback was said or not', () => {
    expect(toBlueprint(converse(said).answers, catalog)).toBe(toBlueprint(said, catalog));
  });

  it('says an option that is the only one where somebody said it', () => {
    expect(toBlueprint({ ...said, broker: 'none' }, catalog)).toContain('  broker: none\n');
  });

  it('can be rendered', () => {
    const { blueprint } = readRenderable(toBlueprint(said, catalog), 'x', catalog);
    expect(blueprint.services.map(({ name, datastore }) => [name, datastore])).toEqual([
      ['books', 'postgres'],
      ['loans', 'postgres'],
      ['members', 'sqlite'],
    ]);
  });
});

describe('the command that says the same', () => {
  it.each<[what: string, answers: Answers, directory: string | undefined, words: string[]]>([
    [
      'names what is not usual',
      said,
      undefined,
      [
        '--name',
        'library',
        '--service',
        'loans: Loan(by:string owner, book:books.Book)',
        '--service',
        'books: Book(title:string unique, pages:integer?, state:in|out index)',
        '--service',
        'members',
        '--datastore',
        'members=sqlite',
        '--ci',
        'none',
        '--yes',
      ],
    ],
    [
      'takes the name from the directory',
      { name: 'a', services: ['b'] },
      'x/a/',
      ['x/a/', '--service', 'b', '--yes'],
    ],
    [
      'names both where they differ',
      { name: 'a', services: ['b'] },
      '.',
      ['.', '--name', 'a', '--service', 'b', '--yes'],
    ],
    [
      'says no',
      { name: 'a', services: ['b'], git: false, install: false },
      'a',
      ['a', '--service', 'b', '--no-git', '--no-install', '--yes'],
    ],
    [
      'leaves out entities that are usual',
      { name: 'a', services: ['b'], 'entities.b': ' B( name )' },
      'a',
      ['a', '--service', 'b', '--yes'],
    ],
    [
      'leaves out a service that is on the default anyway',
      { name: 'a', services: ['b'], datastore: 'sqlite', 'datastore.sqlite': ['b'] },
      'a',
      ['a', '--service', 'b', '--datastore', 'sqlite', '--yes'],
    ],
    [
      'leaves out what is of a service that is gone',
      { name: 'a', services: ['b'], 'entities.c': 'C(d)' },
      'a',
      ['a', '--service', 'b', '--yes'],
    ],
    [
      'says an only option that was said',
      { name: 'a', services: ['b'], broker: 'none' },
      'a',
      ['a', '--service', 'b', '--broker', 'none', '--yes'],
    ],
  ])('%s', (_, answers, directory, words) => {
    expect(toCommand(answers, directory, catalog)).toEqual(words);
  });
});

const file = `# mine
schema: create-microservices/v1
system: { name: "town" }       # the name
platform: { identity: { kind: jwt, audience: x } }
services:
  books:   { entities: { Book: { fields: { price: { type: decimal, index: true } } } } }
`;

const over = (answers: Answers, text = file) =>
  overFile({ text, file: 'a.yaml' }, answers, catalog);

describe('answers over a file', () => {
  it.each<[string, Answers]>([
    ['nothing', {}],
    ['what it says already', { name: 'town', identity: 'jwt', services: ['books'], git: false }],
    ['the same entities', { services: ['books'] }],
  ])('change nothing: %s', (_, answers) => {
    expect(over(answers)).toEqual({ text: file, problems: [] });
  });

  it('win, and leave the rest as it is', () => {
    const { text, problems } = over({
      name: 'city',
      ci: 'none',
      identity: 'jwt',
      services: ['books', 'loans'],
      'entities.loans': 'Loan(book:books.Book)',
      'datastore.sqlite': ['loans'],
    });
    expect(problems).toEqual([]);
    expect(text).toBe(
      `${file.replace('town', 'city').replace('x } }', 'x }, ci: none }')}  loans:
    datastore: sqlite
    entities:
      Loan:
        fields:
          book: books.Book
`,
    );
  });

  it('put right what the file has wrong', () => {
    const wrong = file.replace('kind: jwt', 'kind: none');
    expect(over({ identity: 'jwt' }, wrong)).toEqual({ text: file, problems: [] });
  });

  it('replace the entities of a service that is there', () => {
    const { text } = over({ services: ['books'], 'entities.books': 'Shelf(room)' });
    expect(text).toContain('  books:   { entities: { Shelf: { fields: { room: string } } } }\n');
  });

  it('are refused by their flags, and the file by its own lines', () => {
    const wrong = file.replace('system', '# a line more\ndefaults: { timeoutMs: no }\nsystem');
    const { problems } = over({ name: 'A B', datastore: 'sqlite', ci: 'none' }, wrong);
    expect(
      problems.map(({ file, line, column, message }) => [file, line, column, message]),
    ).toEqual([
      ['a.yaml', 4, 24, '"no" is text, not a whole number'],
      [undefined, undefined, undefined, '--name: "A B" is not the name of a system'],
      ['a.yaml', 8, 75, `"price" is index, and sqlite can't compare values of type decimal`],
    ]);
  });

  it('are refused at once where no file could make them right', () => {
    const { text, problems } = over({
      ci: 'moon',
      'datastore.sqlite': ['boks'],
      services: ['new'],
    });
    expect(text).toBe(file);
    expect(problems.map(({ message, hint }) => [message, hint])).toEqual([
      ['--datastore: There is no service "boks"', 'Did you mean "books"?'],
      ['--ci: CI "moon" is not known', 'There is github, gitlab, none.'],
    ]);
  });

  it('do not hide a file that cannot be read', () => {
    expect(() => over({ name: 'a' }, 'a: [')).toThrow('a.yaml cannot be read');
  });
});
