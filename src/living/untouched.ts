import type { Lock } from '../disk/lock.ts';
import { blobId } from '../reconcile/blobId.ts';
import { toLf } from '../reconcile/lineEnds.ts';
import type { Known } from '../render/render.ts';
import type { Look } from './repo.ts';

/** Texts of files that are as they were rendered, of which the lock has the ids: most of a repo is never edited. */
export async function untouched({ files }: Lock, look: Look): Promise<Known> {
  const known = new Map<string, string>();
  for (const [path, text] of await look(Object.keys(files))) {
    if (typeof text === 'string' && blobId(text) === files[path]) known.set(path, toLf(text));
  }
  return known;
}
