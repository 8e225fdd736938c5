import type { Span } from './entries.ts';
import {
  blanksAbove,
  blanksBelow,
  commentsAbove,
  commentsBelow,
  lineEndOf,
  lineStart,
  nextLine,
} from './lines.ts';
import { at, type Edit } from './splice.ts';

/** A map or a list whose entries stand on lines of their own. */
export interface Block {
  text: string;
  entries: readonly Span[];
  /** Blanks in front of the lines. */
  indent: string;
  /** Whether blank lines may set its entries apart: those of a list stand close. */
  airy: boolean;
  /** Whether it is everything: what stands above its first line is the head of the file. */
  isWhole: boolean;
}

/** Whole lines more, behind the entry of that index; before all others where there is none. */
export function addedInBlock(block: Block, after: number, line: string): Edit[] {
  const { text, entries, indent, isWhole } = block;
  const lineEnd = lineEndOf(text);
  const previous = entries[after];
  if (previous === undefined) {
    const first = lineStart(text, entries[0]?.start ?? 0);
    return [at(isWhole ? first : commentsAbove(text, first, indent.length), line + lineEnd)];
  }
  const end = endOfEntry(block, previous);
  const blank = isSpaced(block) ? lineEnd : '';
  const isLast = end === text.length && !text.endsWith('\n');
  return [at(end, isLast ? lineEnd + blank + line : blank + line + lineEnd)];
}

/** The lines of an entry less, of several: with the comments above it and in it. */
export function removedFromBlock(block: Block, index: number): Edit[] {
  const { text, entries, indent, airy } = block;
  const { start } = entries[index] as Span;
  const end = endOfEntry(block, entries[index] as Span);
  const first = commentsAbove(text, lineStart(text, start), indent.length);
  if (index === 0) return [{ start: first, end: airy ? blanksBelow(text, end) : end, text: '' }];
  const above = airy ? blanksAbove(text, first) : first;
  const isLast = end === text.length && !text.endsWith('\n');
  return [{ start: isLast ? above - lineEndOf(text).length : above, end, text: '' }];
}

function endOfEntry({ text, indent }: Block, { end }: Span): number {
  return commentsBelow(text, nextLine(text, end), indent.length);
}

/** Whether entries have blank lines between them. */
function isSpaced({ text, entries, indent, airy }: Block): boolean {
  return (
    airy &&
    entries.slice(1).some(({ start }) => {
      const line = commentsAbove(text, lineStart(text, start), indent.length);
      return blanksAbove(text, line) < line;
    })
  );
}
