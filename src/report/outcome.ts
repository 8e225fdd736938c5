import type { NextStep, Outcome } from '../commands/outcome.ts';
import { adviceLines } from './advice.ts';
import { countChanges, printChanges } from './changes.ts';
import type { Canvas } from './drawing.ts';
import { wrap } from './fit.ts';
import { printNotices } from './notices.ts';
import type { Paint } from './paint.ts';
import { printWarning } from './problems.ts';

/**
 * What a command did, for people.
 * @param name of the directory, as the user would write it
 */
export function printOutcome(outcome: Outcome, name: string, canvas: Canvas): string {
  const { paint, width } = canvas;
  const { changes, dryRun, problems, notices = [], nextSteps, again, asked, also = [] } = outcome;
  const findings = outcome.confirmed ? [] : outcome.findings;
  const advice = adviceLines(findings, 'npx create-microservices', canvas);
  const advised = advice.map((line) => `${line}\n`).join('');
  const from = outcome.from === undefined ? '' : `from ${outcome.from}, `;
  const counted = `${paint.bold(name)}: ${from}${countChanges(changes)}`;
  const repeated = asked && again !== undefined ? [againLines(again, paint)] : [];
  if (dryRun) {
    const nothing = `${counted}\nNothing was written (--dry-run).\n`;
    const parts = [
      printChanges(changes, paint),
      ...alsoLines(also, paint),
      printNotices(notices, paint),
      advised,
      nothing,
      ...repeated,
    ];
    return parts.filter((part) => part !== '').join('\n');
  }
  const told = changes.filter((change) => 'why' in change && change.why !== undefined);
  return [
    `${counted}\n`,
    ...alsoLines(also, paint),
    printChanges(told, paint),
    ...problems.map((problem) => printWarning(problem, canvas)),
    printNotices(notices, paint),
    advised,
    printNextSteps(nextSteps, paint, width),
    ...repeated,
  ]
    .filter((part) => part !== '')
    .join('\n');
}

/** The command that needs no question. */
export function againLines(command: string, paint: Paint): string {
  return `The same again, without a question:\n  ${paint.cyan(command)}\n`;
}

function alsoLines(also: readonly string[], paint: Paint): string[] {
  if (also.length === 0) return [];
  return [`Removed with it:\n${also.map((each) => `  ${paint.dim(each)}\n`).join('')}`];
}

function printNextSteps(steps: readonly NextStep[], paint: Paint, width: number): string {
  if (steps.length === 0) return '';
  const column = Math.max(...steps.map(({ command }) => command.length));
  // What is to be typed is never broken; what it does stands below it where there is no room beside it.
  const beside = Math.max(...steps.map(({ why }) => 4 + column + why.length)) <= width;
  const below = (why: string) =>
    wrap(why, width - 4)
      .map((line) => `\n    ${paint.dim(line)}`)
      .join('');
  const lines = steps.map(({ command, why }) => {
    const told = beside ? ' '.repeat(column - command.length + 2) + paint.dim(why) : below(why);
    return `  ${paint.cyan(command)}${told}\n`;
  });
  return `Next:\n${lines.join('')}`;
}
