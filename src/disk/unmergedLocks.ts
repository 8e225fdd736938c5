import { sidesOf } from '../reconcile/markers.ts';
import type { Lock } from './lock.ts';
import { readLocks } from './readLock.ts';
import { readText } from './readTree.ts';
import { lockFile } from './repoPath.ts';

/**
 * The two locks of a repo that git could not merge; nothing where there is one, or none.
 * @param root absolute path
 */
export async function unmergedLocks(root: string): Promise<Lock[]> {
  const text = readText(`${root}/${lockFile}`);
  if (typeof text !== 'string' || sidesOf(text) === undefined) return [];
  return readLocks(root);
}
