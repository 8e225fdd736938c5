import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { drawArchitecture, drawOneSequence } from '../src/graph/draw.ts';
import { sequencesOf } from '../src/graph/index.ts';
import { codeBlocks, readPage } from './support/codeBlocks.ts';
import { withoutProgress } from './support/withoutProgress.ts';
import { blueprintIn, shop } from './unit/graph/support.ts';

// `graph` of the built program, as it is run.
const bin = resolve('bin/create-microservices.js');

let home: string;

beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'graph test ')));
  writeFileSync(join(home, 'microservices.yaml'), readFileSync(shop, 'utf8'));
});

afterEach(() => rmSync(home, { recursive: true, force: true }));

interface Given {
  cwd?: string;
  input?: string;
  env?: Record<string, string>;
}

function graph(args: string[], { cwd = home, input = '', env = {} }: Given = {}) {
  const options = { cwd, input, encoding: 'utf8', env: { ...process.env, ...env } } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, 'graph', ...args], options);
  return { code: status, stdout, stderr: withoutProgress(stderr) };
}

const blueprint = blueprintIn(shop);

describe('docs/graph.md', () => {
  const commands = codeBlocks(readPage('docs/graph.md'))
    .filter(({ language }) => language === 'sh')
    .flatMap(({ text }) => text.trim().split('\n'));

  it.each(commands)('%s', (command) => {
    writeFileSync(
      join(home, 'microservices.json'),
      JSON.stringify(parse(readFileSync(shop, 'utf8'))),
    );
    const program = `"${process.execPath}" "${bin}"`;
    const script = command.replace('create-microservices', () => program);
    const { status, stderr } = spawnSync('sh', ['-c', script], { cwd: home, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('shows the pictures that are drawn today', async () => {
    const picture = (name: string) => readFileSync(`docs/graph/${name}.svg`, 'utf8');
    expect(picture('system')).toBe(await drawArchitecture(blueprint, 'svg'));
    const saga = sequencesOf(blueprint).find(({ name }) => name === 'place-order');
    if (saga === undefined) throw new Error('There is no such saga');
    expect(picture('saga')).toBe(await drawOneSequence(saga, 'svg'));
  });
});

describe('graph', () => {
  it.each(['mermaid', 'svg', 'html'] as const)(
    'draws as %s what the source does',
    async (format) => {
      const drawn = graph(['--format', format]);
      expect(drawn).toEqual({
        code: 0,
        stdout: await drawArchitecture(blueprint, format),
        stderr: '',
      });
    },
  );

  it('gives the same bytes in another time zone and locale', () => {
    const here = graph(['--format', 'html'], { env: { TZ: 'UTC', LC_ALL: 'C' } });
    const env = { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8' };
    expect(graph(['--format', 'html'], { env })).toEqual(here);
  });

  it.each([
    ['a saga', 'place-order'],
    ['an operation', 'orders.quoteOrder'],
    ['what the gateway puts together', 'productPage'],
  ])('draws the sequence of %s', async (_, name) => {
    const sequence = sequencesOf(blueprint).find((one) => one.name === name);
    if (sequence === undefined) throw new Error(`There is no sequence ${name}`);
    expect(graph([name]).stdout).toBe(await drawOneSequence(sequence, 'mermaid'));
    expect(graph([name, '--format', 'svg']).stdout).toBe(await drawOneSequence(sequence, 'svg'));
  });

  it('draws the repo that one stands in, wherever in it', () => {
    const deep = join(home, 'services/orders/src');
    mkdirSync(deep, { recursive: true });
    expect(graph([], { cwd: deep })).toEqual(graph([]));
  });

  it('reads a file, or standard input', () => {
    const file = join(home, 'microservices.yaml');
    const expected = graph([]);
    const elsewhere = { cwd: tmpdir() };
    expect(graph(['--blueprint', file], elsewhere)).toEqual(expected);
    const input = readFileSync(file, 'utf8');
    expect(graph(['--blueprint', '-'], { ...elsewhere, input })).toEqual(expected);
  });

  it.each([
    ['a.html', 'html'],
    ['pictures/a.SVG', 'svg'],
    ['a.mmd', 'mermaid'],
  ] as const)(
    'writes %s as %s, again and again, and leaves nothing beside it',
    async (file, format) => {
      const said = { code: 0, stdout: `Wrote ${file}\n`, stderr: '' };
      expect(graph(['--output', file])).toEqual(said);
      expect(graph(['--output', file])).toEqual(said);
      const written = join(home, file);
      expect(readFileSync(written, 'utf8')).toBe(await drawArchitecture(blueprint, format));
      expect(readdirSync(resolve(written, '..')).filter((name) => /next/.test(name))).toEqual([]);
    },
  );

  it('writes what --format says, whatever the name', async () => {
    expect(graph(['--output', 'picture', '--format', 'svg']).code).toBe(0);
    const written = readFileSync(join(home, 'picture'), 'utf8');
    expect(written).toBe(await drawArchitecture(blueprint, 'svg'));
  });

  it.each<[string, string[], RegExp]>([
    [
      'a part that is not there',
      ['place-ordr'],
      /"place-ordr" is no saga.*\n\nDid you mean "place-order"/,
    ],
    [
      'an operation that calls nobody',
      ['orders.getOrder'],
      /is no saga, and no operation that calls on/,
    ],
    ['a page of a part', ['place-order', '--format', 'html'], /Leave out the name, or choose/],
    [
      'a name that says no format',
      ['--output', 'picture.pdf'],
      /"picture\.pdf" does not say.*\n\nName it/,
    ],
    ['a format that there is not', ['--format', 'png'], /Allowed choices are mermaid, svg, html/],
    ['no blueprint', ['--blueprint', 'none.yaml'], /Cannot read the blueprint none\.yaml/],
    ['a folder for the file', ['--output', '.', '--format', 'svg'], /Cannot \w+ /],
  ])('refuses %s', (_, args, message) => {
    const { code, stdout, stderr } = graph(args);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(message);
  });

  it('says where there is nothing to draw', () => {
    rmSync(join(home, 'microservices.yaml'));
    const { code, stderr } = graph([]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/There is no microservices\.yaml here, nor in a folder above/);
    expect(stderr).toMatch(/create-microservices graph --blueprint/);
  });

  it('tells every problem of a blueprint that is not valid, and writes nothing', () => {
    writeFileSync(join(home, 'microservices.yaml'), 'schema: create-microservices/v1\nsytem: {}\n');
    const { code, stderr } = graph(['--output', 'a.html']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/microservices\.yaml:2:1/);
    expect(readdirSync(home)).toEqual(['microservices.yaml']);
  });
});
