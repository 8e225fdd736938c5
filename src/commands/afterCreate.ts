import { relative } from 'node:path';
import { type Problem, UserError } from '../errors.ts';
import type { Context } from './context.ts';
import type { NextStep, Outcome } from './outcome.ts';
import { shellQuote } from './shellQuote.ts';

type Wanted = { install: boolean; git: boolean };
type Result = 'done' | 'failed' | 'not wanted' | 'not ours';

/**
 * Installs and commits a new repo. Nothing that fails here fails the run, for the files are written: it
 * becomes a step to take by hand.
 * @param root absolute path
 * @throws UserError when cancelled
 */
export async function afterCreate(
  root: string,
  wanted: Wanted,
  context: Context,
): Promise<Pick<Outcome, 'problems' | 'nextSteps'>> {
  const problems: Problem[] = [];
  const attempt = async (command: string, work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (error) {
      if (context.signal.aborted) throw cancelled(root, context.cwd);
      problems.push(failure(command, error));
      return 'failed';
    }
  };
  // In this order, so that package-lock.json is in the commit.
  const install = wanted.install
    ? await attempt('npm install', () => installPackages(root, context))
    : 'not wanted';
  const commit = wanted.git ? await attempt('git', () => makeCommit(root, context)) : 'not wanted';
  return { problems, nextSteps: nextSteps(relative(context.cwd, root), install, commit) };
}

// Loaded only now: most of the time that starting takes would be theirs.
async function installPackages(root: string, { note, signal }: Context): Promise<Result> {
  note('Installing packages: npm install');
  const { install } = await import('../disk/install.ts');
  await install(root, signal);
  return 'done';
}

async function makeCommit(root: string, { signal }: Context): Promise<Result> {
  const { firstCommit } = await import('../disk/git.ts');
  return (await firstCommit(root, signal)) ? 'done' : 'not ours';
}

/** What is left to type, in order. */
function nextSteps(directory: string, install: Result, commit: Result): NextStep[] {
  const steps: NextStep[] = [];
  const step = (command: string, why: string) => steps.push({ command, why });
  const save = 'git add -A && git commit -m "Create the repo"';

  if (directory !== '') step(`cd ${shellQuote(directory)}`, 'go to the new repo');
  if (install !== 'done') step('npm install', 'install the packages');
  if (commit === 'failed') step(`git init && ${save}`, 'make the first commit');
  if (commit === 'not ours') step(save, 'commit: this folder is in a git repo that has commits');
  if (commit === 'done' && install !== 'done') {
    step('git add -A && git commit -m "Lock the packages"', 'commit package-lock.json too');
  }
  step('npm start', 'start the system; it says where it listens');
  step('npm test', 'run its tests');
  return steps;
}

function failure(command: string, error: unknown): Problem {
  const { shortMessage, message, stderr } = error as Error & {
    shortMessage?: string;
    stderr?: string;
  };
  const said = stderr?.trim().split('\n').at(-1) || (shortMessage ?? message);
  return {
    code: `${command.replace(' ', '-')}-failed`,
    message: `${command} failed: ${said}`,
    hint: 'The files are written; the next steps say how to go on by hand',
    path: [],
  };
}

function cancelled(root: string, cwd: string): UserError {
  const directory = relative(cwd, root);
  const go = directory === '' ? '' : `cd ${shellQuote(directory)} && `;
  return new UserError('Cancelled; the files are written', {
    exitCode: 130,
    hint: `To go on: ${go}npm install`,
  });
}
