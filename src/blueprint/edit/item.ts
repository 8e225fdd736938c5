import { isMap, isNode, isScalar, isSeq, parseDocument, type YAMLSeq } from 'yaml';
import type { Path } from '../finding.ts';
import { keyText } from '../source/node.ts';
import { type Edit, nextLine } from './insertion.ts';
import { asText, printed } from './print.ts';
import { setIn, spliced } from './setIn.ts';

/**
 * The text with one more item at the end of the list at the path, and every other character as it was. A list
 * that is not there is made.
 */
export function appendIn(text: string, path: Path, value: unknown): string {
  const list = listAt(text, path);
  const last = list?.items.at(-1);
  if (list === undefined || !isNode(last)) return setIn(text, path, [value]);
  const [start = 0, end = 0] = last.range ?? [];
  if (list.flow) return spliced(text, { start: end, end, text: `, ${wordOf(text, value)}` });
  const dash = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const at = nextLine(text, end);
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const isLast = !text.slice(0, at).endsWith('\n');
  const line = dash.replace(/[^\s-]/g, ' ') + wordOf(text, value);
  return spliced(text, { start: at, end: at, text: isLast ? lineEnd + line : line + lineEnd });
}

/** The text without the item of a list that the path ends with; what is not there needs no removing. */
export function removeIn(text: string, path: Path): string {
  const inside = path.slice(0, -1);
  const index = Number(path.at(-1));
  const list = listAt(text, inside);
  const item = list?.items[index];
  if (list === undefined || !isNode(item)) return text;
  if (list.items.length === 1) return setIn(text, inside, []);
  return spliced(text, list.flow ? withComma(list, index) : wholeLines(text, list, index));
}

function withComma({ items }: YAMLSeq, index: number): Edit {
  const [start = 0, end = 0] = rangeOf(items[index]);
  const [next] = rangeOf(items[index + 1]);
  if (next !== undefined) return { start, end: next, text: '' };
  const [, before = start] = rangeOf(items[index - 1]);
  return { start: before, end, text: '' };
}

function wholeLines(text: string, { items }: YAMLSeq, index: number): Edit {
  const [start = 0, end = 0] = rangeOf(items[index]);
  return { start: text.lastIndexOf('\n', start - 1) + 1, end: nextLine(text, end), text: '' };
}

const rangeOf = (node: unknown) => (isNode(node) && node.range ? node.range : []);

/** The list at the path, unless it is empty or something else. */
function listAt(text: string, path: Path): YAMLSeq | undefined {
  const document = parseDocument(text, { uniqueKeys: false, logLevel: 'silent' });
  if (document.errors.length > 0) return undefined;
  let node: unknown = document.contents;
  for (const segment of path) {
    if (isMap(node)) node = node.items.find((pair) => keyText(pair) === String(segment))?.value;
    else if (isSeq(node)) node = node.items[Number(segment)];
    else return undefined;
  }
  return isSeq(node) && node.items.length > 0 ? node : undefined;
}

/** On one line, as JSON where the text is. */
function wordOf(text: string, value: unknown): string {
  if (/^\s*[{[]/.test(text)) return JSON.stringify(value);
  const document = printed(value);
  if (isScalar(document.contents)) return asText(document).trimEnd();
  return document.toString({ lineWidth: 0, collectionStyle: 'flow' }).trim();
}
