import { describe, expect, it } from 'vitest';
import type { NamedEntity } from '../../../src/answers/entities/notation.ts';
import { parseEntities } from '../../../src/answers/entities/parse.ts';
import { printEntities } from '../../../src/answers/entities/print.ts';
import { type Random, seeded } from '../../support/randomBlueprint.ts';

function read(text: string) {
  const parsed = parseEntities(text);
  return 'fault' in parsed ? parsed.fault : Object.fromEntries(parsed.entities);
}

describe('the compact notation', () => {
  it.each([
    ['Book', { Book: { fields: { name: 'string' } } }],
    ['Book()', { Book: { fields: {} } }],
    ['Book(title)', { Book: { fields: { title: 'string' } } }],
    [
      'Book(title:string, pages:integer)',
      { Book: { fields: { title: 'string', pages: 'integer' } } },
    ],
    ['Book(note:text?)', { Book: { fields: { note: { type: 'text', optional: true } } } }],
    ['Book(note?)', { Book: { fields: { note: { type: 'string', optional: true } } } }],
    [
      'Book(isbn unique pii, room index secret)',
      {
        Book: {
          fields: {
            isbn: { type: 'string', unique: true, pii: true },
            room: { type: 'string', index: true, secret: true },
          },
        },
      },
    ],
    [
      'Book(state:in|out|on-order? index)',
      {
        Book: {
          fields: {
            state: { type: 'enum', values: ['in', 'out', 'on-order'], optional: true, index: true },
          },
        },
      },
    ],
    ['Book(tags:string[])', { Book: { fields: { tags: 'string[]' } } }],
    [
      'Book(by:people.Author[]?)',
      { Book: { fields: { by: { type: 'people.Author[]', optional: true } } } },
    ],
    [
      'Book(pages:integer minimum=1 maximum=9e3, code maxLength=4 pattern="^[A-Z, ]+$", kind:in|out default=in)',
      {
        Book: {
          fields: {
            pages: { type: 'integer', minimum: 1, maximum: 9000 },
            code: { type: 'string', maxLength: 4, pattern: '^[A-Z, ]+$' },
            kind: { type: 'enum', values: ['in', 'out'], default: 'in' },
          },
        },
      },
    ],
    [
      'Book(lent:boolean default=false, count:integer? default=0, note default=0)',
      {
        Book: {
          fields: {
            lent: { type: 'boolean', default: false },
            count: { type: 'integer', optional: true, default: 0 },
            note: { type: 'string', default: '0' },
          },
        },
      },
    ],
    [
      'Order(a), Line(count:integer) partOf=Order, Code(code) key=code path=/codes',
      {
        Order: { fields: { a: 'string' } },
        Line: { partOf: 'Order', fields: { count: 'integer' } },
        Code: { key: 'code', path: '/codes', fields: { code: 'string' } },
      },
    ],
    ['Loan(by:uuid owner)', { Loan: { owner: 'by', fields: { by: 'uuid' } } }],
    [
      'One(a),Two( b : date ) , ',
      { One: { fields: { a: 'string' } }, Two: { fields: { b: 'date' } } },
    ],
    ['Book(title,\n pages:integer,)', { Book: { fields: { title: 'string', pages: 'integer' } } }],
    // Whether it is a type or a name is for the language to say.
    ['böök(1:strng)', { böök: { fields: { 1: 'strng' } } }],
  ])('%s', (text, entities) => {
    expect(read(text)).toEqual(entities);
  });

  it.each([
    ['', 'It ends where the name of an entity should be', 'Begin like this: Thing(name:string)'],
    [
      '(a)',
      'There is "(" at character 1 where the name of an entity should be',
      'Begin like this: Thing(name:string)',
    ],
    [
      'Book(title',
      'It ends where "," or ")" should be',
      'The "(" after Book has no ")": write it at the end',
    ],
    ['Book(', 'It ends where a field of Book should be', 'Write Book(name:string), or Book'],
    [
      'Book(a))',
      'There is ")" at character 8 where "," or the end should be',
      'There is one ")" too many: leave it out',
    ],
    [
      'Book{a}',
      'There is "{" at character 5 where "," or the end should be',
      'Fields stand in ( ): Thing(name:string)',
    ],
    [
      'Book: a',
      'There is ":" at character 5 where "," or the end should be',
      'Fields stand in ( ): Thing(name:string)',
    ],
    [
      'Book(a) Shelf(b)',
      'There is "S" at character 9 where "," or the end should be',
      'Entities have commas between them: One(name), Other(name)',
    ],
    [
      'Book(a; b)',
      'There is ";" at character 7 where "," or ")" should be',
      'Fields have commas between them: name:string, count:integer',
    ],
    [
      'Book(a=text)',
      'There is "=" at character 7 where "," or ")" should be',
      'A type stands after ":": name:string',
    ],
    [
      'Book(a maxLength)',
      'There is ")" at character 17 where "=" after maxLength should be',
      'Write maxLength=1',
    ],
    [
      'Book(a pattern=)',
      'There is ")" at character 16 where the value of pattern should be',
      'Write pattern="^[A-Z]+$"',
    ],
    ['Book(a:)', 'There is ")" at character 8 where the type of a should be', 'Write a:string'],
    [
      'Book(a?:text)',
      'There is ":" at character 8 where the type before the "?" should be',
      'Write a:string? for one that may be absent',
    ],
    ['Book(a:string[)', 'There is ")" at character 15 where "]" should be', 'Write a:string[]'],
    [
      'Book(a:in|)',
      'There is ")" at character 11 where another value should be',
      'Write a:in|other',
    ],
    [
      'Book(a text)',
      '"text" at character 8 is not a mark',
      'There is unique, index, pii, secret, owner, minimum, maximum, maxLength, pattern, default. A type is written a:text, and fields have commas between them',
    ],
    [
      'Book(a uniqe)',
      '"uniqe" at character 8 is not a mark',
      'Did you mean "unique"? A type is written a:uniqe, and fields have commas between them',
    ],
    ['Book(a, a)', 'Book has the field "a" twice', 'Leave one, or rename one'],
    ['Book(a), Book(b)', 'The entity "Book" stands twice', 'Leave one, or rename one'],
    ['Book(a owner, b owner)', 'Book has two owners, a and b', 'Mark one field as owner'],
    [
      'Book(a:text\u202e)',
      'There is "\\u{202e}" at character 12 where "," or ")" should be',
      'Fields have commas between them: name:string, count:integer',
    ],
  ])('refuses %j', (text, message, hint) => {
    expect(read(text)).toEqual({ message, hint });
  });

  const seed = Number(process.env.SEED ?? Date.now() % 1e9);

  it(`reads what it prints (SEED=${seed})`, () => {
    const random = seeded(seed);
    for (let round = 0; round < 500; round += 1) {
      const entities = randomEntities(random);
      const text = printEntities(entities);
      const parsed = parseEntities(text);
      expect(parsed, text).toEqual({ entities });
    }
  });

  it('prints in one way what can be typed in many', () => {
    const parsed = parseEntities(' Book( title , pages:integer ? index unique, by owner )');
    expect('entities' in parsed && printEntities(parsed.entities)).toBe(
      'Book(title:string, pages:integer? unique index, by:string owner)',
    );
  });
});

