import { describe, expect, it } from 'vitest';
import { Document, isCollection, parse, visit } from 'yaml';
import { printYaml } from '../../../src/render/printYaml.ts';
import { type Random, seeded } from '../../support/randomBlueprint.ts';

const scalars = [
  ...['', ' ', 'word', 'two words', "it's", '"', `'"`, 'a: b', 'a #b', '#a', '- a', '-', '?', '~'],
  ...['null', 'Null', 'true', 'no', '1', '1e5', '0x1', '.inf', '2020-01-01', '12:30', '<<', '='],
  ...['[a]', '{a}', 'a,b', '@a', '`a', '%a', '&a', '*a', '!a', '|a', '>a', 'a ', '\t'],
  ...['a\n', 'a\n\n', 'a\n\nb', ' a\nb', 'a\n  b\n \n', '\n', '\n\n', 'a\rb', 'a\r\nb', '--- a\nb'],
  ...['ä', '😀', '\ud800', '\u0000', `${'long '.repeat(20)}\r\nand longer`, 'a\\b'],
  ...['a-', 'e5', '5e', '12e34', '0b1', '0o7', '00a', 'a.b/c_d', '_', 'TRUE', 'nUll', '.5', 'a:'],
  ...[
    '{a="b", c="d"}',
    '{}',
    "{it's}",
    '{\n}',
    'a (b) <c> "d"',
    'sum(rate({a="b"}[5m]))',
    'a=~"b|c" ',
  ],
  ...[
    '(\n  a\n\n  b\n)',
    'a\nb',
    'a \nb',
    '- a\n- b',
    '#\n#',
    'a:\n b',
    '{\n  a\n}',
    'a\n\tb',
    "'\n'",
  ],
  ...['/a b', '/', 'a,b}', 'true false', 'True', 'a #', "d'oh", 'a!', '_ b'],
  ...[
    '#/components/schemas/Name',
    '/things/{id}',
    'application/json',
    '200',
    '__proto__',
    'x'.repeat(300),
  ],
  ...[0, -0, 1, -1.5, 1e21, 1e-7, Number.MAX_SAFE_INTEGER, true, false, null],
];
const onOneLine = scalars.filter((scalar) => !String(scalar).includes('\n'));

describe('printYaml', () => {
  it('prints what the yaml package prints', () => {
    for (let seed = 0; seed < 500; seed += 1) {
      const value = randomMap(seeded(seed), scalars, 4);
      expect(`${printYaml(value)}\n`, `seed ${seed}`).toBe(byPackage(value));
    }
  });

  it('prints what the yaml package prints, deeper things on one line', () => {
    for (let seed = 0; seed < 500; seed += 1) {
      const value = randomMap(seeded(seed), onOneLine, 4);
      const printed = printYaml(value, (_, depth) => depth >= 2);
      expect(`${printed}\n`, `seed ${seed}`).toBe(byPackage(value, 2));
    }
  });

  it('prints what the yaml package prints, whatever characters come together', () => {
    const random = seeded(1);
    const characters = [...'ab1 _./:-#\'"{}[](),=~|>&*!?%@`\\$;+<^\n\t'];
    for (let count = 0; count < 5_000; count += 1) {
      const length = 1 + Math.floor(random() * 6);
      const k = Array.from({ length }, () => pick(random, characters)).join('');
      expect(`${printYaml({ k })}\n`, JSON.stringify(k)).toBe(byPackage({ k }));
    }
  });

  it.each(['\u0085', '\u2028', 'a\ufeff', '---', '...', '--- a\nb'])(
    'gives back %j, which the package prints such that another reader may not',
    (text) => {
      const value = { text, list: [text], [text]: { [text]: text } };
      expect(parse(printYaml(value))).toEqual(value);
      expect(parse(printYaml(value, () => true))).toEqual(value);
      expect(printYaml(value)).not.toMatch(/[\u0085\u2028\u2029\ufeff]/);
    },
  );

  it('leaves out what is undefined', () => {
    expect(printYaml({ a: undefined, b: { c: undefined } })).toBe('b: {}');
  });

  it('is not a scalar away from a whole document', () => {
    expect(printYaml('a: b')).toBe("'a: b'");
    expect(printYaml([])).toBe('[]');
  });
});

function byPackage(value: unknown, flowFrom = Number.POSITIVE_INFINITY): string {
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, {
    Collection(_, node, ancestors) {
      const depth = ancestors.filter(isCollection).length;
      node.flow = node.items.length === 0 || depth >= flowFrom;
    },
  });
  return document.toString({ lineWidth: 0, singleQuote: true });
}

function randomMap(random: Random, leaves: unknown[], depth: number): object {
  return Object.fromEntries(
    randomList(random, () => [
      String(pick(random, leaves)),
      randomValue(random, leaves, depth - 1),
    ]),
  );
}

function randomValue(random: Random, leaves: unknown[], depth: number): unknown {
  const kind = depth === 0 ? 0 : random();
  if (kind < 0.5) return pick(random, leaves);
  if (kind < 0.75) return randomMap(random, leaves, depth);
  return randomList(random, () => randomValue(random, leaves, depth - 1));
}

function randomList<Item>(random: Random, item: () => Item): Item[] {
  return Array.from({ length: Math.floor(random() * 5) }, item);
}

function pick<Item>(random: Random, items: readonly Item[]): Item {
  return items[Math.floor(random() * items.length)] as Item;
}
