import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { afterAll, describe, expect, it } from 'vitest';
import { examplesFolder, renderText } from './support/render.ts';

/** The built program renders what the source does, whatever the place and the time it runs at. */

const bin = fileURLToPath(new URL('../bin/create-microservices.js', import.meta.url));
const blueprint = join(examplesFolder, 'shop.yaml');
const folder = mkdtempSync(join(tmpdir(), 'built-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function rendered(name: string, file: string, env: Record<string, string> = {}) {
  const target = join(folder, name);
  await execa('node', [bin, target, '--blueprint', file, '--yes', '--no-install', '--no-git'], {
    env,
  });
  const entries = readdirSync(target, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(target, path), readFileSync(path, 'utf8')] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

describe('the built program', () => {
  it.each(['shop', 'logistics'])('renders %s as the source does', async (name) => {
    const file = join(examplesFolder, `${name}.yaml`);
    const {
      'microservices.lock': lock,
      'microservices.yaml': copy,
      ...files
    } = await rendered(name, file);
    const source = [...renderText(readFileSync(file, 'utf8'))].map(([path, { text }]) => [
      path,
      text,
    ]);
    expect(files).toEqual(Object.fromEntries(source));
    expect(copy).toBe(readFileSync(file, 'utf8'));
    expect(lock).toContain('generator: ');
  });

  it('gives the same bytes in another time zone and locale', async () => {
    const here = await rendered('here', blueprint, { TZ: 'UTC', LC_ALL: 'C' });
    const there = await rendered('there', blueprint, {
      TZ: 'Pacific/Kiritimati',
      LC_ALL: 'tr_TR.UTF-8',
    });
    expect(there).toEqual(here);
  });
});
