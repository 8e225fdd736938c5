import { isDeepStrictEqual } from 'node:util';
import type { Lock } from '../disk/lock.ts';
import { lockFile } from '../disk/repoPath.ts';
import { UserError } from '../errors.ts';
import type { History, SchemaStep } from '../history/history.ts';
import type { Mine } from '../reconcile/change.ts';
import { toLf } from '../reconcile/lineEnds.ts';
import { sidesOf } from '../reconcile/markers.ts';
import type { Pack } from '../render/template.ts';
import type { FileEntry, Tree } from '../render/tree.ts';
import { nothing, type Rendition } from './rendition.ts';
import { type Look, renditionAt } from './repo.ts';

/**
 * What was rendered last in a repo whose branches were merged: said by one lock, or, where git could not merge
 * them, by two and the disk.
 */
export async function lastRendition(
  locks: readonly Lock[],
  pack: Pack,
  look: Look,
): Promise<Rendition> {
  const [ours, theirs] = locks.map((lock) => renditionAt(lock, pack));
  if (ours === undefined) return nothing;
  if (theirs === undefined) return ours;
  const paths = new Set([...ours.tree.keys(), ...theirs.tree.keys()]);
  const mine = await look(paths);
  return {
    // Equal to no blueprint: whatever it says is rendered anew.
    document: undefined,
    history: mergedHistory(ours.history, theirs.history),
    tree: mergedTree(ours.tree, theirs.tree, mine),
    renamed: new Map(),
  };
}

/**
 * The base, path by path, after what the disk holds. A text of which each line is of one of the two renders is
 * nobody's work, in whatever order git has put them and with its markers too: it is its own base.
 */
export function mergedTree(ours: Tree, theirs: Tree, mine: Mine): Tree {
  const merged = new Map<string, FileEntry>([...theirs, ...ours]);
  for (const [path, entry] of merged) {
    const text = mine.get(path);
    if (typeof text !== 'string') continue;
    const known = new Set(
      [ours, theirs].flatMap((tree) => (tree.get(path)?.text ?? '').split('\n')),
    );
    const lf = toLf(text);
    const lines = (sidesOf(lf) ?? [lf]).flatMap((side) => side.split('\n'));
    if (lines.every((line) => known.has(line))) merged.set(path, { ...entry, text: lf });
  }
  return merged;
}

/**
 * Both histories in one: of ports that both have given, ours stay; a service whose port is taken gets another.
 * @throws UserError where both have added migrations to one service
 */
export function mergedHistory(ours: History, theirs: History): History {
  const taken = new Set(Object.values(ours.ports).map(({ api }) => api));
  const ports = Object.entries(theirs.ports).filter(
    ([name, { api }]) => !Object.hasOwn(ours.ports, name) && !taken.has(api),
  );
  const schemas = Object.entries(theirs.schemas).map(([service, steps]): [string, SchemaStep[]] => [
    service,
    longer(service, ours.schemas[service] ?? [], steps),
  ]);
  return {
    ports: { ...ours.ports, ...Object.fromEntries(ports) },
    schemas: { ...ours.schemas, ...Object.fromEntries(schemas) },
  };
}

function longer(service: string, ours: SchemaStep[], theirs: SchemaStep[]): SchemaStep[] {
  const [short, long] = ours.length < theirs.length ? [ours, theirs] : [theirs, ours];
  if (isDeepStrictEqual(short, long.slice(0, short.length))) return long;
  const added = long.slice(short.findIndex((step, at) => !isDeepStrictEqual(step, long[at])));
  throw new UserError(
    `Both branches have added a migration to ${service}: ${added.map(({ name }) => name).join(', ')}`,
    {
      code: 'unreadable-lock',
      hint: `Take back the one that is not released on its branch, or keep one side: git checkout --ours ${lockFile}`,
    },
  );
}
