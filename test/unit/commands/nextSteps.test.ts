import { describe, expect, it } from 'vitest';
import { catalog, optionOf } from '../../../src/catalog/index.ts';
import { nextSteps, type StepResult } from '../../../src/commands/nextSteps.ts';

const steps = (packageManager: string, install: StepResult, commit: StepResult) =>
  nextSteps('a repo', optionOf(catalog.packageManager, packageManager), install, commit).map(
    ({ command }) => command,
  );

describe('the next steps', () => {
  it.each<[string, StepResult, StepResult, string[]]>([
    ['npm', 'done', 'done', ["cd 'a repo'", 'npm start', 'npm test']],
    ['pnpm', 'done', 'done', ["cd 'a repo'", 'pnpm start', 'pnpm test']],
    [
      'npm',
      'not wanted',
      'done',
      [
        "cd 'a repo'",
        'npm install',
        'git add -A && git commit -m "Lock the packages"',
        'npm start',
        'npm test',
      ],
    ],
    ['npm', 'missing', 'not wanted', ["cd 'a repo'", 'npm install', 'npm start', 'npm test']],
    [
      'pnpm',
      'missing',
      'missing',
      [
        "cd 'a repo'",
        'npm install --global pnpm@12',
        'pnpm install',
        'git init && git add -A && git commit -m "Create the repo"',
        'pnpm start',
        'pnpm test',
      ],
    ],
    [
      'pnpm',
      'failed',
      'not ours',
      [
        "cd 'a repo'",
        'pnpm install',
        'git add -A && git commit -m "Create the repo"',
        'pnpm start',
        'pnpm test',
      ],
    ],
  ])('with %s, packages %s and commit %s', (packageManager, install, commit, expected) => {
    expect(steps(packageManager, install, commit)).toEqual(expected);
  });

  it('name the lock file that is not committed yet', () => {
    const pnpm = optionOf(catalog.packageManager, 'pnpm');
    const [, lock] = nextSteps('', pnpm, 'not wanted', 'done');
    expect(lock?.why).toBe('commit pnpm-lock.yaml too');
  });

  it('go nowhere in a repo made here', () => {
    const [first] = nextSteps('', optionOf(catalog.packageManager, 'npm'), 'done', 'done');
    expect(first?.command).toBe('npm start');
  });
});
