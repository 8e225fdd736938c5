import { fitted, textWidth } from './text.ts';

export const labelText = { size: 11, lineHeight: 14 };

const linesAtMost = 3;
const widest = 190;

/** The names of an edge, one a line; more of them than there is room for are counted. */
export function linesOf(names: readonly string[]): string[] {
  const cut = names.map((name) => fitted(name, labelText.size, widest));
  if (cut.length <= linesAtMost) return cut;
  const shown = cut.slice(0, linesAtMost - 1);
  return [...shown, `and ${cut.length - shown.length} more`];
}

/** What the layout engine has to find a place for; it drops labels without a text. */
export function labelBox(names: readonly string[]) {
  const lines = linesOf(names);
  return {
    text: lines.join(' '),
    width: Math.max(...lines.map((line) => textWidth(line, labelText.size))) + 8,
    height: lines.length * labelText.lineHeight + 2,
  };
}
