import { relative } from 'node:path';

/**
 * A folder as people would type it from where they are: relative, or absolute where that is shorter
 * than climbing up and down again; empty for where they are.
 * @param folder absolute path
 */
export function asTyped(folder: string, cwd: string): string {
  const path = relative(cwd, folder);
  return path.startsWith('..') && folder.length < path.length ? folder : path;
}
