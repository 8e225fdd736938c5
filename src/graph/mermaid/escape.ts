/**
 * Lines of a label, quotation marks included. What Mermaid or HTML could read as their own is written by
 * its number, which Mermaid shows as the character: https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters
 */
export function label(...lines: readonly string[]): string {
  return `"${lines.map(inert).join('<br/>')}"`;
}

/** The same without quotation marks, for lines that know none. */
export function inert(text: string): string {
  return [...text].map((one) => (/[\p{L}\p{N} .,/_-]/u.test(one) ? one : code(one))).join('');
}

function code(character: string): string {
  return /\s/u.test(character) ? ' ' : `#${character.codePointAt(0)};`;
}
