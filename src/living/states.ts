import { toLf } from '../reconcile/lineEnds.ts';
import type { Plan } from './plan.ts';

/**
 * - pristine: as it was rendered
 * - edited: the user's; so is what is no text file any more
 * - deleted: by the user
 * - conflicting: with markers to resolve
 */
export type FileState = 'pristine' | 'edited' | 'deleted' | 'conflicting';

/** How every file that was rendered lies on the disk, by path, sorted. */
export async function fileStates({
  base,
  disk,
  conflicts,
}: Pick<Plan, 'base' | 'disk' | 'conflicts'>): Promise<Map<string, FileState>> {
  const conflicting = new Set(conflicts);
  return new Map(
    [...(await base())].map(([path, { text }]) => {
      const mine = disk.get(path);
      if (mine === undefined) return [path, 'deleted'];
      if (conflicting.has(path)) return [path, 'conflicting'];
      return [path, typeof mine === 'string' && toLf(mine) === text ? 'pristine' : 'edited'];
    }),
  );
}
