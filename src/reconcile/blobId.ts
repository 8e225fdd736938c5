import { createHash } from 'node:crypto';
import type { Tree } from '../render/tree.ts';
import { toLf } from './lineEnds.ts';

/**
 * Name of a text as git knows it: SHA-1 of `blob <bytes>\0` and the text with LF line ends, in hex.
 * So `git ls-tree` shows the same names as the lock. Not for security: for telling texts apart.
 */
export function blobId(text: string): string {
  const bytes = Buffer.from(toLf(text));
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

/** Of every file of a tree, by path. */
export function blobIds(tree: Tree): Record<string, string> {
  return Object.fromEntries([...tree].map(([path, { text }]) => [path, blobId(text)]));
}
