import fs from 'fs-extra';
import { moveFile } from './moveFile.ts';

/**
 * Another text for a file that is there: all of it or nothing, whenever it is broken off. A link stays one.
 * @param file absolute path
 */
export async function replaceText(file: string, text: string): Promise<void> {
  const target = await fs.realpath(file);
  const { mode } = await fs.stat(target);
  const next = `${target}.next`;
  await fs.writeFile(next, text, { mode });
  moveFile(next, target);
}
