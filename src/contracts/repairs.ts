import type { Change } from '../reconcile/change.ts';
import type { Tree } from '../render/tree.ts';
import { belowContracts } from './paths.ts';
import { releaseChanges } from './release.ts';
import type { Released } from './released.ts';

/**
 * What makes files whole that git could not merge: two branches have released one contract, and what is rendered of
 * both of them holds what either has promised, which was looked at before. Pure.
 * @param tree what is rendered of both
 */
export function releasedRepairs(tree: Tree, { texts, unmerged }: Released): Change[] {
  if (unmerged.length === 0) return [];
  return releaseChanges(tree, texts, () => true).filter(({ path }) =>
    unmerged.includes(belowContracts(path).replace(/^locks\//, '')),
  );
}
