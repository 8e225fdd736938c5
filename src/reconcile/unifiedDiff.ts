import { diffIndices } from 'node-diff3';

/** Lines that are shown around what differs. */
const context = 3;

/** Lines that differ: where they begin on both sides, from 0, and how many they are. */
interface Difference {
  before: number;
  removed: string[];
  after: number;
  added: string[];
}

/**
 * How one text becomes another, as `patch` and `git apply` read it; empty where they are equal.
 * @param path below the repo's root
 * @param before undefined where the file is not there yet
 * @param after undefined where it is deleted
 */
export function unifiedDiff(
  path: string,
  before: string | undefined,
  after: string | undefined,
): string {
  if (before === after) return '';
  const name = (side: string, text: string | undefined) =>
    text === undefined ? '/dev/null' : `${side}/${path}`;
  const lines = linesOf(before);
  const differences = diffIndices(lines, linesOf(after)).map(
    ({ buffer1, buffer1Content, buffer2, buffer2Content }): Difference => ({
      before: buffer1[0],
      removed: buffer1Content,
      after: buffer2[0],
      added: buffer2Content,
    }),
  );
  const heading = `--- ${name('a', before)}\n+++ ${name('b', after)}\n`;
  return (
    heading +
    hunks(differences)
      .map((hunk) => printHunk(hunk, lines))
      .join('')
  );
}

/** Each with its line end; where the last one has none, that is said in the words of every diff. */
function linesOf(text = ''): string[] {
  const lines: string[] = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  return lines.map((line) =>
    line.endsWith('\n') ? line : `${line}\n\\ No newline at end of file\n`,
  );
}

/** Differences whose surroundings touch are shown together. */
function hunks(differences: readonly Difference[]): Difference[][] {
  const found: Difference[][] = [];
  for (const difference of differences) {
    const last = found.at(-1)?.at(-1);
    const end = last === undefined ? Number.NEGATIVE_INFINITY : last.before + last.removed.length;
    if (difference.before - end <= 2 * context) found.at(-1)?.push(difference);
    else found.push([difference]);
  }
  return found;
}

function printHunk(hunk: readonly Difference[], before: readonly string[]): string {
  const first = hunk[0]?.before ?? 0;
  const start = Math.max(0, first - context);
  const lines: string[] = [];
  let at = start;
  let [removed, added] = [0, 0];
  const shared = (end: number) => {
    lines.push(...before.slice(at, end).map((line) => ` ${line}`));
    at = end;
  };
  for (const difference of hunk) {
    shared(difference.before);
    lines.push(...difference.removed.map((line) => `-${line}`));
    lines.push(...difference.added.map((line) => `+${line}`));
    at += difference.removed.length;
    removed += difference.removed.length;
    added += difference.added.length;
  }
  shared(Math.min(before.length, at + context));
  const length = at - start;
  const afterStart = (hunk[0]?.after ?? 0) - (first - start);
  return `@@ -${range(start, length)} +${range(afterStart, length - removed + added)} @@\n${lines.join('')}`;
}

/** Lines count from 1; where there are none, the line before them is named. */
function range(start: number, length: number): string {
  const from = length === 0 ? start : start + 1;
  return length === 1 ? `${from}` : `${from},${length}`;
}
