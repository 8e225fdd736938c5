import type { FileEntry, Tree } from '../render/tree.ts';
import { type Change, type Mine, opaque, type Write } from './change.ts';
import { isMigration } from './isMigration.ts';
import { withLineEndsOf } from './lineEnds.ts';
import type { MergeText } from './mergeText.ts';
import { moveOf } from './moveOf.ts';
import { same } from './same.ts';

export interface Beside {
  /** Path of theirs -> paths that the same thing may have had in base. */
  renamed?: ReadonlyMap<string, readonly string[]> | undefined;
  /** Migrations that have run nowhere that counts: they change and go like other files. */
  withdrawn?: ReadonlySet<string> | undefined;
}

/**
 * What has to happen to the disk, one change a path, sorted by path. Pure. Every command is this call:
 * create has an empty base; apply has the last render as its base.
 * @param base what we rendered last time
 * @param mine what the disk holds at the paths of the other two
 * @param theirs what we render now
 * @param beside what is known of paths
 */
export function reconcile(
  base: Tree,
  mine: Mine,
  theirs: Tree,
  mergeText: MergeText,
  { renamed = new Map(), withdrawn = new Set() }: Beside = {},
): Change[] {
  const changes: Change[] = [];
  const moved = new Set<string>();
  for (const [path, before] of renamed) {
    const from = before.find((one) => base.has(one) && !theirs.has(one));
    if (from === undefined) continue;
    const change = moveOf(path, from, base, mine, theirs, mergeText);
    if (change === undefined) continue;
    changes.push(change);
    moved.add(path).add(from);
  }
  for (const path of new Set([...base.keys(), ...theirs.keys()])) {
    if (moved.has(path)) continue;
    const isFixed = isMigration(path) && !withdrawn.has(path);
    const texts = [base.get(path), mine.get(path), theirs.get(path)] as const;
    const change = changeOf(path, ...texts, isFixed, mergeText);
    if (change !== undefined) changes.push(change);
  }
  return changes.sort((a, b) => (a.path < b.path ? -1 : 1));
}

// The table of ARCHITECTURE.md, row by row: the first that fits wins.
function changeOf(
  path: string,
  b: FileEntry | undefined,
  m: string | typeof opaque | undefined,
  t: FileEntry | undefined,
  isFixed: boolean,
  mergeText: MergeText,
): Change | undefined {
  if (same(t?.text, b?.text) || same(t?.text, m)) return undefined;

  // What has run on somebody's database cannot be taken back by editing its text.
  if (isFixed && b !== undefined) {
    return { kind: 'keep', path, why: 'a migration never changes once it is written' };
  }

  if (same(m, b?.text)) {
    if (t === undefined) return { kind: 'delete', path };
    if (typeof m !== 'string') return write('create', path, t, t.text);
    return write('update', path, t, withLineEndsOf(m, t.text));
  }

  if (t === undefined) {
    return { kind: 'keep', path, why: 'no longer generated, but you have edited it' };
  }
  if (m === undefined) {
    return { kind: 'keep', path, why: 'you deleted it; what is generated has changed since' };
  }
  if (b === undefined) {
    return {
      kind: 'conflict',
      path,
      why: 'a file that is not generated is in the way; left as it is',
    };
  }
  if (t.once) {
    return {
      kind: 'keep',
      path,
      why: 'yours since it was first written; what is generated has changed',
    };
  }
  if (m === opaque) {
    return { kind: 'conflict', path, why: 'no longer a text file; left as it is' };
  }

  const merged = mergeText({ path, mine: m, base: b.text, theirs: t.text });
  return merged.conflict
    ? {
        ...write('conflict', path, t, merged.text),
        why: 'you and the generator changed the same lines',
      }
    : write('merge', path, t, merged.text);
}

function write(kind: Write['kind'], path: string, { executable }: FileEntry, text: string): Write {
  return executable ? { kind, path, text, executable } : { kind, path, text };
}
