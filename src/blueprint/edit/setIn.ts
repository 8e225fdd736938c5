import { isMap, isNode, isScalar, isSeq, type Pair } from 'yaml';
import type { Path } from '../finding.ts';
import { keyText } from '../source/node.ts';
import { insertion } from './insertion.ts';
import { layoutOf } from './layout.ts';
import { replacement } from './replacement.ts';
import { rootOf } from './rootOf.ts';
import { type Edit, spliced } from './splice.ts';

/**
 * The text with a value at the path, and every other character as it was: comments, order, quotes, widths,
 * line ends, JSON as JSON. Where something else than a map is on the way the text stays as it is, and the
 * language says what is wrong with it.
 *
 * Own code instead of the library's `Document.toString`, which lays out the whole file anew.
 */
export function setIn(text: string, path: Path, value: unknown): string {
  return spliced(text, editsOf(text, path, value));
}

function editsOf(text: string, path: Path, value: unknown): Edit[] {
  const root = rootOf(text);
  let node: unknown = root;
  for (let depth = 0; isMap(node) || isSeq(node); depth += 1) {
    if (isSeq(node)) {
      node = node.items[Number(path[depth])];
      continue;
    }
    const key = String(path[depth]);
    const inside = path.slice(depth + 1);
    const nested = inside.reduceRight<unknown>((inner, word) => ({ [word]: inner }), value);
    const layout = layoutOf(text, node, path.slice(0, depth), root);
    const pair = node.items.find((item) => keyText(item) === key);
    if (pair === undefined) return insertion(layout, path.slice(0, depth), key, nested);
    if (inside.length === 0 || isEmpty(pair)) return [replacement(layout, pair, key, nested)];
    node = pair.value;
  }
  return [];
}

function isEmpty({ value }: Pair): boolean {
  return !isNode(value) || (isScalar(value) && value.value === null);
}
