import { sep } from 'node:path';
import fs from 'fs-extra';
import { UserError } from '../errors.ts';
import { statOf } from './statOf.ts';

/**
 * Checks that no folder on the way to these paths is a link that leads out of the repo.
 * @param root absolute path of the repo; may be a link itself
 * @throws UserError naming the link
 */
export async function checkLinks(root: string, paths: Iterable<string>): Promise<void> {
  const folders = new Set([...paths].flatMap(parents));
  const home = await realpath(root);
  if (home === undefined) return;
  const links = [...folders].filter((folder) => statOf(`${root}/${folder}`)?.isSymbolicLink());
  for (const folder of links) {
    const real = await realpath(`${root}/${folder}`);
    if (real === undefined || real === home || real.startsWith(home + sep)) continue;
    throw new UserError(`${folder} is a symbolic link that leads out of the repo, to ${real}`, {
      code: 'outside-repo',
      hint: 'Replace the link by a folder; nothing is written through it',
    });
  }
}

function parents(path: string): string[] {
  const segments = path.split('/').slice(0, -1);
  return segments.map((_, index) => segments.slice(0, index + 1).join('/'));
}

async function realpath(path: string): Promise<string | undefined> {
  try {
    return await fs.realpath(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}
