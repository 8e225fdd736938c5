import type { FileEntry, Tree } from '../render/tree.ts';
import type { Change, Mine, Write } from './change.ts';
import { isMigration } from './isMigration.ts';
import { withLineEndsOf } from './lineEnds.ts';
import type { MergeText, Versions } from './mergeText.ts';
import { same } from './same.ts';

/**
 * What happens to a file whose thing has another name now; undefined where that makes no difference and
 * the two paths are looked at one by one. A file of the user's takes the new names where it can: the
 * rename is theirs. A migration goes along as it is: some database has run it.
 */
export function moveOf(
  path: string,
  from: string,
  base: Tree,
  mine: Mine,
  theirs: Tree,
  mergeText: MergeText,
): Change | undefined {
  const b = base.get(from);
  const t = theirs.get(path);
  if (b === undefined || t === undefined || theirs.has(from)) return undefined;

  const old = mine.get(from);
  const inPlace = mine.get(path);
  if (old === undefined && inPlace === undefined) {
    return { kind: 'keep', path, why: `you deleted it, when it was ${from}` };
  }
  if (typeof old !== 'string') return undefined;

  const versions = { path, mine: old, base: b.text, theirs: t.text };
  const move: Write = isMigration(path)
    ? { kind: 'move', path, from, text: old }
    : moved({ ...versions, from }, t, mergeText);
  if (inPlace === undefined) return move;
  // A run that was interrupted had got as far as this.
  return same(inPlace, move.text) ? { kind: 'delete', path: from } : undefined;
}

function moved(
  { from, ...versions }: Versions & { from: string },
  { once, executable }: FileEntry,
  mergeText: MergeText,
): Write {
  const { path, mine, base, theirs } = versions;
  const write = (kind: Write['kind'], text: string, why?: string): Write => ({
    kind,
    path,
    from,
    text,
    ...(executable && { executable }),
    ...(why !== undefined && { why }),
  });
  if (same(mine, base)) return write('move', withLineEndsOf(mine, theirs));
  const merged = mergeText(versions);
  if (!merged.conflict) return write('move', merged.text, `with your changes, from ${from}`);
  return once
    ? write('move', mine, `yours since it was first written, from ${from}; it has the old names`)
    : write(
        'conflict',
        merged.text,
        `moved from ${from}; you and the generator changed the same lines`,
      );
}
