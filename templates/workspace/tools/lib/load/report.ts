import type { Palette } from '../colors.ts';
import type { Outcome, Result } from './load.ts';

const heads = ['', 'operation', 'asked', 'good', 'p50', 'p99', 'promised', ''];

/** The outcome as a table, and what has to be known about it. */
export function reportOf(outcome: Outcome, paint: Palette): string[] {
  const { isMet, results, skipped, pace, late } = outcome;
  const rows = [heads, ...results.map(rowOf)];
  const widths = heads.map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  const lines = rows.map((row, index) => {
    const line = row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
    if (index === 0) return paint.dim(line);
    return results[index - 1]?.verdict.isMet ? line : paint.red(line);
  });
  const missed = results.filter(({ verdict }) => !verdict.isMet).length;
  const failed = skipped.filter(({ isFailure }) => isFailure).length;
  const told = `${pace.rate} requests a second to each of ${results.length} operations, for ${pace.seconds} s`;
  return [
    ...lines,
    ...skipped.map(({ name, why, isFailure }) =>
      isFailure ? paint.red(`✗  ${name}: ${why}`) : paint.dim(`-  ${name} is not asked: ${why}`),
    ),
    '',
    isMet
      ? paint.green(`Every objective is met: ${told}.`)
      : paint.red(
          `${missed + failed} of ${results.length + failed} objectives are missed: ${told}.`,
        ),
    ...(late > 50
      ? [
          paint.yellow(
            `This machine sent up to ${Math.round(late)} ms late: the times are of it as well.`,
          ),
        ]
      : []),
  ];
}

function rowOf({ name, objective, verdict }: Result): string[] {
  const { asked, good, p50, p99, others, isMet } = verdict;
  const { availability, latency } = objective;
  return [
    isMet ? '✓' : '✗',
    name,
    `${asked}`,
    `${rounded(good)} %`,
    inMs(p50),
    inMs(p99),
    `${availability} %, ${latency.percentile} % within ${latency.ms} ms`,
    others.map(([status, count]) => `${status === 0 ? 'no answer' : status} × ${count}`).join(', '),
  ];
}

const inMs = (ms: number | undefined) => (ms === undefined ? '-' : `${Math.round(ms)} ms`);

/** Down: 99.96 of 100 is not all. */
const rounded = (share: number) => Math.floor(share * 10) / 10;
