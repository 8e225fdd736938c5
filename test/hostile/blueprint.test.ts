import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readBlueprint, readRenderable } from '../../src/blueprint/index.ts';
import { catalog } from '../../src/catalog/index.ts';
import { type Problem, UserError } from '../../src/errors.ts';

const file = 'microservices.yaml';

/** The problems; whatever else is thrown fails the test. */
function problemsOf(text: string): readonly Problem[] {
  try {
    readBlueprint(text, file, catalog);
  } catch (error) {
    if (error instanceof UserError) return error.problems;
    throw error;
  }
  return [];
}

const codes = (text: string) => problemsOf(text).map(({ code }) => code);

const head = 'schema: create-microservices/v1\nsystem: { name: town }\n';
const services = 'services: { a: { entities: { B: { fields: { x: string } } } } }\n';
const megabyte = 1024 * 1024;

describe('size and depth', () => {
  const laughs = `a: &a [x, x]\n${[...'bcdefghi']
    .map((name, index) => `${name}: &${name} [*${'abcdefgh'[index]}, *${'abcdefgh'[index]}]\n`)
    .join('')}`;

  it.each<[string, string, string]>([
    ['a billion laughs', head + laughs + services, 'yaml-alias'],
    ['five megabytes', `${head}${services}# ${'x'.repeat(5 * megabyte)}`, 'too-large'],
    ['brackets in brackets', '['.repeat(megabyte - 1), 'too-deep'],
    ['braces in braces', '{a: '.repeat(200_000), 'too-deep'],
    [
      'blocks in blocks',
      Array.from({ length: 500 }, (_, n) => `${' '.repeat(n)}a:`).join('\n'),
      'too-deep',
    ],
    ['dashes in dashes', '- '.repeat(200_000), 'too-deep'],
    [
      'very many keys',
      Array.from({ length: 70_000 }, (_, n) => `k${n}: 1`).join('\n'),
      'too-large',
    ],
    ['very many items', '- \n'.repeat(300_000), 'too-large'],
    ['very many documents', '---\n'.repeat(200_000), 'too-large'],
    ['very many anchors', '&a '.repeat(300_000), 'too-large'],
    ['very many commas', `[${','.repeat(megabyte - 2)}]`, 'too-large'],
    ['only blanks', ' '.repeat(megabyte), 'empty'],
    ['only line breaks', '\n'.repeat(200_000), 'empty'],
    ['only directives', '%YAML 1.2\n'.repeat(20_000), 'yaml-syntax'],
    ['one long word', 'x'.repeat(megabyte), 'wrong-type'],
    ['one long quote', `"${'a\n'.repeat(megabyte / 2 - 1)}`, 'yaml-syntax'],
  ])('%s', (_name, text, code) => {
    const start = performance.now();
    expect(codes(text)).toContain(code);
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it('many mistakes are told without a stall', () => {
    const mistakes = Array.from({ length: 5000 }, (_, n) => `wrong${n}: 1`).join(', ');
    const text = `${head}services: { a: { ${mistakes} } }\n`;
    expect(codes(text).filter((code) => code === 'unknown-word')).toHaveLength(5000);
  });
});

describe('text', () => {
  it.each<[string, string, string[]]>([
    ['NUL', `${head}${services}# \u0000`, ['control-character']],
    ['an escape sequence', `${head}# \u001b[2J\n${services}`, ['control-character']],
    ['half of a surrogate pair', `${head}# \ud800\n${services}`, ['control-character']],
    [
      'an escaped NUL',
      `${head}${services.replace('{ a:', '{ "a\\0": {}, a:')}`,
      ['malformed', 'empty-service'],
    ],
    ['a byte order mark', `\ufeff${head}${services}`, []],
    ['CRLF', (head + services).replaceAll('\n', '\r\n'), []],
    [
      'tabs in JSON',
      JSON.stringify(
        {
          schema: 'create-microservices/v1',
          system: { name: 'town' },
          services: { a: { entities: { B: { fields: { x: 'string' } } } } },
        },
        null,
        '\t',
      ),
      [],
    ],
    ['HTML', '<!doctype html><p>', ['wrong-type']],
    ['binary', '\u007fELF\u0002', ['control-character']],
  ])('%s', (_name, text, expected) => expect(codes(text)).toEqual(expected));

  it('the column after a byte order mark is the one that editors show', () => {
    expect(problemsOf(`\ufeffschem: 1\n${head}${services}`)[0]).toMatchObject({
      line: 1,
      column: 1,
    });
  });
});

describe('names', () => {
  const named = (section: string, name: string) => {
    const quoted = JSON.stringify(name);
    const texts: Record<string, string> = {
      system: `schema: create-microservices/v1\nsystem: { name: ${quoted} }\n${services}`,
      service: `${head}services: { ${quoted}: { entities: { B: { fields: { x: string } } } } }\n`,
      entity: `${head}services: { a: { entities: { ${quoted}: { fields: { x: string } } } } }\n`,
      field: `${head}services: { a: { entities: { B: { fields: { ${quoted}: string } } } } }\n`,
      operation: `${head}services: { a: { entities: { B: { fields: { x: string } } }, operations: { ${quoted}: { http: GET /x, reads: [B] } } } }\n`,
      event: `${head}services: { a: { entities: { B: { fields: { x: string } } }, events: { ${quoted}: { payload: { x: string } } } } }\n`,
      path: `${head}services: { a: { entities: { B: { path: ${quoted}, fields: { x: string } } } } }\n`,
    };
    return texts[section] ?? '';
  };

  const nasty = [
    '../../etc/passwd',
    '..',
    '.',
    '/',
    'a\\b',
    'C:',
    'con',
    'CON',
    'lpt9',
    '',
    ' ',
    'a b',
    'a\nb',
    'a\u0000b',
    '$(touch x)',
    '`id`',
    "'; DROP TABLE x; --",
    '*/ alert(1) /*',
    '{{x}}',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: what an injection looks like.
    '${x}',
    '<b>',
    '#',
    '__proto__',
    'constructor',
    'hasOwnProperty',
    'x'.repeat(300),
    'p\u0430ypal',
    'a\u200bb',
    '\u202egnp',
    'ｆｕｌｌ',
    'ﬁ',
    '1',
    'true!',
  ];
  for (const section of ['system', 'service', 'entity', 'field', 'operation', 'event', 'path']) {
    it.each(nasty)(`${section} %j`, (name) => {
      const problems = problemsOf(named(section, name));
      expect(problems.length).toBeGreaterThan(0);
      for (const problem of problems) {
        expect(problem.line).toBeGreaterThanOrEqual(1);
        expect(problem.column).toBeGreaterThanOrEqual(1);
        // What is printed must not steer a terminal.
        const printed = `${problem.message}${problem.hint ?? ''}${problem.value ?? ''}`;
        expect(printed).not.toMatch(/[\p{Cc}\p{Cf}]/u);
        expect(printed.length).toBeLessThan(1000);
      }
    });
  }

  it('words of every language are fine', () => {
    const words =
      'type order from select default class function package import interface yield await async';
    const fields = words
      .split(' ')
      .map((word) => `${word}: string`)
      .join(', ');
    const entities =
      'Order User Group Table Select Type Date Promise Map Record Request Error Function'
        .split(' ')
        .map((name) => `${name}: { fields: { ${fields} } }`)
        .join(', ');
    expect(
      codes(
        `${head}services: { default: { entities: { ${entities} } }, class: { entities: { Index: { fields: { x: string } } } } }\n`,
      ),
    ).toEqual([]);
  });

  it('reach no prototype', () => {
    problemsOf(
      `${head}services: { __proto__: { polluted: yes }, constructor: { prototype: { polluted: yes } } }\n`,
    );
    problemsOf(`${head}__proto__: { polluted: 1 }\n${services}`);
    problemsOf(`{"schema":"create-microservices/v1","__proto__":{"polluted":1}}`);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('free text', () => {
  it.each(['\u202e', '\u200b', '\u0007', '\u009b', '\u2028', '\ufeff'])(
    '%j is refused',
    (hidden) => {
      const text = `schema: create-microservices/v1\nsystem: { name: town, description: ${JSON.stringify(`a${hidden}b`)} }\n${services}`;
      expect(problemsOf(text)).not.toEqual([]);
    },
  );

  it.each([
    '*/',
    '`',
    '$' + '{x}',
    '{{x}}',
    "'",
    '"; rm -rf /',
    '# no',
    '--',
    '日本語',
    'Grüße 👋🏽',
  ])('%j is kept as it is', (words) => {
    const text = `schema: create-microservices/v1\nsystem: { name: town, description: ${JSON.stringify(words)} }\n${services}`;
    expect(readBlueprint(text, file, catalog).blueprint.system.description).toBe(words);
  });
});

describe('patterns', () => {
  it.each(['(a+)+$', '(a|a)*$', '^(.*,){11,}$', '(x+x+)+y', '^((a|b)+)*$'])(
    'that could stall a server are refused: %s',
    (pattern) => {
      const text = `${head}services: { a: { entities: { B: { fields: { x: { type: string, pattern: ${JSON.stringify(pattern)} } } } } } }\n`;
      expect(codes(text)).toEqual(['mark']);
    },
  );
});

/** Numbers from a seed (mulberry32), so that a failure can be repeated. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

describe('mutations of a valid blueprint', () => {
  const url = new URL('../fixtures/blueprints/shop.example.yaml', import.meta.url);
  const example = readFileSync(url, 'utf8');
  const value = readBlueprint(example, file, catalog).document.value;
  const junk: unknown[] = [
    null,
    5,
    -1,
    true,
    '',
    'x',
    'a.b',
    'A',
    '..',
    'x[]',
    [],
    {},
    [null],
    [[1]],
    { x: 1 },
    { fields: 1 },
    ['x', 'x'],
    'GET /x/{id}',
    'anonymous',
  ];

  function mutated(node: unknown, next: () => number): unknown {
    if (next() < 0.01) return junk[Math.floor(next() * junk.length)];
    if (Array.isArray(node)) return node.map((item) => mutated(item, next));
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(
      Object.entries(node)
        .filter(() => next() > 0.01)
        .map(([key, child]) => [next() < 0.01 ? `${key}x` : key, mutated(child, next)]),
    );
  }

  it.each(Array.from({ length: 150 }, (_, seed) => seed))('of values, seed %i', (seed) => {
    const text = JSON.stringify(mutated(value, random(seed)));
    for (const reader of [readBlueprint, readRenderable]) {
      try {
        reader(text, file, catalog);
      } catch (error) {
        expect(error).toBeInstanceOf(UserError);
        for (const problem of (error as UserError).problems) {
          expect(problem).toMatchObject({
            file,
            line: expect.any(Number),
            column: expect.any(Number),
          });
        }
      }
    }
  });

  it.each(Array.from({ length: 100 }, (_, seed) => seed))('of text, seed %i', (seed) => {
    const next = random(seed + 1000);
    const marks = '{}[]:,"\'#&*!|>-?@`%\n\t \\ax0';
    let text = example;
    for (let count = 0; count < 5; count += 1) {
      const at = Math.floor(next() * text.length);
      const cut = Math.floor(next() * 4);
      text =
        text.slice(0, at) + marks.charAt(Math.floor(next() * marks.length)) + text.slice(at + cut);
    }
    expect(() => problemsOf(text)).not.toThrow();
  });
});
