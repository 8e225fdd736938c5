import { execa } from 'execa';
import fs from 'fs-extra';

const message = 'Create the repo';

// Set inside hooks and by some tools; git would work on that other repo instead of the new one.
const elsewhere = [
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_OBJECT_DIRECTORY',
  'GIT_PREFIX',
];

type Git = (...args: string[]) => Promise<string>;

/**
 * Makes the first commit, and the git repo where there is none.
 * @returns false, with nothing done, in a work tree that is somebody's: a folder of another repo, or one
 *   with commits
 * @throws the signal's reason when aborted; otherwise what git said
 */
export async function firstCommit(root: string, signal: AbortSignal): Promise<boolean> {
  const git = gitIn(root, signal);
  const top = await answer(git('rev-parse', '--show-toplevel'));
  if (top === undefined) {
    const branch = await answer(git('config', '--get', 'init.defaultBranch'));
    await git('init', '--quiet', `--initial-branch=${branch ?? 'main'}`);
  } else {
    const isOwn = (await fs.realpath(top)) === (await fs.realpath(root));
    const hasCommits =
      (await answer(git('rev-parse', '--verify', '--quiet', 'HEAD'))) !== undefined;
    if (!isOwn || hasCommits) return false;
  }
  await git('add', '--all');
  await git(...(await identity(git)), 'commit', '--quiet', '--message', message);
  return true;
}

/** Git in a folder, whatever repo the surroundings name. */
export function gitIn(root: string, signal: AbortSignal): Git {
  const options = { ...inFolder(root, signal), stdin: 'ignore' } as const;
  return async (...args) => {
    try {
      return (await execa('git', args, options)).stdout;
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    }
  };
}

/** How a program is started that asks git about a folder. */
export function inFolder(root: string, signal: AbortSignal) {
  const env = Object.fromEntries(elsewhere.map((name) => [name, undefined]));
  return { cwd: root, env, cancelSignal: signal };
}

// Only what is not configured is filled in, with nothing about the person at the keyboard.
async function identity(git: Git): Promise<string[]> {
  const fallback = { 'user.name': 'create-microservices', 'user.email': 'noreply@localhost' };
  const given: string[] = [];
  for (const [key, value] of Object.entries(fallback)) {
    if ((await answer(git('config', '--get', key))) === undefined)
      given.push('-c', `${key}=${value}`);
  }
  return given;
}

/** What git answers; undefined where it says no. */
async function answer(asked: Promise<string>): Promise<string | undefined> {
  try {
    return (await asked).trim() || undefined;
  } catch (error) {
    const saidNo = typeof (error as { exitCode?: number }).exitCode === 'number';
    if (saidNo) return undefined;
    throw error;
  }
}
