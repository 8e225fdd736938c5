import fs from 'fs-extra';
import { moveFile } from './moveFile.ts';

/**
 * A file with this text, new or in the place of another: all of it or nothing, whenever it is broken off.
 * @param file absolute path; folders on its way are made
 */
export async function writeText(file: string, text: string): Promise<void> {
  const next = `${file}.next`;
  await fs.outputFile(next, text);
  moveFile(next, file);
}
