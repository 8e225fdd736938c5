/** A run of characters that look the same. */
export interface Span {
  /** Where it begins, in columns. */
  column: number;
  text: string;
  /** `bold`, `dim`, and the colour: classes of the picture. */
  look: string;
}

/** One line of a terminal. */
export type Line = readonly Span[];

// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what they begin with
const sequence = /\u001b\[([\d;]*)m/;

const colours = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];

/**
 * What a terminal shows, as it prints itself: text with escape sequences for bold, dim and the eight
 * colours, whose effect goes on into the next line.
 */
export function toLines(painted: string): Line[] {
  const style = new Set<string>();
  return painted.split('\n').map((line) => {
    const spans: Span[] = [];
    let column = 0;
    // The odd parts are what stands between `ESC [` and `m`.
    for (const [index, part] of line.split(sequence).entries()) {
      if (index % 2 === 1) {
        part.split(';').map(Number).forEach(apply);
        continue;
      }
      if (part.trim() !== '') spans.push({ column, text: part, look: [...style].sort().join(' ') });
      column += [...part].length;
    }
    return spans.map(trimmed);
  });

  function apply(code: number): void {
    const colour = colours[(code >= 90 ? code - 90 : code - 30) as number];
    if (code === 0) style.clear();
    else if (code === 1) style.add('bold');
    else if (code === 2) style.add('dim');
    else if (code === 22) for (const look of ['bold', 'dim']) style.delete(look);
    else if (code === 39 || colour !== undefined) {
      for (const other of colours) style.delete(other);
      if (colour !== undefined) style.add(colour);
    }
  }
}

/** Blanks have no look, as long as nothing has a background. */
function trimmed({ column, text, look }: Span): Span {
  const start = text.length - text.trimStart().length;
  return { column: column + start, text: text.trim(), look };
}
