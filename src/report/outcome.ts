import type { NextStep, Outcome } from '../commands/outcome.ts';
import { countChanges, printChanges } from './changes.ts';
import type { Paint } from './paint.ts';
import { printWarning } from './problems.ts';

/**
 * What a command did, for people.
 * @param name of the directory, as the user would write it
 */
export function printOutcome(outcome: Outcome, name: string, paint: Paint): string {
  const { changes, dryRun, problems, nextSteps } = outcome;
  const counted = `${paint.bold(name)}: ${countChanges(changes)}`;
  if (dryRun) {
    return `${printChanges(changes, paint)}\n${counted}\nNothing was written (--dry-run).\n`;
  }
  const told = changes.filter((change) => 'why' in change && change.why !== undefined);
  return [
    `${counted}\n`,
    printChanges(told, paint),
    ...problems.map((problem) => printWarning(problem, paint)),
    printNextSteps(nextSteps, paint),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function printNextSteps(steps: readonly NextStep[], paint: Paint): string {
  if (steps.length === 0) return '';
  const width = Math.max(...steps.map(({ command }) => command.length));
  const lines = steps.map(
    ({ command, why }) =>
      `  ${paint.cyan(command)}${' '.repeat(width - command.length)}  ${paint.dim(why)}\n`,
  );
  return `Next:\n${lines.join('')}`;
}
