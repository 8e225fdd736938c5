import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import { readLock } from '../../../src/disk/readLock.ts';
import { readTree } from '../../../src/disk/readTree.ts';
import { lockFile, nextLockFile } from '../../../src/disk/repoPath.ts';
import { writeChanges } from '../../../src/disk/writeChanges.ts';
import { mergeText } from '../../../src/reconcile/mergeText.ts';
import { reconcile } from '../../../src/reconcile/reconcile.ts';
import { settledBase } from '../../../src/reconcile/settledBase.ts';
import type { Tree } from '../../../src/render/tree.ts';
import { runUntilDeath } from '../../support/mortalDisk.ts';
import { lockOf, treeOf } from './lockOf.ts';
import { snapshot } from './snapshot.ts';
import { temporary } from './temporary.ts';

vi.mock('fs-extra', async (importOriginal) => {
  const { mortal } = await import('../../support/mortalDisk.ts');
  return { default: mortal((await importOriginal<{ default: never }>()).default) };
});

const before = treeOf({
  'README.md': 'a\nb\nc\n',
  'merged.txt': 'a\nb\nc\n',
  'both.txt': 'a\nb\nc\n',
  'old/deep/gone.txt': 'a\n',
  'turns/into-a-folder': 'a\n',
  'data/thing.ts': 'a\nthing\nc\n',
});
const after = treeOf({
  'README.md': 'a\nb\nC\n',
  'merged.txt': 'a\nb\nC\n',
  'both.txt': 'a\nours\nc\n',
  'new/deep/file.txt': 'a\n',
  'turns/into-a-folder/file': 'a\n',
  'services/a/migrations/0001.sql': 'create\n',
  'data/matter.ts': 'a\nmatter\nc\n',
});
const renamed = new Map([['data/matter.ts', ['data/thing.ts']]]);

/** One command, as any of them does it: the base is what the lock says. */
async function run(root: string, start: Tree, theirs: Tree): Promise<void> {
  const lock = await readLock(join(root, lockFile));
  const base = isDeepStrictEqual(lock, lockOf(theirs)) ? theirs : start;
  const mine = await readTree(root, [...base.keys(), ...theirs.keys()]);
  const next = await readLock(join(root, nextLockFile));
  const settled = next === undefined ? base : settledBase(base, theirs, next, mine);
  const changes = reconcile(settled, mine, theirs, mergeText, { renamed });
  await writeChanges({ root, changes, mine, lock: lockOf(theirs) });
}

describe('a write that dies', () => {
  it.each([
    { name: 'of a new repo', base: new Map(), edits: {} },
    {
      name: 'over edits, with a merge, a conflict and a file that moves',
      base: before,
      edits: {
        'merged.txt': 'A\nb\nc\n',
        'both.txt': 'a\nmine\nc\n',
        'data/thing.ts': 'mine\nthing\nc\n',
      },
    },
  ])(
    '$name, after any change, twice even: the next run gives what one run would have given',
    async ({ base, edits }) => {
      const start = temporary();
      await write(start, base);
      writeTexts(start, edits);
      const whole = copy(start);
      await run(whole, base, after);
      const expected = filesOf(whole);
      expect(Object.keys(expected)).not.toContain(nextLockFile);

      let steps = 0;
      for (let completed = false; !completed; steps += 1) {
        const root = copy(start);
        completed = await runUntilDeath(steps, () => run(root, base, after));
        await runUntilDeath(Math.floor(steps / 2), () => run(root, base, after));
        await run(root, base, after);
        expect(filesOf(root), `died after ${steps} changes`).toEqual(expected);
      }
      expect(steps).toBeGreaterThan(after.size * 2);
    },
    60_000,
  );
});

// Without folders: an empty one may stay behind, which git does not know.
function filesOf(root: string): Record<string, string> {
  return Object.fromEntries(Object.entries(snapshot(root)).filter(([path]) => !path.endsWith('/')));
}

function copy(folder: string): string {
  const root = temporary();
  cpSync(folder, root, { recursive: true });
  return root;
}

async function write(root: string, tree: Tree): Promise<void> {
  const changes = reconcile(new Map(), new Map(), tree, mergeText);
  await writeChanges({ root, changes, mine: new Map(), lock: lockOf(tree) });
}

function writeTexts(root: string, texts: object): void {
  for (const [path, text] of Object.entries(texts)) writeFileSync(join(root, path), text);
}
