import { printYaml } from './printYaml.ts';

/**
 * Printing helpers: the only way for free text of the user's into a file. Each gives text that is
 * inert where it is printed, whatever the value holds.
 */

/** JSON, two spaces. Also valid as a TypeScript or YAML literal. */
export function json(value: unknown): string {
  // U+2028 and U+2029 end a line in some JavaScript parsers; `</` would end a script element.
  return JSON.stringify(value, null, 2)
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')
    .replaceAll('</', '<\\/');
}

/** A YAML document in block style, without anchors or folded lines. */
export function yaml(value: unknown): string {
  return printYaml(value);
}

/** One line of text inside a `//`, `#` or block comment: no line break, no end of comment. */
export function comment(value: unknown): string {
  return oneLine(value).replaceAll('*/', '* /').replaceAll('/*', '/ *').replaceAll('-->', '-- >');
}

/** An SQL string literal (standard conforming strings). */
export function sql(value: unknown): string {
  return `'${oneLine(value).replaceAll("'", "''")}'`;
}

/** One word of a POSIX shell. */
export function sh(value: unknown): string {
  return `'${oneLine(value).replaceAll("'", `'\\''`)}'`;
}

/** One line of Markdown text, also inside a table cell. */
export function md(value: unknown): string {
  return oneLine(value).replace(/[\\`*_{}[\]<>#|~!&]/g, (character) => `\\${character}`);
}

// \p{Cc}: control characters; \p{Zl}, \p{Zp}: U+2028, U+2029.
function oneLine(value: unknown): string {
  return String(value)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
}
