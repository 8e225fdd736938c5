import type { Change, Mine, opaque } from '../../../src/reconcile/change.ts';
import type { Tree } from '../../../src/render/tree.ts';

/** The disk after the changes, without a disk. */
export function apply(mine: Mine, changes: readonly Change[]): Mine {
  const texts = new Map<string, string | typeof opaque>(mine);
  for (const change of changes) {
    if (change.kind === 'delete') texts.delete(change.path);
    else if ('text' in change && change.text !== undefined) texts.set(change.path, change.text);
    if ('from' in change && change.from !== undefined) texts.delete(change.from);
  }
  return texts;
}

export function textsOf(tree: Tree): Map<string, string> {
  return new Map([...tree].map(([path, { text }]) => [path, text]));
}
