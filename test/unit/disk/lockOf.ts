import type { Lock } from '../../../src/disk/lock.ts';
import { emptyHistory } from '../../../src/history/history.ts';
import { blobId } from '../../../src/reconcile/blobId.ts';
import type { Tree } from '../../../src/render/tree.ts';

/** The lock of a repo with these files and a blueprint of no interest. */
export function lockOf(tree: Tree): Lock {
  return {
    generator: '1.2.3',
    blueprint: { schema: 'create-microservices/v1' },
    history: emptyHistory,
    files: Object.fromEntries([...tree].map(([path, { text }]) => [path, blobId(text)])),
  };
}

export function treeOf(texts: Record<string, string>): Tree {
  return new Map(Object.entries(texts).map(([path, text]) => [path, { text }]));
}
