import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

// What the built program makes of what the environment says about the terminal.
const bin = resolve('bin/create-microservices.js');

let home: string;

beforeAll(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'terminals-')));
  writeFileSync(join(home, 'wrong.yaml'), 'schema: create-microservices/v2\n');
  writeFileSync(
    join(home, 'layers.yaml'),
    'schema: create-microservices/v1\nsystem: { name: town }\nservices: { data-layer: { slo: { availability: 99.9 }, entities: { Book: { fields: { title: string } } } } }\n',
  );
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

function run(args: string[], env: Record<string, string | undefined>) {
  const { stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    cwd: home,
    encoding: 'utf8',
    input: '',
    env: {
      ...process.env,
      ...{ NO_COLOR: undefined, FORCE_COLOR: undefined, CI: undefined, COLUMNS: undefined },
      ...env,
    },
  });
  return stdout + stderr;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters.
const colours = /\u001b\[[\d;]*m/g;
const runs: [string, string[]][] = [
  ['an error', ['--blueprint', 'wrong.yaml']],
  ['a listing', ['list']],
  ['findings', ['check', '--blueprint', 'layers.yaml']],
  ['the page of a rule', ['check', '--explain', 'SYNC002']],
  ['a tree', ['town', '--service', 'books', '--yes', '--dry-run']],
];

describe.each(runs)('%s', (_, args) => {
  it.each([{}, { NO_COLOR: '1' }, { CI: 'true' }, { TERM: 'dumb' }, { FORCE_COLOR: '0' }])(
    'has no colours in a pipe with %j',
    (env) => {
      expect(run(args, env)).not.toMatch(colours);
    },
  );

  it.each(['1', '2', '3'])('has them with FORCE_COLOR=%s, and the same words', (level) => {
    const coloured = run(args, { FORCE_COLOR: level });
    expect(coloured).toMatch(colours);
    expect(coloured.replace(colours, '')).toBe(run(args, {}));
  });

  it('has none with NO_COLOR, whatever else is said', () => {
    expect(run(args, { NO_COLOR: '1', FORCE_COLOR: '3' })).not.toMatch(colours);
  });
});

it('JSON never has colours', () => {
  for (const args of [
    ['list', '--json'],
    ['--blueprint', 'wrong.yaml', '--json'],
  ]) {
    const { stdout } = spawnSync(process.execPath, [bin, ...args], {
      cwd: home,
      encoding: 'utf8',
      env: { ...process.env, FORCE_COLOR: '3' },
    });
    expect(() => JSON.parse(stdout)).not.toThrow();
  }
});

describe('40 columns', () => {
  const tooLong = (text: string) => text.split('\n').filter((line) => line.length > 40);

  it('are enough for the listing', () => {
    expect(tooLong(run(['list'], { COLUMNS: '40' }))).toEqual([]);
  });

  it('are enough for findings, and for a rule but for addresses, which are never broken', () => {
    const found = tooLong(run(['check', '--blueprint', 'layers.yaml'], { COLUMNS: '40' }));
    expect(found.filter((line) => !line.includes('create-microservices '))).toEqual([]);
    const long = tooLong(run(['check', '--explain', 'BND001'], { COLUMNS: '40' }));
    expect(long.filter((line) => !line.includes('https://'))).toEqual([]);
  });

  it('are enough for what was refused, but for commands, which are never broken', () => {
    const wrongs = [['x', '--service', 'Books', '--ci', 'nope'], ['--blueprint', 'wrong.yaml'], []];
    for (const args of wrongs) {
      const found = tooLong(run(args, { COLUMNS: '40' }));
      expect(found.filter((line) => !/--\w/.test(line))).toEqual([]);
    }
  });

  it('are enough for the help, but for commands, which are never broken', () => {
    const long = tooLong(run(['--help'], { COLUMNS: '40' }));
    expect(long.filter((line) => !line.includes('create-microservices '))).toEqual([]);
  });
});

it('where there is no UTF-8, there is only ASCII', () => {
  for (const [, args] of runs) {
    expect(run(args, { LC_ALL: 'C', LANG: 'C' })).toMatch(/^[\n\x20-\x7e]*$/);
  }
});
