import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Path } from '../../../../src/blueprint/finding.ts';
import type { SourceDocument } from '../../../../src/blueprint/source/document.ts';
import { parseSource } from '../../../../src/blueprint/source/parse.ts';
import { parseWhole } from '../../../../src/blueprint/source/parseWhole.ts';
import { readPlain } from '../../../../src/blueprint/source/readPlain.ts';

/**
 * What is read in one go is exactly what the package reads: the same values at the same places. Where it is
 * not sure it says nothing, and so it does for all that is wrong.
 */

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const folders = ['examples', 'test/systems', 'test/golden', 'test/fixtures', 'docs'];
const written = folders.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !/\/expected\//.test(file))
    .map((file) => [file.slice(root.length), readFileSync(file, 'utf8')] as const),
);

/** Everything that can be pointed at. */
function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [
    path,
    ...Object.entries(value).flatMap(([key, inner]) =>
      pathsIn(inner, [...path, Array.isArray(value) ? Number(key) : key]),
    ),
  ];
}

function placesIn(document: SourceDocument) {
  const paths = pathsIn(document.value);
  return paths.flatMap((path) => [
    { path, ...document.position(path), key: document.position(path, 'key') },
    {
      path,
      absent: document.position([...path, 'absent']),
      has: document.has([...path, 'absent']),
    },
  ]);
}

/** @returns whether it was read in one go, and then like the package does */
function agrees(text: string): boolean {
  if (readPlain(text) === undefined) return false;
  const whole = parseWhole(text, 'x.yaml');
  const { document, problems } = parseSource(text, 'x.yaml');
  expect(whole.problems).toEqual([]);
  expect(problems).toEqual([]);
  expect(document.value).toStrictEqual(whole.document.value);
  expect(placesIn(document)).toEqual(placesIn(whole.document));
  return true;
}

describe('is read in one go, like the package reads it', () => {
  it.each(written.filter(([file]) => /^\/?(?:examples|test\/(?:systems|golden))\//.test(file)))(
    '%s',
    (_, text) => {
      expect(agrees(text)).toBe(true);
    },
  );

  it.each([
    'a: 1',
    '# c\n\na: 1 # c\n\n# c\nb:  two words # c\n  # c\n',
    "a: { b: [c, \"d: e\", 'f''g'], h: true, i: 1.5, j: 30d } # c\n",
    'a:\n- b\n- c: d\n  e: f\n-   - g\n    - h\ni: "\\"\\n"\n',
    'a:\n  - { b: c }\n  -\n    d: e\n',
    'a: [\n    b,  # c\n    c\n  ]\nd: {\n  e: f }\n',
    '{\n  "a": {"b":1, "c": []},\n"d": [\n]\n}\n',
    '[a, b]\n',
    '- a\n- b: c\n',
    'a: b:c\nd: GET /x/{id}\ne: x#y\n1: one\ntrue: yes\n',
  ])('%j', (text) => {
    expect(agrees(text)).toBe(true);
  });
});

describe('is left to the package', () => {
  it.each([
    '',
    '# c\n',
    'a\n',
    'a:\n',
    'a: &b c\n',
    'a: *b\n',
    'a: !!str b\n',
    'a: |\n  b\n',
    'a: b\n  c\n',
    'a: "b\n  c"\n',
    'a: "\\x41"\n',
    'a: [b, c,]\n',
    'a: { b }\n',
    'a: [b: c]\n',
    'a: { b: c\n}\n',
    'a: 1\na: 2\n',
    '__proto__: 1\n',
    '<<: 1\n',
    '? a\n: b\n',
    'a : 1\n',
    'a:b\n',
    'a: b: c\n',
    'a: 007\n',
    'a: 1e3\n',
    'a: 0x1\n',
    'a: .5\n',
    'a: ~\n',
    'a: NULL\n',
    'a: True\n',
    'a: -1\n',
    'a: 12345678901234567890\n',
    'a:\tb\n',
    'a: b\r\n',
    '---\na: b\n',
    'a: b\n...\n',
    'a:\n   b: c\n  d: e\n',
    `a: ${'['.repeat(17)}${']'.repeat(17)}\n`,
  ])('%j', (text) => {
    expect(readPlain(text)).toBe(undefined);
  });
});

it('counts tokens no lower than the package, which refuses too many', () => {
  const dense = [
    `a: [${'0,'.repeat(90_000)}0]\n`,
    `a: [${'a: b, '.repeat(50_000).replaceAll('a: b', '{a: b}')}c]\n`,
    Array.from({ length: 64_000 }, (_, index) => `k${index}: 0 #\n`).join(''),
    '- - - a\n'.repeat(50_000),
  ];
  for (const text of dense) {
    expect(() => parseWhole(text, 'x.yaml')).toThrow('cannot be read');
    expect(readPlain(text)).toBe(undefined);
  }
});

describe('texts that were changed at random', () => {
  const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9));
  const rounds = Number(process.env.ROUNDS ?? 1000);

  it(`seed ${seed}`, () => {
    let state = seed;
    // Numerical Recipes' linear congruential generator: enough to pick places.
    const below = (limit: number) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * limit);
    };
    const marks = [
      ...': -#,{}[]"\'\n&*!|>%@`?\\~=.0a',
      '\n  ',
      '\n    ',
      ' # ',
      '.5',
      '1e3',
      '0x1f',
      '.inf',
      '1.2.3',
      '.x',
      '0001_x',
      ': ',
      '- ',
      'null',
      '<<',
    ];
    let read = 0;
    for (let round = 0; round < rounds; round += 1) {
      const [, whole] = written[below(written.length)] ?? ['', ''];
      const lines = whole.split('\n');
      const start = below(lines.length);
      let text = lines.slice(start, start + 1 + below(12)).join('\n');
      const indent = /^ */.exec(text)?.[0] ?? '';
      text = text.replaceAll(new RegExp(`^${indent}`, 'gm'), '');
      for (let change = below(4); change > 0; change -= 1) {
        const at = below(text.length + 1);
        text = text.slice(0, at) + marks[below(marks.length)] + text.slice(at + below(3));
      }
      try {
        if (agrees(text)) read += 1;
      } catch (error) {
        throw new Error(`SEED=${seed}, in round ${round}: ${JSON.stringify(text)}`, {
          cause: error,
        });
      }
    }
    // Otherwise there is nothing to compare.
    expect(read).toBeGreaterThan(rounds / 10);
  });
});
