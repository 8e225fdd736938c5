import type { Change } from '../reconcile/change.ts';
import type { Tree } from '../render/tree.ts';
import { belowContracts, releasedFolder, releasedPath, serviceOf } from './paths.ts';

/**
 * What makes the contracts of today the released ones. Pure.
 * @param tree as it was rendered
 * @param released texts by path below `contracts/locks/`
 * @param isMeant whether a service is released
 */
export function releaseChanges(
  tree: Tree,
  released: ReadonlyMap<string, string>,
  isMeant: (service: string) => boolean,
): Change[] {
  const contracts = new Map(
    [...tree]
      .map(([path, { text }]): [string, string] => [path, text])
      .filter(([path]) => path.startsWith('contracts/') && isOf(belowContracts(path), isMeant))
      .map(([path, text]) => [releasedPath(path), text]),
  );
  const before = new Map(
    [...released]
      .filter(([path]) => isOf(path, isMeant))
      .map(([path, text]) => [`${releasedFolder}/${path}`, text]),
  );
  const written = [...contracts].flatMap(([path, text]): Change[] => {
    if (before.get(path) === text) return [];
    return [{ kind: before.has(path) ? 'update' : 'create', path, text }];
  });
  const gone = [...before.keys()].filter((path) => !contracts.has(path));
  return [...written, ...gone.map((path): Change => ({ kind: 'delete', path }))].sort((a, b) =>
    a.path < b.path ? -1 : 1,
  );
}

function isOf(path: string, isMeant: (service: string) => boolean): boolean {
  const service = serviceOf(path);
  return service !== undefined && isMeant(service);
}
