import type { ReadBlueprint } from '../blueprint/index.ts';
import type { Lock } from '../disk/lock.ts';
import { advance } from '../history/advance.ts';
import { emptyHistory } from '../history/history.ts';
import { blobIds } from '../reconcile/blobId.ts';
import { render } from '../render/render.ts';
import type { Tree } from '../render/tree.ts';
import { version } from '../version.ts';

/** A repo that nothing came before: what is rendered, and the lock that says so. */
export async function newRepo({
  blueprint,
  document,
}: ReadBlueprint): Promise<{ tree: Tree; lock: Lock }> {
  const history = advance(emptyHistory, blueprint);
  // The templates are most of the package: what only checks blueprints does not load them.
  const { builtInPack } = await import('../render/builtInPack.ts');
  const tree = render(blueprint, history, await builtInPack());
  const lock = { generator: version, blueprint: document.value, history, files: blobIds(tree) };
  return { tree, lock };
}
