/** Line and column, both from 1, of an offset in UTF-16 code units. */
export function positionOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, Math.min(offset, text.length));
  return { line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') };
}
