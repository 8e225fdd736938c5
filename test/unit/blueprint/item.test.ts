import { describe, expect, it } from 'vitest';
import { appendIn, removeIn } from '../../../src/blueprint/edit/item.ts';
import { setIn } from '../../../src/blueprint/edit/setIn.ts';
import { lines } from './support.ts';

const block = lines(`
a:
  list:
    # the first
    - one   # 1
    - { two: 2 }

    - three
  next: x
`);

describe('an item more', () => {
  it.each<[what: string, text: string, value: unknown, expected: string]>([
    ['in brackets', 'a: { list: [one] }   # x\n', 'two', 'a: { list: [one, two] }   # x\n'],
    ['in a block', block, 'four', block.replace('- three\n', '- three\n    - four\n')],
    [
      'a map in a block',
      block,
      { four: 4 },
      block.replace('- three\n', '- three\n    - { four: 4 }\n'),
    ],
    ['at the end of the file', 'a:\n  list:\n  - one', 'two', 'a:\n  list:\n  - one\n  - two'],
    [
      'with the line ends of Windows',
      'a:\r\n  list:\r\n  - one\r\n',
      'two',
      'a:\r\n  list:\r\n  - one\r\n  - two\r\n',
    ],
    ['in JSON', '{ "a": { "list": ["one"] } }', 'two', '{ "a": { "list": ["one", "two"] } }'],
    ['where there is no list', 'a:\n  next: x\n', 'one', 'a:\n  next: x\n  list: [one]\n'],
    ['where the list is empty', 'a: { list: [] }\n', 'one', 'a: { list: [one] }\n'],
  ])('%s', (_, text, value, expected) => {
    expect(appendIn(text, ['a', 'list'], value)).toBe(expected);
  });
});

describe('an item less', () => {
  it.each<[what: string, text: string, index: number, expected: string]>([
    ['of a block', block, 1, block.replace('    - { two: 2 }\n', '')],
    ['the last of a block', block, 2, block.replace('    - three\n', '')],
    ['the first in brackets', 'a: { list: [one, two] }\n', 0, 'a: { list: [two] }\n'],
    ['the last in brackets', 'a: { list: [one, two] }\n', 1, 'a: { list: [one] }\n'],
    ['the only one', 'a: { list: [one] }\n', 0, 'a: { list: [] }\n'],
    [
      'the only one of a block',
      'a:\n  list:\n    - one\n  next: x\n',
      0,
      'a:\n  list: []\n  next: x\n',
    ],
    ['that is not there', block, 7, block],
  ])('%s', (_, text, index, expected) => {
    expect(removeIn(text, ['a', 'list', index])).toBe(expected);
  });
});

describe('a value inside of an item', () => {
  it.each<[what: string, text: string, expected: string]>([
    ['that is there', 'a: [{ b: 1, c: 2 }]   # x\n', 'a: [{ b: 3, c: 2 }]   # x\n'],
    ['in a block', 'a:\n  - c: 2\n    b: 1\n', 'a:\n  - c: 2\n    b: 3\n'],
    ['that is not there', 'a: [{ c: 2 }]\n', 'a: [{ c: 2, b: 3 }]\n'],
    ['that is not there, in a block, which is left alone', 'a:\n  - c: 2\n', 'a:\n  - c: 2\n'],
  ])('%s', (_, text, expected) => {
    expect(setIn(text, ['a', 0, 'b'], 3)).toBe(expected);
  });
});
