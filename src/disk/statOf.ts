import fs, { type Stats } from 'fs-extra';

/**
 * What stands at a path, links not followed; undefined where nothing does, be it that a file stands on the way.
 * @param path absolute
 */
export function statOf(path: string): Stats | undefined {
  try {
    return fs.lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined;
    throw error;
  }
}
