import { hash } from 'node:crypto';
import type { Tree } from '../render/tree.ts';
import { toLf } from './lineEnds.ts';

/** Far more texts than one run holds; a process that runs many must not grow. */
const limit = 20_000;

/** A run asks for the same texts as the base, as what is on the disk and as what is to be. */
const known = new Map<string, string>();

/**
 * Name of a text as git knows it: SHA-1 of `blob <bytes>\0` and the text with LF line ends, in hex.
 * So `git ls-tree` shows the same names as the lock. Not for security: for telling texts apart.
 */
export function blobId(text: string): string {
  const before = known.get(text);
  if (before !== undefined) return before;
  const bytes = toLf(text);
  const id = hash('sha1', `blob ${Buffer.byteLength(bytes)}\0${bytes}`);
  if (known.size >= limit) known.clear();
  known.set(text, id);
  return id;
}

/** Of every file of a tree, by path. */
export function blobIds(tree: Tree): Record<string, string> {
  return Object.fromEntries([...tree].map(([path, { text }]) => [path, blobId(text)]));
}
