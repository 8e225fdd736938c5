import { dirname } from 'node:path';
import fs from 'fs-extra';

/**
 * Removes a file, if it is there, and the folders that this leaves empty.
 * @param root absolute path of the repo, which itself stays
 * @param path below it
 */
export async function removeFile(root: string, path: string): Promise<void> {
  await fs.rm(`${root}/${path}`, { force: true });
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
    try {
      await fs.rmdir(`${root}/${folder}`);
    } catch {
      return;
    }
  }
}
