import { describe, expect, it } from 'vitest';
import { refusals } from '../../../src/answers/index.ts';
import { catalog } from '../../../src/catalog/index.ts';
import { converse, library, refused } from './support.ts';

const kebab = 'Lowercase letters, digits and single dashes (kebab-case), 1 to 40 characters.';
const pascal = 'Letters and digits, each word with a capital (PascalCase), 1 to 40 characters.';

/** The whole of what somebody reads who typed it. */
describe('refused where it is typed', () => {
  it.each([
    ['name', 'My App', `"My App" is not the name of a system. ${kebab} Did you mean "my-app"?`],
    [
      'name',
      'con',
      '"con" is the name of a device on Windows and cannot be a file there. Choose another name',
    ],
    [
      'name',
      '',
      'Nothing was said, and there is no default. Lowercase letters, digits and dashes; packages are named after it',
    ],
    [
      'services',
      [],
      'Nothing was said, and there is no default. Names with commas between them: books, members',
    ],
    ['services', ['Books'], `"Books" is not the name of a service. ${kebab} Did you mean "books"?`],
    ['services', ['a', 'b', 'a'], '"a" stands twice. Leave one'],
    [
      'services',
      ['gateway'],
      'The name "gateway" is taken by the gateway of the system. Choose another name for the service',
    ],
    [
      'services',
      ['postgres'],
      'The service "postgres" would have the database of the server itself. Give it another name',
    ],
    [
      'entities.books',
      'Book(',
      'It ends where a field of Book should be. Write Book(name:string), or Book',
    ],
    [
      'entities.books',
      'book(a)',
      `"book" is not the name of an entity. ${pascal} Did you mean "Book"?`,
    ],
    ['entities.books', 'Book(n:int)', 'Book.n: There is no type "int". Did you mean "integer"?'],
    ['entities.books', 'Book(n:strng)', 'Book.n: There is no type "strng". Did you mean "string"?'],
    [
      'entities.books',
      'Book(by:Loan)',
      'Book.by: There is no type "Loan". Loan belongs to another service: write loans.Loan for its identifier',
    ],
    [
      'entities.books',
      'Book(version)',
      'Book.version: Every entity has "version" without declaring it. Leave it out, or choose another name if you mean something else',
    ],
    [
      'entities.books',
      'Book(n:integer owner)',
      'The owner "n" cannot hold the subject of a token. Declare it as string or uuid, not the key, not optional, unique or secret, without a default',
    ],
    [
      'entities.books',
      'Book(a:Page), Page(b:Book)',
      'Page.b: Book refers to Page refers to Book: none could be created first. Make one of the references optional: write ? after its type',
    ],
    [
      'entities.books',
      'Loan(a)',
      'POST /loans is both books.createLoan and loans.createLoan. Give one of the entities another name',
    ],
    [
      'datastore',
      'mongodb',
      'Datastore "mongodb" (MongoDB) is not rendered by this version. Rendered: postgres, sqlite',
    ],
    ['datastore', 'postgre', 'Datastore "postgre" is not known. Did you mean "postgres"?'],
    ['datastore.sqlite', ['boks'], 'There is no service "boks". Did you mean "books"?'],
    [
      'ci',
      'jenkins',
      'CI "jenkins" (Jenkins) is not rendered by this version. Rendered: github, gitlab, none',
    ],
    [
      'ci',
      'jenkns',
      'CI "jenkns" is not known. "jenkins" is not rendered by this version. Rendered: github, gitlab, none',
    ],
  ])('%s: %j', (id, answer, message) => {
    expect(refused(id, answer)).toBe(message);
  });

  it('tells everything that is wrong with an answer, a line for each', () => {
    expect(refused('entities.books', 'Book(a:strng, b:intger)')).toBe(
      'Book.a: There is no type "strng". Did you mean "string"?\nBook.b: There is no type "intger". Did you mean "integer"?',
    );
  });

  it('names what a choice would break elsewhere', () => {
    const answers = { ...library, 'entities.books': 'Book(price:decimal index)' };
    expect(refused('datastore', 'sqlite', answers)).toBe(
      `Book.price: "price" is index, and sqlite can't compare values of type decimal. Leave out index, keep the number as an integer of its smallest unit, or choose another datastore`,
    );
    expect(refused('datastore.sqlite', ['books'], answers)).toContain('Book.price');
    expect(refused('datastore.sqlite', ['loans'], answers)).toBeUndefined();
  });

  it('says so when the earlier of two would take what the later one has', () => {
    expect(refused('entities.loans', 'Book(a)')).toContain('POST /books is both');
  });
});

describe('not refused', () => {
  const services = { name: 'library', services: ['loans', 'books', 'members'] };

  it.each([
    ['what refers to a service whose entities are still to be said', 'Loan(copy:books.Copy)'],
    ['what takes the name that a later service would have had', 'Book(a)'],
  ])('%s', (_, entities) => {
    expect(refused('entities.loans', entities, services)).toBeUndefined();
  });

  it('two services whose usual entities collide: they may own others', () => {
    expect(refused('services', ['order', 'orders'], { name: 'a' })).toBeUndefined();
    const said = { name: 'a', services: ['order', 'orders'], 'entities.order': 'Order(a)' };
    expect(refused('entities.orders', 'Order(name:string)', said)).toContain(
      'POST /orders is both',
    );
    expect(refused('entities.orders', 'Purchase(name:string)', said)).toBeUndefined();
  });

  it('a new name for what others refer to: they are asked again', () => {
    expect(refused('entities.books', 'Item(title)')).toBeUndefined();
  });

  it('any answer for what others have got wrong', () => {
    const broken = { ...library, 'entities.loans': 'Loan(book:books.Nothing)' };
    expect(refused('entities.books', 'Book(title)', broken)).toBeUndefined();
    expect(refused('ci', 'none', broken)).toBeUndefined();
  });
});

describe('all answers at once', () => {
  it('are fine when each was', () => {
    expect(refusals(converse(library).answers, catalog)).toEqual([]);
  });

  it('are refused in the order of the questions, each once', () => {
    const answers = {
      name: 'A B',
      services: ['books', 'Shelves'],
      'entities.books': 'Book(a:strng, shelf:Shelves.Shelf)',
      datastore: 'mongo',
      'datastore.sqlite': ['nobody'],
      ci: 'jenkins',
      deploy: ['compose', 'kubernetes', 'moon'],
      constructor: 'x',
    };
    expect(refusals(answers, catalog).map(({ question, code }) => [question, code])).toEqual([
      ['name', 'malformed'],
      ['services', 'malformed'],
      ['entities.books', 'unknown-type'],
      ['entities.books', 'malformed'],
      ['datastore', 'unknown-value'],
      ['datastore.sqlite', 'unknown-service'],
      ['ci', 'not-rendered'],
      ['deploy', 'unknown-value'],
    ]);
  });
});
