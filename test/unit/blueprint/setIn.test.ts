import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { setIn } from '../../../src/blueprint/edit/setIn.ts';
import { type Random, randomBlueprint, seeded } from '../../support/randomBlueprint.ts';
import { lines } from './support.ts';

const text = lines(`
# mine
schema: create-microservices/v1
system: { name: "town", description: x }    # in quotes

# who does what
services:
  books:
    context: what is read        # and lent
    # not many
    entities:
      Book:   { fields: { title: string } }   # one
  rooms: { entities: { Room: { fields: {} } } }   # beside it
  empty:
`);

describe('one value in the text of a blueprint', () => {
  it.each<[what: string, path: string[], value: unknown, from: string, to: string]>([
    ['a word in its quotes', ['system', 'name'], 'city', '"town"', '"city"'],
    [
      'a word with a comment behind it',
      ['services', 'books', 'context'],
      'all',
      'what is read ',
      'all ',
    ],
    [
      'a word in braces, at its place',
      ['services', 'rooms', 'datastore'],
      'sqlite',
      'rooms: { e',
      'rooms: { datastore: sqlite, e',
    ],
    [
      'a word behind one with a comment',
      ['services', 'books', 'datastore'],
      'sqlite',
      '# and lent\n',
      '# and lent\n    datastore: sqlite\n',
    ],
    [
      'a section with its blank line',
      ['platform', 'ci'],
      'none',
      '# in quotes\n',
      '# in quotes\n\nplatform:\n  ci: none\n',
    ],
    [
      'what was empty',
      ['services', 'empty', 'datastore'],
      'sqlite',
      'empty:\n',
      'empty:\n    datastore: sqlite\n',
    ],
    [
      'a service, last',
      ['services', 'new'],
      { entities: { A: { fields: { a: 'string' } } } },
      'empty:\n',
      'empty:\n  new:\n    entities:\n      A:\n        fields:\n          a: string\n',
    ],
    [
      'a map in braces',
      ['services', 'rooms', 'entities'],
      { A: { fields: {} } },
      '{ Room: {',
      '{ A: {',
    ],
    [
      'a map in a block',
      ['services', 'books', 'entities'],
      { A: { fields: {} } },
      '      Book:   { fields: { title: string } }   # one\n',
      '      A:\n        fields: {}\n',
    ],
  ])('%s', (_, path, value, from, to) => {
    expect(text).toContain(from);
    expect(setIn(text, path, value)).toBe(text.replace(from, to));
  });

  it.each([
    [
      'the last line without an end',
      'a: {}\nservices:\n  x: {}',
      ['services', 'y'],
      {},
      'a: {}\nservices:\n  x: {}\n  y: {}',
    ],
    [
      'line ends of Windows',
      'a: 1\r\nservices:\r\n  x: {}\r\n',
      ['services', 'y'],
      { z: 1 },
      'a: 1\r\nservices:\r\n  x: {}\r\n  y:\r\n    z: 1\r\n',
    ],
    [
      'a comment behind nothing',
      'platform:   # none\n',
      ['platform', 'ci'],
      'none',
      'platform:\n  ci: none   # none\n',
    ],
    [
      'JSON on one line',
      '{"system":{"name":"a"}}',
      ['system', 'name'],
      'b',
      '{"system":{"name":"b"}}',
    ],
    [
      'JSON, a word more',
      '{\n\t"schema": "x",\n\t"services": {}\n}\n',
      ['platform', 'deploy'],
      [],
      '{\n\t"schema": "x",\n\t"platform": {\n\t\t"deploy": []\n\t},\n\t"services": {}\n}\n',
    ],
    [
      'JSON, the first word',
      '{\n  "services": {}\n}',
      ['system', 'name'],
      'a',
      '{\n  "system": {\n    "name": "a"\n  },\n  "services": {}\n}',
    ],
    ['empty braces', 'services: {}', ['services', 'a'], {}, 'services: { a: {} }'],
    [
      'braces over lines',
      'services: {\n  a: {},\n}\n',
      ['services', 'b'],
      {},
      'services: {\n  a: {},\n  b: {},\n}\n',
    ],
    ['something that is no map', 'services: 5\n', ['services', 'a'], {}, 'services: 5\n'],
    ['a list on the way', 'services: [a]\n', ['services', 'a'], {}, 'services: [a]\n'],
    ['what cannot be read', 'services: {\n', ['services', 'a'], {}, 'services: {\n'],
    ['no map at all', 'text', ['services', 'a'], {}, 'text'],
  ])('%s', (_, before, path, value, after) => {
    expect(setIn(before, path, value)).toBe(after);
  });

  const seed = Number(process.env.SEED ?? Date.now() % 1e9);

  it(`says the value, and nothing else differently, in any layout (SEED=${seed})`, () => {
    const random = seeded(seed);
    const examples = ['shop', 'logistics'].map((name) =>
      readFileSync(`examples/${name}.yaml`, 'utf8'),
    );
    for (let round = 0; round < 200; round += 1) {
      const value = JSON.parse(randomBlueprint(random));
      const before = [
        JSON.stringify(value),
        JSON.stringify(value, null, 2),
        stringify(value),
        stringify(value, { collectionStyle: 'flow', indent: 4 }),
        ...examples,
      ][round % 6] as string;
      const [path, to] = randomEdit(random, parse(before));
      const after = setIn(before, path, to);
      const expected = parse(before);
      const inner = path.slice(0, -1).reduce((map, word) => {
        map[word] ??= {};
        return map[word];
      }, expected);
      inner[path.at(-1) as string] = to;
      expect(parse(after), `${JSON.stringify(path)} in\n${before}`).toEqual(expected);
      expect(comments(after)).toEqual(comments(before));
    }
  });
});

/** Comments of a whole line, which stay whatever is replaced beside them. */
const comments = (source: string) => source.split('\n').filter((line) => /^\s*#/.test(line));

function randomEdit(random: Random, value: { services: object }): [string[], unknown] {
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)] as Item;
  const service = pick([...Object.keys(value.services), 'a-new-one']);
  return pick<[string[], unknown]>([
    [['system', 'name'], pick(['other', 'true', "it's", 'a: b'])],
    [['platform', 'ci'], 'none'],
    [
      ['platform', 'deploy'],
      ['compose', 'kubernetes'],
    ],
    [['defaults', 'datastore'], 'sqlite'],
    [['services', service, 'datastore'], 'sqlite'],
    [['services', 'another'], { entities: { Thing: { owner: 'by', fields: { by: 'string' } } } }],
  ]);
}
