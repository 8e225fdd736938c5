import { blobId } from '../reconcile/blobId.ts';
import type { Plan } from './plan.ts';

/**
 * - pristine: as it was rendered
 * - edited: the user's; so is what is no text file any more
 * - deleted: by the user
 * - conflicting: with markers to resolve
 */
export type FileState = 'pristine' | 'edited' | 'deleted' | 'conflicting';

/** How every file that was rendered lies on the disk, by path, sorted. */
export function fileStates({
  ids,
  disk,
  conflicts,
}: Pick<Plan, 'ids' | 'disk' | 'conflicts'>): Map<string, FileState> {
  const conflicting = new Set(conflicts);
  return new Map(
    Object.entries(ids())
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, id]) => {
        const mine = disk.get(path);
        if (mine === undefined) return [path, 'deleted'];
        if (conflicting.has(path)) return [path, 'conflicting'];
        return [path, typeof mine === 'string' && blobId(mine) === id ? 'pristine' : 'edited'];
      }),
  );
}
