import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { version } from '../src/version.ts';
import { renderText } from './support/render.ts';

/**
 * `render --lock FILE`: the one thing that every later version asks of this one. Later versions are there already when
 * it changes, so it never does: neither what is typed nor what is printed.
 */

const bin = resolve('bin/create-microservices.js');
const blueprint = `schema: create-microservices/v1
system: { name: town }
platform: { broker: none }
services:
  books: { entities: { Book: { fields: { title: string } } } }
`;

let home: string;
beforeAll(async () => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'render-')));
  writeFileSync(join(home, 'blueprint.yaml'), blueprint);
  await run('town', '--blueprint', 'blueprint.yaml', '--no-install', '--no-git');
});
afterAll(() => rmSync(home, { recursive: true, force: true }), 60_000);

const run = (...args: string[]) =>
  execa(process.execPath, [bin, ...args], { cwd: home, reject: false });

describe('render --lock', () => {
  it('prints what was rendered, whatever has become of the files', async () => {
    rmSync(join(home, 'town/README.md'));
    writeFileSync(join(home, 'town/package.json'), 'mine');
    const { stdout, exitCode } = await run('render', '--lock', 'town/microservices.lock');
    expect(exitCode).toBe(0);
    const printed = JSON.parse(stdout);
    expect(Object.keys(printed)).toEqual(['generator', 'files']);
    expect(printed.generator).toBe(version);
    expect(printed.files).toEqual(Object.fromEntries(renderText(blueprint)));
    expect(printed.files['tools/node.mjs'].executable).toBe(true);
    for (const file of Object.values<object>(printed.files)) {
      expect(['text', 'once', 'executable']).toEqual(expect.arrayContaining(Object.keys(file)));
    }
  });

  it('is for the version that wrote the lock alone', async () => {
    const lock = readFileSync(join(home, 'town/microservices.lock'), 'utf8');
    writeFileSync(join(home, 'other.lock'), lock.replace(/^generator: .*$/m, 'generator: 0.0.1'));
    const { stdout, stderr, exitCode } = await run('render', '--lock', 'other.lock');
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 1 });
    expect(stderr).toContain('[other-version]');
    const none = await run('render', '--lock', 'none.lock');
    expect(none.exitCode).toBe(1);
    expect(none.stderr).toContain('There is no none.lock  [no-repo]');
  });

  it('is in no help and in no completion', async () => {
    expect((await run('--help')).stdout).not.toMatch(/^ +render/m);
    expect((await run('completion', 'bash')).stdout).not.toMatch(/\brender\b/);
  });
});
