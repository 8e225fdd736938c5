import type { PackageManagerOption } from '../catalog/index.ts';
import type { Code } from '../codes.ts';
import { type Problem, UserError } from '../errors.ts';
import { asTyped } from './asTyped.ts';
import type { Surroundings } from './context.ts';
import { nextSteps, type StepResult } from './nextSteps.ts';
import type { Outcome } from './outcome.ts';
import { shellQuote } from './shellQuote.ts';

type Wanted = { install: boolean; git: boolean };

/**
 * Installs and commits a new repo. Nothing that fails here fails the run, for the files are written: it
 * becomes a step to take by hand.
 * @param root absolute path
 * @throws UserError when cancelled
 */
export async function afterCreate(
  root: string,
  packageManager: PackageManagerOption,
  wanted: Wanted,
  context: Surroundings,
): Promise<Pick<Outcome, 'problems' | 'nextSteps'>> {
  const problems: Problem[] = [];
  const attempt = async (
    code: Code,
    command: string,
    work: () => Promise<StepResult>,
  ): Promise<StepResult> => {
    try {
      return await work();
    } catch (error) {
      if (context.signal.aborted) throw cancelled(root, context.cwd, commands.install);
      problems.push(failure(code, command, error));
      return isMissing(error) ? 'missing' : 'failed';
    }
  };
  const { commands } = packageManager;
  // In this order, so that the lock file is in the commit.
  const install = wanted.install
    ? await attempt('install-failed', commands.install, () =>
        installPackages(root, packageManager, context),
      )
    : 'not wanted';
  const commit = wanted.git
    ? await attempt('git-failed', 'git', () => makeCommit(root, context))
    : 'not wanted';
  return {
    problems,
    nextSteps: nextSteps(asTyped(root, context.cwd), packageManager, install, commit),
  };
}

// Loaded only now: most of the time that starting takes would be theirs.
async function installPackages(
  root: string,
  { id, installArgs, commands }: PackageManagerOption,
  { progress, signal }: Surroundings,
): Promise<StepResult> {
  progress.handOver(`Installing packages: ${commands.install}`);
  const { install } = await import('../disk/install.ts');
  await install(root, [id, ...installArgs], signal);
  return 'done';
}

async function makeCommit(root: string, { progress, signal }: Surroundings): Promise<StepResult> {
  progress.note('Making the first commit');
  const { firstCommit } = await import('../disk/git.ts');
  return (await firstCommit(root, signal)) ? 'done' : 'not ours';
}

function failure(code: Code, command: string, error: unknown): Problem {
  const { shortMessage, message, stderr } = error as Error & {
    shortMessage?: string;
    stderr?: string;
  };
  const said = isMissing(error)
    ? `${command.split(' ')[0]} is not on this machine`
    : stderr?.trim().split('\n').at(-1) || (shortMessage ?? message);
  return {
    code,
    message: `${command} failed: ${said}`,
    hint: 'The files are written; the next steps say how to go on by hand',
    path: [],
  };
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

function cancelled(root: string, cwd: string, install: string): UserError {
  const directory = asTyped(root, cwd);
  const go = directory === '' ? '' : `cd ${shellQuote(directory)} && `;
  return new UserError('Cancelled; the files are written', {
    code: 'cancelled',
    exitCode: 130,
    hint: `To go on: ${go}${install}`,
  });
}
