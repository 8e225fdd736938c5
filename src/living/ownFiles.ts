import { knownAs } from '../blueprint/knownAs.ts';
import { namesOf } from '../history/names.ts';
import type { Change } from '../reconcile/change.ts';
import type { Rendition } from './rendition.ts';

/** The files in a folder of the repo, whosever they are, by path. */
export type List = (folder: string) => string[];

/**
 * The files of people's own in the folder of a service that has another name now: they go along, byte for byte,
 * for what is beside them does.
 * @param last what was rendered before
 */
export function ownMoves(last: Rendition, { blueprint, history, tree }: Rendition, list: List) {
  const isOurs = (path: string) => last.tree.has(path) || tree.has(path);
  return (blueprint?.services ?? []).flatMap((service): Change[] => {
    const first = knownAs(service);
    // Where two branches were merged, it may be the other one that has renamed it.
    const mayBeNew = last.blueprint === undefined;
    if (!mayBeNew && namesOf(last.history, first).at(-1) === service.name) return [];
    const folder = `services/${service.name}`;
    const taken = new Set(list(folder));
    return namesOf(history, first)
      .filter((name) => name !== service.name)
      .flatMap((name) => list(`services/${name}`))
      .filter((from) => !isOurs(from))
      .map((from): Change => {
        const path = [folder, ...from.split('/').slice(2)].join('/');
        if (taken.has(path) || isOurs(path)) {
          return { kind: 'keep', path: from, why: `there is another ${path}` };
        }
        taken.add(path);
        return { kind: 'move', path, from, why: `yours, from ${from}` };
      });
  });
}

/** The same list once those have moved. */
export function listAfter(moves: readonly Change[], list: List): List {
  const moved = moves.flatMap((change) =>
    'from' in change && change.from !== undefined ? [[change.path, change.from] as const] : [],
  );
  const gone = new Set(moved.map(([, from]) => from));
  return (folder) => [
    ...list(folder).filter((path) => !gone.has(path)),
    ...moved.flatMap(([path]) => (path.startsWith(`${folder}/`) ? [path] : [])),
  ];
}
