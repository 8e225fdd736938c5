import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const refused: [file: string, code: string][] = [
  ['src/answers/a.ts', "export { a } from '../disk/a.ts';"],
  ['src/blueprint/a.ts', "export { a } from 'node:fs';"],
  ['src/blueprint/b.ts', "export { a } from 'fs-extra';"],
  ['src/blueprint/c.ts', 'export const a = process.env;'],
  ['src/boundaries/d.ts', "export { a } from '../report/a.ts';"],
  ['src/catalog/d.ts', "export { a } from '../disk/a.ts';"],
  ['src/code/ad.ts', "export { a } from 'fs-extra';"],
  ['src/derive/e.ts', "export { a } from 'node:os';"],
  ['src/graph/aa.ts', "export { a } from 'node:fs';"],
  ['src/graph/svg/ab.ts', "export { a } from 'fs-extra';"],
  ['src/graph/html/ac.ts', "export { a } from '../../report/a.ts';"],
  ['src/history/f.ts', "export { a } from 'node:child_process';"],
  ['src/reconcile/g.ts', "export { a } from 'execa';"],
  ['src/render/h.ts', "export { a } from 'fs-extra';"],
  ['src/render/render.ts', "export { a } from '../report/a.ts';"],
  ['src/disk/i.ts', "export { a } from 'chalk';"],
  ['src/commands/j.ts', "export { a } from 'fs-extra';"],
  ['src/commands/k.ts', "export { a } from 'execa';"],
  ['src/commands/l.ts', "console.log('a');"],
  ['src/report/m.ts', "export { a } from 'fs-extra';"],
  ['src/report/s.ts', "export { a } from '@inquirer/prompts';"],
  ['src/commands/t.ts', "export { a } from '@inquirer/prompts';"],
  ['src/disk/u.ts', "export { a } from '@inquirer/prompts';"],
  ['src/render/v.ts', "export { a } from '@inquirer/core';"],
  ['src/render/w.ts', "export { a } from '../ask/a.ts';"],
  ['src/ask/x.ts', "export { a } from 'chalk';"],
  ['src/ask/y.ts', "export { a } from 'fs-extra';"],
];

const allowed: [file: string, code: string][] = [
  ['src/blueprint/n.ts', "export { a } from 'node:crypto';"],
  ['src/reconcile/o.ts', "export { a } from 'node-diff3';"],
  ['src/render/loadPack.ts', "export { a } from 'fs-extra';"],
  ['src/graph/html/readAssets.ts', "export { a } from 'fs-extra';"],
  ['src/disk/p.ts', "export { a } from 'fs-extra';"],
  ['src/disk/q.ts', "export { a } from 'execa';"],
  ['src/report/r.ts', "export { a } from 'chalk';"],
  ['src/ask/z.ts', "export { a } from '@inquirer/prompts';"],
];

describe('who may touch the world', () => {
  const root = mkdtempSync(join(tmpdir(), 'import-rules-'));
  let output: string;

  // Every file at once, under the project's own configuration.
  beforeAll(() => {
    const { vcs, ...config } = JSON.parse(readFileSync('biome.json', 'utf8'));
    writeFileSync(join(root, 'biome.json'), JSON.stringify({ ...config, $schema: undefined }));
    for (const [file, code] of [...refused, ...allowed]) {
      mkdirSync(join(root, dirname(file)), { recursive: true });
      writeFileSync(join(root, file), `${code}\n`);
    }
    const biome = resolve('node_modules/@biomejs/biome/bin/biome');
    const args = [biome, 'lint', '--max-diagnostics=none', '--colors=off'];
    const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
    output = stdout + stderr;
  });

  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it.each(refused)('%s: %s is refused', (file) => {
    const rules = /lint\/(style\/noRestricted(Imports|Globals)|suspicious\/noConsole) /;
    expect(output.split('\n').find((line) => line.startsWith(`${file}:`))).toMatch(rules);
  });

  it.each(allowed)('%s: %s is allowed', (file) => {
    expect(output).toContain('src/');
    expect(output).not.toContain(`${file}:`);
  });
});
