import fs from 'fs-extra';
import { afterEach, expect, it, vi } from 'vitest';
import { writeChanges } from '../../../src/disk/writeChanges.ts';
import { lockOf, treeOf } from './lockOf.ts';
import { temporary } from './temporary.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

/** How often the disk is asked for something while so many files are written, ten a folder. */
async function calls(count: number): Promise<number> {
  const paths = Array.from(
    { length: count },
    (_, index) => `${Math.floor(index / 10)}/in/${index}`,
  );
  const texts = Object.fromEntries(paths.map((path) => [path, `${path}\n`]));
  const changes = paths.map((path) => ({ kind: 'create' as const, path, text: `${path}\n` }));
  const spies = Object.entries(fs)
    .filter(([name, value]) => typeof value === 'function' && /^[a-z]/.test(name))
    .map(([name]) => vi.spyOn(fs, name as 'stat'));
  await writeChanges({
    root: `${temporary()}/new`,
    changes,
    mine: new Map(),
    lock: lockOf(treeOf(texts)),
  });
  const total = spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0);
  vi.restoreAllMocks();
  return total;
}

it('takes two calls a file, to stage it and to place it, and one a folder', async () => {
  const some = await calls(50);
  const more = await calls(150);
  expect(some).toBeGreaterThan(100);
  expect(more - some).toBe(2 * 100 + 10);
});
