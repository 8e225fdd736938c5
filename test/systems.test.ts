import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { codeBlocks, readPage } from './support/codeBlocks.ts';
import { exampleFiles, examplesFolder } from './support/render.ts';
import { expected } from './systems/expected.ts';
import { findingsOf } from './unit/boundaries/support.ts';

// What the rules of `check` say of systems that are known to be healthy, or well known for what they lack.
const folder = fileURLToPath(new URL('systems', import.meta.url));
const systems = readdirSync(folder).filter((file) => file.endsWith('.yaml'));

it('there are enough, and none is argued about that is not there', () => {
  const names = systems.map((file) => file.replace('.yaml', ''));
  expect(names.length).toBeGreaterThanOrEqual(6);
  expect(names).toEqual(expect.arrayContaining(Object.keys(expected)));
});

describe.each(systems)('%s', (file) => {
  const text = readFileSync(join(folder, file), 'utf8');

  it('says what it was written from', () => {
    expect(text.split('schema:')[0]).toMatch(/^# .*\n# .*https:\/\//s);
  });

  it('has the findings that are argued for, and no others', () => {
    const argued = expected[file.replace('.yaml', '')] ?? [];
    expect(findingsOf(text).map(({ rule, place }) => `${rule} ${place}`)).toEqual(
      argued.map(({ rule, place }) => `${rule} ${place}`),
    );
    for (const { argument } of argued) expect(argument).toMatch(/^\w.{20,}\.$/);
  });
});

describe('nothing is found', () => {
  it.each(exampleFiles)('in examples/%s', (file) => {
    expect(findingsOf(readFileSync(join(examplesFolder, file), 'utf8'))).toEqual([]);
  });

  it('in the example of the language', () => {
    const url = new URL('fixtures/blueprints/shop.example.yaml', import.meta.url);
    expect(findingsOf(readFileSync(url, 'utf8'))).toEqual([]);
  });

  it('in what the README begins with', () => {
    const blocks = codeBlocks(readPage('README.md')).filter(({ language }) => language === 'yaml');
    expect(findingsOf(blocks[0]?.text ?? '')).toEqual([]);
  });

  const head = 'schema: create-microservices/v1\nsystem: { name: town }\n';
  it.each([
    ['three lines', 'services: { notes: { entities: { Note: { fields: { text: text } } } } }'],
    [
      'two services with what entities have by themselves',
      `services:
  books: { entities: { Book: { fields: { title: string } } } }
  loans: { entities: { Loan: { fields: { book: books.Book } } } }`,
    ],
    [
      'the same with a broker, and one that listens',
      `platform: { broker: nats }
services:
  books: { entities: { Book: { fields: { title: string } } } }
  loans: { entities: { Loan: { fields: { book: books.Book } } }, subscribes: [books.book-deleted] }`,
    ],
    [
      'one service with many entities, where no boundary was drawn yet',
      `services: { all: { entities: { ${Array.from({ length: 12 }, (_, i) => `Thing${i}: { fields: { name: string } }`).join(', ')} } } }`,
    ],
    [
      'a first call between two services, with nothing said about it',
      `services:
  books: { entities: { Book: { fields: { title: string } } } }
  loans:
    entities: { Loan: { fields: { book: books.Book } } }
    operations:
      lend: { kind: command, http: POST /loans, writes: [Loan], calls: [books.getBook] }
      getLoan: { http: "GET /loans/{id}", reads: [Loan] }`,
    ],
  ])('by a newcomer: %s', (_, text) => {
    expect(findingsOf(head + text)).toEqual([]);
  });
});
