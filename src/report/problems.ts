import { visible } from '../blueprint/quote.ts';
import type { Problem, UserError } from '../errors.ts';
import type { Paint } from './paint.ts';

/** A user's error: what is wrong, every problem with its place, and what to do next. */
export function printError(error: UserError, paint: Paint): string {
  const lines = [`${paint.red('error')} ${error.message}`];
  const problems = error.problems.map((problem) => problemLines(problem, paint));
  // What takes more than a line is set apart.
  const apart = problems.some(({ length }) => length > 1);
  problems.forEach((told, index) => {
    lines.push(...(apart || index === 0 ? [''] : []), ...told);
  });
  if (error.hint !== undefined) lines.push('', ...hintLines(error.hint, paint, ''));
  return lines.map((line) => `${line}\n`).join('');
}

/** What went wrong without stopping the run. */
export function printWarning(problem: Problem, paint: Paint): string {
  const [first, ...more] = problemLines(problem, paint);
  return [`${paint.yellow('warning')} ${first?.trimStart()}`, ...more]
    .map((line) => `${line}\n`)
    .join('');
}

function problemLines(
  { file, line, column, message, value, hint }: Problem,
  paint: Paint,
): string[] {
  const place = [file === undefined ? undefined : visible(file), line, column]
    .filter((part) => part !== undefined)
    .join(':');
  const where = place === '' ? '' : `${paint.cyan(place)}  `;
  return [
    `  ${where}${message}`,
    ...(value === undefined || message.includes(value)
      ? []
      : [`    ${paint.dim('found')} ${value}`]),
    ...(hint === undefined ? [] : hintLines(hint, paint, '    ')),
  ];
}

function hintLines(hint: string, paint: Paint, indent: string): string[] {
  return hint.split('\n').map((line) => `${indent}${paint.dim(line)}`);
}
