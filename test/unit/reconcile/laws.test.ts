import { describe, expect, it } from 'vitest';
import { blobId } from '../../../src/reconcile/blobId.ts';
import type { Mine } from '../../../src/reconcile/change.ts';
import { mergeText } from '../../../src/reconcile/mergeText.ts';
import { reconcile } from '../../../src/reconcile/reconcile.ts';
import { intendedTexts, settledBase } from '../../../src/reconcile/settledBase.ts';
import type { Tree } from '../../../src/render/tree.ts';
import { apply, textsOf } from './apply.ts';
import { edited, randomFrom, randomTree } from './random.ts';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const rounds = 500;

describe(`laws of reconcile (again with SEED=${seed})`, () => {
  forRandomTrees('reconcile(b, b, t), applied, gives t', ({ base, theirs }) => {
    const before = withoutMigrations(base);
    const after = withoutMigrations(theirs);
    const changes = reconcile(before, textsOf(before), after, mergeText);
    expect(sorted(apply(textsOf(before), changes))).toEqual(sorted(textsOf(after)));
  });

  forRandomTrees('reconcile(b, m, b) changes nothing', ({ base, mine }) => {
    expect(reconcile(base, mine, base, mergeText)).toEqual([]);
  });

  forRandomTrees('with an empty base and disk it creates all', ({ theirs }) => {
    const changes = reconcile(new Map(), new Map(), theirs, mergeText);
    expect(changes.every(({ kind }) => kind === 'create')).toBe(true);
    expect(sorted(apply(new Map(), changes))).toEqual(sorted(textsOf(theirs)));
  });

  forRandomTrees('a second run changes nothing', ({ base, mine, theirs }) => {
    const after = apply(mine, reconcile(base, mine, theirs, mergeText));
    expect(reconcile(theirs, after, theirs, mergeText)).toEqual([]);
  });

  forRandomTrees('a migration that is there is never touched', ({ base, mine, theirs }) => {
    for (const change of reconcile(base, mine, theirs, mergeText)) {
      if (change.path.includes('migrations/') && mine.has(change.path)) {
        expect(change).not.toHaveProperty('text');
        expect(change.kind).not.toBe('delete');
      }
    }
  });

  forRandomTrees('no line of the user is lost', ({ base, mine, theirs }) => {
    for (const change of reconcile(base, mine, theirs, mergeText)) {
      if (change.kind !== 'merge' && change.kind !== 'conflict') continue;
      if (change.text === undefined || change.path.endsWith('package.json')) continue;
      const before = new Set(base.get(change.path)?.text.split('\n'));
      const after = change.text.split(/\r?\n/);
      for (const line of String(mine.get(change.path)).split(/\r?\n/)) {
        if (!before.has(line)) expect(after).toContain(line);
      }
    }
  });

  forRandomTrees(
    'a run that was interrupted anywhere converges',
    ({ base, mine, theirs, random }) => {
      const changes = reconcile(base, mine, theirs, mergeText);
      const whole = apply(mine, changes);
      const files = Object.fromEntries([...theirs].map(([path, { text }]) => [path, blobId(text)]));
      const intent = { files, written: intendedTexts(files, mine, changes) };

      let disk: Mine = mine;
      for (let run = 0; run < 3; run += 1) {
        const settled = settledBase(base, theirs, intent, disk);
        const left = reconcile(settled, disk, theirs, mergeText);
        disk = apply(
          disk,
          left.filter(() => random() < 0.5),
        );
      }
      const settled = settledBase(base, theirs, intent, disk);
      disk = apply(disk, reconcile(settled, disk, theirs, mergeText));
      expect(sorted(disk)).toEqual(sorted(whole));
    },
  );
});

interface Case {
  base: Tree;
  mine: ReadonlyMap<string, string>;
  theirs: Tree;
  random: () => number;
}

function forRandomTrees(law: string, check: (trees: Case) => void): void {
  it(law, () => {
    const random = randomFrom(seed);
    for (let round = 0; round < rounds; round += 1) {
      const base = randomTree(random);
      check({ base, mine: edited(base, random), theirs: randomTree(random), random });
    }
  });
}

function withoutMigrations(tree: Tree): Tree {
  return new Map([...tree].filter(([path]) => !path.includes('migrations/')));
}

function sorted<Value>(map: ReadonlyMap<string, Value>): [string, Value][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}
