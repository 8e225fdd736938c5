import { type Problem, UserError } from '../errors.ts';
import { type Clash, clashesOf, type Side } from '../history/clashes.ts';
import type { History, SchemaStep } from '../history/history.ts';
import { namesOf } from '../history/names.ts';
import type { Mine } from '../reconcile/change.ts';
import { toLf } from '../reconcile/lineEnds.ts';
import { sidesOf } from '../reconcile/markers.ts';
import type { Pack } from '../render/template.ts';
import type { FileEntry, Tree } from '../render/tree.ts';
import { nothing, type Rendition } from './rendition.ts';
import { type Look, type Repo, renditionAt } from './repo.ts';
import { untouched } from './untouched.ts';
import { withdrawnMigrations } from './withdrawn.ts';

/**
 * What was rendered last in a repo whose branches were merged: said by one lock, or, where git could not merge
 * them, by two and the disk.
 */
export async function lastRendition(
  { locks, trunk }: Pick<Repo, 'locks' | 'trunk'>,
  pack: Pack,
  look: Look,
  migrations?: Side,
): Promise<Rendition> {
  const [lock, ...others] = locks;
  if (lock === undefined) return nothing;
  if (others.length === 0) return renditionAt(lock, pack, await untouched(lock, look));
  const [ours, theirs] = locks.map((each) => renditionAt(each, pack)) as [Rendition, Rendition];
  const paths = new Set([...ours.tree.keys(), ...theirs.tree.keys()]);
  const mine = await look(paths);
  const clashes = clashesOf(ours.history, theirs.history);
  const side = clashes.length === 0 ? undefined : (migrations ?? (await trunk()));
  return {
    // Equal to no blueprint: whatever it says is rendered anew.
    document: undefined,
    history: mergedHistory(ours.history, theirs.history, side),
    tree: mergedTree(ours.tree, theirs.tree, mine),
    renamed: new Map(),
    withdrawn: withdrawnMigrations(ours, theirs, clashes),
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
 * @param side whose migrations stay, where both have added some
 * @throws UserError where that is not known
 */
export function mergedHistory(ours: History, theirs: History, side?: Side): History {
  const clashes = clashesOf(ours, theirs);
  if (side === undefined) refuseClashes(clashes, (first) => namesOf(ours, first).at(-1) ?? first);
  const clashing = new Set(clashes.map(({ service }) => service));
  const taken = new Set(Object.values(ours.ports).map(({ api }) => api));
  const ports = Object.entries(theirs.ports).filter(
    ([name, { api }]) => !Object.hasOwn(ours.ports, name) && !taken.has(api),
  );
  const schemas = Object.entries(theirs.schemas).map(([service, steps]): [string, SchemaStep[]] => [
    service,
    clashing.has(service)
      ? ((side === 'ours' ? ours : theirs).schemas[service] ?? [])
      : longer(ours.schemas[service] ?? [], steps),
  ]);
  return {
    ports: { ...ours.ports, ...Object.fromEntries(ports) },
    schemas: { ...ours.schemas, ...Object.fromEntries(schemas) },
    ...mergedNames(ours, theirs),
  };
}

/** Of each service that either has renamed: what it has been, in this branch at last. */
function mergedNames(ours: History, theirs: History): Pick<History, 'names'> {
  const renamed = new Set([...Object.keys(theirs.names ?? {}), ...Object.keys(ours.names ?? {})]);
  if (renamed.size === 0) return {};
  const merged = [...renamed].map((first): [string, string[]] => {
    const [other, own] = [namesOf(theirs, first), namesOf(ours, first)];
    // Where this branch has renamed nothing, the other one has said the last word.
    const [before, last] = own.length === 1 ? [own, other] : [other, own];
    return [first, [...before.filter((name) => !last.includes(name)), ...last]];
  });
  return { names: Object.fromEntries(merged) };
}

function longer(one: SchemaStep[], other: SchemaStep[]): SchemaStep[] {
  return one.length < other.length ? other : one;
}

/** @param called what a service is called by now */
function refuseClashes(clashes: readonly Clash[], called: (first: string) => string): void {
  if (clashes.length === 0) return;
  const services = clashes.map(({ service }) => called(service)).join(', ');
  throw new UserError(`Both branches have added a migration to ${services}`, {
    code: 'migration-clash',
    hint: 'Say whose stays, because it is released first: create-microservices apply --migrations ours (of the branch you are on) or theirs.\nThe other one comes after it, anew.',
    problems: clashes.map(
      ({ service, ours, theirs }): Problem => ({
        code: 'migration-clash',
        message: `${called(service)} has ${ours.join(', ')} of ours and ${theirs.join(', ')} of theirs`,
        path: ['services', called(service)],
      }),
    ),
  });
}
