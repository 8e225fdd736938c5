import { gitIn } from './git.ts';

const status = ['status', '--porcelain=v1', '-z', '--no-renames', '-uall', '--', '.'];

/** What is not in the last commit. Paths are relative to the repo's root. */
export interface Dirty {
  /** Files that git knows: changed, deleted, staged. */
  changed: string[];
  /** Files that it does not know and does not ignore. */
  unknown: string[];
}

/**
 * @param root absolute path; may be a folder of a larger work tree
 * @returns nothing where there is no git, or no work tree
 */
export async function dirtyFiles(root: string, signal: AbortSignal): Promise<Dirty> {
  const git = gitIn(root, signal);
  const found: Dirty = { changed: [], unknown: [] };
  try {
    const [prefix, entries] = await Promise.all([
      git('rev-parse', '--show-prefix'),
      git(...status),
    ]);
    for (const entry of entries.split('\0')) {
      const path = entry.slice('XY '.length + prefix.trim().length);
      if (entry.startsWith('??')) found.unknown.push(path);
      else if (entry !== '') found.changed.push(path);
    }
  } catch {
    // No git, or no work tree: there is nothing that it could bring back.
    signal.throwIfAborted();
  }
  return found;
}
