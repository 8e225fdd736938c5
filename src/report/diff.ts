import { visible } from '../blueprint/quote.ts';
import type { DiffOutcome } from '../commands/diff.ts';
import { adviceLines } from './advice.ts';
import type { Canvas } from './drawing.ts';
import { type JsonReport, outcomeToJson } from './json.ts';
import type { Paint } from './paint.ts';

// To whoever reads patches it is no line of one.
const commented = '# ';

/**
 * What `apply` would do, as one patch; behind it, what it would leave as it is and why, and what the rules say.
 * Without colours it is what `git apply` reads, which skips the rest.
 */
export function printDiff({ changes, diffs, findings }: DiffOutcome, canvas: Canvas): string {
  const { paint } = canvas;
  const patch = [...diffs.values()].map((diff) => (paint.level > 0 ? coloured(diff, paint) : diff));
  const left = changes.flatMap((change) =>
    'why' in change && change.why !== undefined
      ? [`${commented}${change.kind} ${visible(change.path)}: ${change.why}\n`]
      : [],
  );
  const room = { ...canvas, width: canvas.width - commented.length };
  const advice = adviceLines(findings, 'npx create-microservices', room);
  return [
    ...patch,
    ...left.map((line) => paint.dim(line)),
    ...advice.map((line) => `${commented}${line}\n`),
  ].join('');
}

// On a terminal nothing in a file may move the cursor.
function coloured(diff: string, paint: Paint): string {
  return diff
    .split('\n')
    .map((line) => colourOf(line, paint)(visible(line)))
    .join('\n');
}

function colourOf(line: string, paint: Paint): (text: string) => string {
  if (/^(---|\+\+\+) /.test(line)) return paint.bold;
  if (line.startsWith('@@')) return paint.cyan;
  if (line.startsWith('+')) return paint.green;
  return line.startsWith('-') ? paint.red : (text) => text;
}

/** What `diff --json` prints: the document of `apply --dry-run --json`, and the diff of each file beside it. */
export interface DiffReport extends JsonReport {
  files: (JsonReport['files'][number] & { diff?: string })[];
}

/** @param asked for an exit code that says whether there are differences */
export function diffToJson(outcome: DiffOutcome, version: string, asked: boolean): DiffReport {
  const report = outcomeToJson(outcome, version);
  const exitCode = diffExitCode(outcome, asked);
  const files = report.files.map((file) => {
    const diff = outcome.diffs.get(file.path);
    return diff === undefined ? file : { ...file, diff };
  });
  return { ...report, ok: exitCode === 0, exitCode, files };
}

export function diffExitCode({ changes }: DiffOutcome, asked: boolean): 0 | 1 {
  return asked && changes.length > 0 ? 1 : 0;
}
