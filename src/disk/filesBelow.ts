import { entriesOf } from './entriesOf.ts';
import { isRepoPath } from './repoPath.ts';

/** What tools have made or installed, and make again. */
const made = new Set(['node_modules', 'dist', 'coverage']);

/**
 * The files in a folder of the repo, by path in it, sorted; no links, and nothing that tools have made.
 * @param root absolute path of the repo
 */
export function filesBelow(root: string, folder: string): string[] {
  return (entriesOf(`${root}/${folder}`) ?? []).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (!isRepoPath(path)) return [];
    if (entry.isDirectory()) return made.has(entry.name) ? [] : filesBelow(root, path);
    return entry.isFile() ? [path] : [];
  });
}
