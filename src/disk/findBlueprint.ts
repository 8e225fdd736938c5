import { dirname, join } from 'node:path';
import fs from 'fs-extra';
import { blueprintFile } from './repoPath.ts';

/**
 * The blueprint of the repo that a folder stands in: in the folder itself, or the nearest one above it.
 * @param folder absolute path
 * @returns absolute path; undefined where there is none
 */
export async function findBlueprint(folder: string): Promise<string | undefined> {
  const file = join(folder, blueprintFile);
  if (await fs.pathExists(file)) return file;
  const above = dirname(folder);
  return above === folder ? undefined : findBlueprint(above);
}