function randomEntities(random: Random): NamedEntity[] {
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)] as Item;
  const chance = () => random() < 0.3;
  const count = 1 + Math.floor(random() * 3);
  return Array.from({ length: count }, (_, index) => {
    const names = ['a', 'type', 'unique', 'owner', 'x1', 'camelCase'].filter(() => random() < 0.6);
    const fields = names.map((name) => {
      const values = ['one', 'two-three', 'vier_', '5'].slice(0, 2 + Math.floor(random() * 3));
      const type = pick(['string', 'text[]', 'other.Thing', 'Thing[]', 'enum']);
      const marks = {
        ...(type === 'enum' && { values }),
        ...(chance() && { optional: true }),
        ...(chance() && { unique: true }),
        ...(chance() && { index: true }),
        ...(chance() && { pii: true }),
        ...(chance() && { secret: true }),
        ...(chance() && { minimum: pick([0, -1.5, 1e9]) }),
        ...(chance() && { maxLength: 40 }),
        ...(chance() && { pattern: pick(['^[A-Z]{3}$', 'a, (b)', "it's", 'x=y']) }),
        ...(chance() && { default: pick(['one', '', 'a b', '"q"', '1']) }),
      };
      return [name, Object.keys(marks).length === 0 ? type : { type, ...marks }] as const;
    });
    const owner = names.length > 0 && chance() ? { owner: pick(names) } : {};
    const marks = {
      ...(chance() && { partOf: 'Other' }),
      ...(chance() && { path: '/other-things' }),
    };
    return [`Entity${index}`, { ...marks, ...owner, fields: Object.fromEntries(fields) }] as const;
  });
}
