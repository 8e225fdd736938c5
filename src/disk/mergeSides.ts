/**
 * The two versions of a file that git could not merge, as each branch had them; what it has merged by itself
 * around the conflict is in neither.
 * @param root absolute path
 * @param path below it
 * @returns undefined where there is no git, or no merge of this file is open
 */
export async function mergeSides(
  root: string,
  path: string,
): Promise<[ours: string, theirs: string] | undefined> {
  // What starts programs is loaded where a merge is open, which is hardly ever.
  const { gitIn } = await import('./git.ts');
  const git = gitIn(root, new AbortController().signal);
  try {
    return await Promise.all([git('show', `:2:./${path}`), git('show', `:3:./${path}`)]);
  } catch {
    return undefined;
  }
}
