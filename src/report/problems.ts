import { visible } from '../blueprint/quote.ts';
import type { Code } from '../codes.ts';
import type { Problem, UserError } from '../errors.ts';
import type { Canvas } from './drawing.ts';
import { widthOf, wrap } from './fit.ts';

/** A user's error: what is wrong, every problem with its place, and what to do next. */
export function printError(error: UserError, canvas: Canvas): string {
  const { paint } = canvas;
  // That somebody changed their mind is no error.
  const isCalm = error.code === 'cancelled';
  const lines = isCalm
    ? [error.message]
    : message('error', paint.red, ` ${error.message}`, error.code, canvas);
  const problems = error.problems.map((problem) => problemLines(problem, canvas));
  // What takes more than a line is set apart.
  const apart = problems.some(({ length }) => length > 1);
  problems.forEach((told, index) => {
    lines.push(...(apart || index === 0 ? [''] : []), ...told);
  });
  if (error.hint !== undefined) lines.push('', ...hintLines(error.hint, '', canvas));
  return lines.map((line) => `${line}\n`).join('');
}

/** What went wrong without stopping the run. */
export function printWarning(problem: Problem, canvas: Canvas): string {
  const { width, paint } = canvas;
  // What stands before it takes of its room.
  const room = { ...canvas, width: width - 'warning '.length };
  const [first, ...more] = problemLines(problem, room);
  return [`${paint.yellow('warning')} ${first?.trimStart()}`, ...more]
    .map((line) => `${line}\n`)
    .join('');
}

function problemLines(
  { code, file, line, column, message: text, value, hint }: Problem,
  canvas: Canvas,
): string[] {
  const { paint } = canvas;
  const place = [file === undefined ? undefined : visible(file), line, column]
    .filter((part) => part !== undefined)
    .join(':');
  const said = place === '' ? text : `  ${text}`;
  return [
    ...message(`  ${place}`, paint.cyan, said, code, canvas),
    ...(value === undefined || text.includes(value) ? [] : [`    ${paint.dim('found')} ${value}`]),
    ...(hint === undefined ? [] : hintLines(hint, '    ', canvas)),
  ];
}

/** A sentence with what leads it, and its code to be searched for: what it means stands in `docs/errors.md`. */
function message(
  lead: string,
  colour: (text: string) => string,
  text: string,
  code: Code,
  { width, paint }: Canvas,
): string[] {
  const tag = `  [${code}]`;
  const painted = (line: string) => colour(lead) + line.slice(lead.length);
  if (widthOf(lead + text + tag) <= width) return [painted(lead + text) + paint.dim(tag)];
  const [first = '', ...rest] = wrap(lead + text, width - 2).map((line, index) =>
    index === 0 ? line : `  ${line}`,
  );
  const last = rest.at(-1) ?? first;
  const beside = widthOf(last + tag) <= width;
  return [painted(first), ...rest, ...(beside ? [] : ['  '])].map((line, index, lines) =>
    index === lines.length - 1 ? line + paint.dim(tag) : line,
  );
}

function hintLines(hint: string, indent: string, { width, paint }: Canvas): string[] {
  const fitted = (line: string) => (isToBeTyped(line) ? [line] : wrap(line, width - indent.length));
  return hint
    .split('\n')
    .flatMap((line) => (widthOf(indent + line) <= width ? [line] : fitted(line)))
    .map((line) => `${indent}${paint.dim(line)}`);
}

/** Whoever copies a command gets all of it: the terminal may break it, a line of ours may not. */
function isToBeTyped(line: string): boolean {
  return /(^|[\s`])(--?\w|(create-microservices|npx|npm|pnpm|yarn|bunx|git) )/.test(line);
}
