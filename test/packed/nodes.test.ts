import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import fs from 'fs-extra';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { run } from './support/run.ts';
import { nodeBinary } from './support/tool.ts';

/** The packed program and library on the oldest Node that package.json promises, and on each line since. */

const { prefix, bin, version } = inject('packed');
const oldest = '20.19.0';
const supported = [oldest, '20.20.2', '22.23.3', '24.21.0', '26.10.0'];
const tooOld = '18.20.8';

const blueprint = `schema: create-microservices/v1
system: { name: demo }
services:
  alpha: { entities: { Thing: { fields: { name: string, size: integer } } } }
`;

let home: string;
const nodes = new Map<string, string>();

beforeAll(async () => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'nodes-')));
  await fs.outputFile(join(home, 'demo.yaml'), blueprint);
  await fs.outputFile(
    join(prefix, 'library.mjs'),
    `import { render } from 'create-microservices';
const { tree } = await render(${JSON.stringify(blueprint)});
console.log(JSON.stringify(Object.fromEntries([...tree].map(([path, { text }]) => [path, text]))));`,
  );
  await Promise.all(
    [tooOld, ...supported].map(async (number) => nodes.set(number, await nodeBinary(number))),
  );
}, 600_000);

afterAll(() => fs.remove(home));

const node = (number: string, args: string[], cwd = home) =>
  run(nodes.get(number) ?? '', args, cwd);

/** Path and text of every file. */
function filesOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    files.map((file) => [relative(folder, file).replaceAll('\\', '/'), readFileSync(file, 'utf8')]),
  );
}

/** Without what says how the blueprint was put. */
function withoutInput(files: Record<string, string>) {
  const { 'microservices.yaml': _, 'microservices.lock': __, ...rest } = files;
  return rest;
}

const digest = (files: Record<string, string>) =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(files).sort()))
    .digest('hex');

// A slow machine shows progress there; Node would show its warnings.
const well = { exitCode: 0, stderr: expect.not.stringMatching(/warning/i) };
const bare = ['--yes', '--no-install', '--no-git'];
let written: Record<string, string> = {};
const digests = new Set<string>();

describe.each(supported)('Node %s', (number) => {
  it('prints the version and the help, and no warning', async () => {
    expect(await node(number, [bin, '--version'])).toEqual({
      exitCode: 0,
      stdout: version,
      stderr: '',
    });
    const { exitCode, stdout, stderr } = await node(number, [bin, '--help']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain('Usage: create-microservices');
  });

  it('renders a blueprint to the bytes that every other Node gives', async () => {
    const directory = join(number, 'file');
    const given = [bin, directory, '--blueprint', 'demo.yaml', ...bare];
    expect(await node(number, given)).toMatchObject(well);
    written = filesOf(join(home, directory));
    digests.add(digest(written));
    expect(digests.size).toBe(1);
  });

  it('renders the same through the library', async () => {
    const { stdout, stderr } = await node(number, ['library.mjs'], prefix);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual(written);
  });

  it('renders the same from flags', async () => {
    const directory = join(number, 'flags');
    const flags = ['--name', 'demo', '--service', 'alpha: Thing(name:string, size:integer)'];
    const given = [bin, directory, ...flags, ...bare];
    expect(await node(number, given)).toMatchObject(well);
    expect(withoutInput(filesOf(join(home, directory)))).toEqual(withoutInput(written));
  });
});

describe(`Node ${tooOld}`, () => {
  it('is told what is needed, in words', async () => {
    expect(await node(tooOld, [bin, '--version'])).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: expect.stringMatching(
        /^error create-microservices needs Node\.js 20\.19 or newer, and this is 18\.20\.8\n\n.*nvm install/,
      ),
    });
  });

  it('is refused by package.json too, which promises the oldest one above', async () => {
    const { engines } = await fs.readJson('package.json');
    expect(`${engines.node}.0`).toBe(`>=${oldest}`);
  });
});
