import { dirname } from 'node:path';
import fs from 'fs-extra';

/**
 * Takes away a folder with those above it that were made for it, as far as they are empty.
 * @param folder absolute path
 * @param made the topmost that was made; undefined when none was
 */
export async function removeMade(folder: string, made: string | undefined): Promise<void> {
  if (made === undefined) return;
  for (let each = folder; each.length >= made.length; each = dirname(each)) {
    await fs.rmdir(each).catch(() => {});
  }
}
