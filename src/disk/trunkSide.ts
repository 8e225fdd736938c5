import type { Side } from '../history/clashes.ts';
import { gitIn } from './git.ts';

/** What an open merge, rebase or cherry-pick brings. */
const coming = ['MERGE_HEAD', 'REBASE_HEAD', 'CHERRY_PICK_HEAD'];
const usual = ['main', 'master', 'trunk'];

/**
 * Which side of an open merge has the trunk in it: from there it is released first.
 * @param root absolute path of the repo
 * @returns undefined where both or neither have, and where no merge is open
 */
export async function trunkSide(root: string, signal: AbortSignal): Promise<Side | undefined> {
  const git = gitIn(root, signal);
  const says = async (...args: string[]): Promise<string | undefined> => {
    try {
      return (await git(...args)).trim();
    } catch {
      signal.throwIfAborted();
      return undefined;
    }
  };
  const exists = async (ref: string) =>
    (await says('rev-parse', '--verify', '--quiet', ref)) !== undefined;
  const isIn = async (ref: string, commit: string) =>
    (await says('merge-base', '--is-ancestor', ref, commit)) !== undefined;

  const [theirs] = await those(coming, exists);
  if (theirs === undefined) return undefined;
  const origin = (await says('rev-parse', '--abbrev-ref', 'origin/HEAD'))?.split('/').at(-1);
  const names = origin === undefined ? usual : [origin, ...usual];
  const refs = names.flatMap((name) => [`refs/heads/${name}`, `refs/remotes/origin/${name}`]);
  for (const ref of await those(refs, exists)) {
    const [inOurs, inTheirs] = [await isIn(ref, 'HEAD'), await isIn(ref, theirs)];
    if (inOurs !== inTheirs) return inOurs ? 'ours' : 'theirs';
  }
  return undefined;
}

async function those(
  words: readonly string[],
  fits: (word: string) => Promise<boolean>,
): Promise<string[]> {
  const found: string[] = [];
  for (const word of words) if (await fits(word)) found.push(word);
  return found;
}
