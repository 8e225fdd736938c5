import { visible } from '../blueprint/quote.ts';
import type { Code } from '../codes.ts';
import type { Problem, UserError } from '../errors.ts';
import type { Paint } from './paint.ts';

/** A user's error: what is wrong, every problem with its place, and what to do next. */
export function printError(error: UserError, paint: Paint): string {
  // That somebody changed their mind is no error.
  const isCalm = error.code === 'cancelled';
  const lines = [
    isCalm ? error.message : `${paint.red('error')} ${error.message}${tag(error.code, paint)}`,
  ];
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
  { code, file, line, column, message, value, hint }: Problem,
  paint: Paint,
): string[] {
  const place = [file === undefined ? undefined : visible(file), line, column]
    .filter((part) => part !== undefined)
    .join(':');
  const where = place === '' ? '' : `${paint.cyan(place)}  `;
  return [
    `  ${where}${message}${tag(code, paint)}`,
    ...(value === undefined || message.includes(value)
      ? []
      : [`    ${paint.dim('found')} ${value}`]),
    ...(hint === undefined ? [] : hintLines(hint, paint, '    ')),
  ];
}

/** To be searched for; what it means stands in `docs/errors.md`. */
function tag(code: Code, paint: Paint): string {
  return paint.dim(`  [${code}]`);
}

function hintLines(hint: string, paint: Paint, indent: string): string[] {
  return hint.split('\n').map((line) => `${indent}${paint.dim(line)}`);
}
