import type { Lock } from '../disk/lock.ts';
import { blobIds } from '../reconcile/blobId.ts';
import type { Change, Mine } from '../reconcile/change.ts';
import { mergeText } from '../reconcile/mergeText.ts';
import { reconcile } from '../reconcile/reconcile.ts';
import type { Tree } from '../render/tree.ts';
import { version } from '../version.ts';
import type { Rendition } from './rendition.ts';

/** One write: all of it arrives, or the next run goes on with it. */
export interface Step {
  changes: Change[];
  /** What the disk holds before it. */
  mine: Mine;
  /** What will have been written. */
  lock: Lock;
}

/**
 * From what was rendered last to what is to be there.
 * @param own what happens to files of people's own
 */
export function stepTo(
  base: Tree,
  mine: Mine,
  rendition: Rendition,
  { withdrawn, own = [] }: { withdrawn?: ReadonlySet<string> | undefined; own?: Change[] } = {},
): Step {
  const { document, history, tree, renamed } = rendition;
  const changes = reconcile(base, mine, tree, mergeText, { renamed, withdrawn });
  return {
    changes: [...changes, ...own],
    mine,
    lock: { generator: version, blueprint: document, history, files: blobIds(tree) },
  };
}
