import type { Span } from './entries.ts';
import { lineEndOf, lineStart, nextLine } from './lines.ts';
import { at, type Edit } from './splice.ts';

/** A map in braces or a list in brackets. */
export interface Flow {
  text: string;
  /** Of the brace. */
  start: number;
  entries: readonly Span[];
  /** Blanks before each entry, where they stand on lines of their own. */
  indent: string | undefined;
}

/** One entry more, behind the one of that index; before all others where there is none. */
export function addedInFlow(flow: Flow, after: number, entry: string): Edit[] {
  const { text, start, entries, indent } = flow;
  const lineEnd = lineEndOf(text);
  const apart = indent === undefined ? ' ' : lineEnd + indent;
  const previous = entries[after];
  if (previous === undefined) return [at(start + 1, `${apart}${entry},`)];
  const { end } = previous;
  const alone = aloneOnLine(text, end);
  const isLast = after === entries.length - 1;
  if (indent !== undefined && alone !== undefined && (alone.comma || isLast)) {
    // Behind the comment of the one before, which stays beside it.
    const line = `${indent}${entry}${alone.comma ? ',' : ''}${lineEnd}`;
    return [...(alone.comma ? [] : [at(end, ',')]), at(nextLine(text, end), line)];
  }
  return [at(end, `,${apart}${entry}`)];
}

/** One entry less, of several. */
export function removedFromFlow({ text, entries }: Flow, index: number): Edit[] {
  const { start, end } = entries[index] as Span;
  const previous = entries[index - 1];
  const isLast = index === entries.length - 1;
  const comma = commaAfter(text, end);
  // What ends a list in JSON has no comma behind it.
  const isBare = isLast && comma === undefined && previous !== undefined;
  const before = isBare ? commaAfter(text, previous.end) : undefined;
  const commaBefore = before === undefined ? [] : [{ start: before, end: before + 1, text: '' }];
  const line = lineStart(text, start);
  const isFirstOnLine = text.slice(line, start).trim() === '';
  if (isFirstOnLine && aloneOnLine(text, end) && (isLast || comma !== undefined)) {
    return [
      ...commaBefore,
      { start: commentLinesAbove(text, line), end: nextLine(text, end), text: '' },
    ];
  }
  if (comma !== undefined) {
    const [blanks = ''] = /^[ \t]*/.exec(text.slice(comma + 1)) ?? [];
    return [{ start, end: comma + 1 + blanks.length, text: '' }];
  }
  const [blanks = ''] = /[ \t]*$/.exec(text.slice(line, start)) ?? [];
  return [...commaBefore, { start: isFirstOnLine ? start : start - blanks.length, end, text: '' }];
}

/** Whether nothing but a comma and a comment follows on the line, and a line follows at all. */
function aloneOnLine(text: string, end: number): { comma: boolean } | undefined {
  const found = /^[ \t]*(,?)[ \t]*(?:(?<=[ \t])#[^\n]*)?\r?\n/.exec(text.slice(end));
  return found ? { comma: found[1] === ',' } : undefined;
}

function commaAfter(text: string, end: number): number | undefined {
  const found = /^\s*,/.exec(text.slice(end));
  return found ? end + found[0].length - 1 : undefined;
}

function commentLinesAbove(text: string, line: number): number {
  let first = line;
  while (first > 0) {
    const above = lineStart(text, first - 1);
    if (!/^[ \t]*#/.test(text.slice(above, first))) return first;
    first = above;
  }
  return first;
}
