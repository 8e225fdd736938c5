import type { LocatedFinding } from '../boundaries/finding.ts';
import type { Canvas } from './drawing.ts';
import { wrap } from './fit.ts';

/** More would not be read beside what somebody came for. */
const mostFindings = 3;

/**
 * What the rules say beside something else: the worst of it, a finding a paragraph. What is only worth a look
 * is left to `check`.
 * @param program how it is started, to be typed again
 */
export function adviceLines(
  findings: readonly LocatedFinding[],
  program: string,
  { width, paint, glyphs }: Canvas,
): string[] {
  const pressing = (['error', 'warning'] as const).flatMap((severity) =>
    findings.filter((finding) => finding.severity === severity),
  );
  const more = pressing.length - mostFindings;
  return [
    ...pressing.slice(0, mostFindings).flatMap(({ severity, message, rule }) => {
      const colour = severity === 'error' ? paint.red : paint.yellow;
      const text = `${severity} ${message} [${rule}]`;
      const [first = '', ...rest] = wrap(text, width - 2, glyphs.ellipsis);
      return [colour(severity) + first.slice(severity.length), ...rest.map((line) => `  ${line}`)];
    }),
    ...(more > 0 ? [paint.dim(`and ${more} more: ${program} check`)] : []),
  ];
}
