import { type Document, isMap, isNode, isScalar, isSeq, type Pair, parseDocument } from 'yaml';
import type { Path } from '../finding.ts';
import { keyText } from '../source/node.ts';
import { type Edit, insertion } from './insertion.ts';
import { layoutOf } from './layout.ts';
import { replacement } from './replacement.ts';

/**
 * The text with a value at the path, and every other character as it was: comments, order, quotes, widths,
 * line ends, JSON as JSON. Where something else than a map is on the way the text stays as it is, and the
 * language says what is wrong with it.
 *
 * Own code instead of the library's `Document.toString`, which lays out the whole file anew.
 */
export function setIn(text: string, path: Path, value: unknown): string {
  const edit = editOf(text, path, value);
  return edit === undefined ? text : spliced(text, edit);
}

export function spliced(text: string, { start, end, text: instead }: Edit): string {
  return text.slice(0, start) + instead + text.slice(end);
}

function editOf(text: string, path: Path, value: unknown): Edit | undefined {
  const document = parseDocument(text, { uniqueKeys: false, logLevel: 'silent' });
  if (document.errors.length > 0) return undefined;
  let map: unknown = document.contents;
  for (let depth = 0; isMap(map) || isSeq(map); depth += 1) {
    if (isSeq(map)) {
      map = map.items[Number(path[depth])];
      continue;
    }
    const key = String(path[depth]);
    const inside = path.slice(depth + 1);
    const nested = inside.reduceRight<unknown>((inner, word) => ({ [word]: inner }), value);
    const layout = layoutOf(text, map, depth);
    const pair = map.items.find((item) => keyText(item) === key);
    // The first line of a map in a list begins with a dash, which no other line may have.
    if (pair === undefined && isInList(document, path.slice(0, depth)) && !map.flow)
      return undefined;
    if (pair === undefined) return insertion(layout, path.slice(0, depth), key, nested);
    if (inside.length === 0 || isEmpty(pair)) return replacement(layout, pair, key, nested);
    map = pair.value;
  }
  return undefined;
}

const isInList = (document: Document.Parsed, path: Path) =>
  path.some((_, length) => isSeq(document.getIn(path.slice(0, length))));

function isEmpty({ value }: Pair): boolean {
  return !isNode(value) || (isScalar(value) && value.value === null);
}
