import fs, { type Dirent } from 'fs-extra';

/**
 * What is in a folder, sorted by name; undefined where there is no such folder.
 * @param path absolute
 */
export function entriesOf(path: string): Dirent[] | undefined {
  try {
    const entries = fs.readdirSync(path, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}
