/** What takes the place of the characters from start to end. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** The text with every edit made; they do not overlap. */
export function spliced(text: string, edits: readonly Edit[]): string {
  return edits
    .toSorted((one, other) => other.start - one.start)
    .reduce(
      (all, { start, end, text: instead }) => all.slice(0, start) + instead + all.slice(end),
      text,
    );
}

export const at = (offset: number, text: string): Edit => ({ start: offset, end: offset, text });
