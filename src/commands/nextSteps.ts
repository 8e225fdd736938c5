import type { PackageManagerOption } from '../catalog/index.ts';
import type { NextStep } from './outcome.ts';
import { shellQuote } from './shellQuote.ts';

/**
 * How a step after writing went.
 * - missing: its program is not on this machine
 * - not ours: git has somebody's commits there
 */
export type StepResult = 'done' | 'failed' | 'missing' | 'not wanted' | 'not ours';

/**
 * What is left to type, in order.
 * @param directory of the repo, relative to where one is; empty for here
 */
export function nextSteps(
  directory: string,
  { label, provide, lockFile, commands }: PackageManagerOption,
  install: StepResult,
  commit: StepResult,
): NextStep[] {
  const steps: NextStep[] = [];
  const step = (command: string, why: string) => steps.push({ command, why });
  const save = 'git add -A && git commit -m "Create the repo"';

  if (directory !== '') step(`cd ${shellQuote(directory)}`, 'go to the new repo');
  if (install === 'missing' && provide !== undefined) step(provide, `get ${label}`);
  if (install !== 'done') step(commands.install, 'install the packages');
  if (commit === 'failed' || commit === 'missing') {
    step(`git init && ${save}`, 'make the first commit');
  }
  if (commit === 'not ours') step(save, 'commit: this folder is in a git repo that has commits');
  if (commit === 'done' && install !== 'done') {
    step('git add -A && git commit -m "Lock the packages"', `commit ${lockFile} too`);
  }
  step(commands.start, 'start the system; it says where it listens');
  step(commands.test, 'run its tests');
  return steps;
}
