import type { Change } from '../reconcile/change.ts';
import { checkLinks } from './links.ts';
import { removeFile } from './removeFile.ts';
import { checkRepoPaths } from './repoPath.ts';
import { writeText } from './writeText.ts';

/**
 * Writes what is released: each file wholly or not at all, and where the process dies in between, the same command
 * writes the rest. Whoever calls has the turn: see `claim`.
 * @param root absolute path of the repo
 * @throws UserError for paths that lead out of the repo
 */
export async function writeReleased(root: string, changes: readonly Change[]): Promise<void> {
  const paths = changes.map(({ path }) => path);
  checkRepoPaths(paths);
  await checkLinks(root, paths);
  for (const change of changes) {
    if (change.kind === 'delete') await removeFile(root, change.path);
    else if ('text' in change && change.text !== undefined)
      await writeText(`${root}/${change.path}`, change.text);
  }
}
