import { isMap, isNode, isScalar, type Pair, parseDocument } from 'yaml';
import type { Path } from '../finding.ts';
import { keyText } from '../source/document.ts';
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
  if (edit === undefined) return text;
  return text.slice(0, edit.start) + edit.text + text.slice(edit.end);
}

function editOf(text: string, path: Path, value: unknown): Edit | undefined {
  const document = parseDocument(text, { uniqueKeys: false, logLevel: 'silent' });
  if (document.errors.length > 0) return undefined;
  let map: unknown = document.contents;
  for (let depth = 0; isMap(map); depth += 1) {
    const key = String(path[depth]);
    const inside = path.slice(depth + 1);
    const nested = inside.reduceRight<unknown>((inner, word) => ({ [word]: inner }), value);
    const layout = layoutOf(text, map, depth);
    const pair = map.items.find((item) => keyText(item) === key);
    if (pair === undefined) return insertion(layout, path.slice(0, depth), key, nested);
    if (inside.length === 0 || isEmpty(pair)) return replacement(layout, pair, key, nested);
    map = pair.value;
  }
  return undefined;
}

function isEmpty({ value }: Pair): boolean {
  return !isNode(value) || (isScalar(value) && value.value === null);
}
