import { dirname } from 'node:path';
import fs from 'fs-extra';

/**
 * Makes a folder, with those above it. Node's `recursive` never comes back where the system makes no folder
 * although the one above is there, such as in /proc.
 * @param folder absolute path
 * @returns the topmost that was made; undefined when none was
 */
export async function makeFolder(folder: string): Promise<string | undefined> {
  try {
    await fs.mkdir(folder);
    return folder;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && (await isFolder(folder))) return undefined;
    const above = dirname(folder);
    if (code !== 'ENOENT' || above === folder || (await isFolder(above))) throw error;
    const made = await makeFolder(above);
    const last = await makeFolder(folder);
    return made ?? last;
  }
}

async function isFolder(path: string): Promise<boolean> {
  const stat = await fs.stat(path).catch(() => undefined);
  return stat?.isDirectory() === true;
}
