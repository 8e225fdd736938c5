import { visible } from '../blueprint/quote.ts';
import type { LocatedFinding, Severity } from '../boundaries/finding.ts';
import { count } from '../boundaries/words.ts';
import type { CheckOutcome } from '../commands/check.ts';
import type { Canvas } from './drawing.ts';
import { wrap } from './fit.ts';
import type { Paint } from './paint.ts';

const colours: Record<Severity, (paint: Paint) => Paint> = {
  error: (paint) => paint.red,
  warning: (paint) => paint.yellow,
  info: (paint) => paint.cyan,
};

/**
 * What the rules say, for people: each finding with its place, then how many there are.
 * @param program how it was started, to be typed again
 */
export function printFindings(
  { file, blueprint, findings, excepted, fixed, files }: CheckOutcome,
  program: string,
  canvas: Canvas,
): string {
  const { paint } = canvas;
  const told = fixed.map(
    ({ message, rule }) => `${paint.green('fixed')} ${message}${tag(rule, paint)}`,
  );
  const looked = [
    count(blueprint.services.length, 'service'),
    ...(files === undefined ? [] : [count(files, 'file')]),
  ].join(' and ');
  const summary = `${paint.bold(visible(file))}: ${counted(findings, excepted.length)} in ${looked}`;
  const fixable = findings.filter(({ fix }) => fix !== undefined).length;
  const [first] = findings;
  const next = [
    ...(first === undefined ? [] : [`${program} check --explain ${first.rule}`]),
    ...(fixable === 0
      ? []
      : beside(`${program} check --fix`, `repairs ${fixable} of them`, canvas)),
  ].map((line) => paint.dim(line));
  return [
    ...(told.length === 0 ? [] : [told]),
    ...findings.map((finding) => findingLines(finding, canvas)),
    [summary, ...next],
  ]
    .map((lines) => lines.map((line) => `${line}\n`).join(''))
    .join('\n');
}

/** What is to be typed is never broken. */
function beside(command: string, what: string, { width }: Canvas): string[] {
  const line = `${command}  ${what}`;
  return line.length <= width ? [line] : [command, `  ${what}`];
}

function findingLines(
  { file, line, column, severity, rule, message, hint }: LocatedFinding,
  { width, paint, glyphs }: Canvas,
): string[] {
  const below = (text: string) => wrap(text, width - 2, glyphs.ellipsis);
  return [
    `${colours[severity](paint)(severity)} ${paint.cyan(`${visible(file)}:${line}:${column}`)}${tag(rule, paint)}`,
    ...below(message).map((part) => `  ${part}`),
    ...(hint === undefined ? [] : below(hint).map((part) => `  ${paint.dim(part)}`)),
  ];
}

/** `2 errors, 1 warning`; nothing found is said too. */
export function counted(findings: readonly { severity: Severity }[], excepted = 0): string {
  const of = (severity: Severity) => findings.filter((each) => each.severity === severity).length;
  const told = (['error', 'warning'] as const)
    .filter((severity) => of(severity) > 0)
    .map((severity) => count(of(severity), severity));
  const infos = of('info') === 0 ? [] : [`${of('info')} worth a look`];
  const all = [...told, ...infos];
  return [
    all.length === 0 ? 'nothing found' : all.join(', '),
    ...(excepted === 0 ? [] : [`${excepted} excepted`]),
  ].join(', ');
}

/** To be explained by `check --explain`, and in `docs/rules.md`. */
function tag(rule: string, paint: Paint): string {
  return paint.dim(`  [${rule}]`);
}
