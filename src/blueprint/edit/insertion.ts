import { isNode, type Pair } from 'yaml';
import type { Path } from '../finding.ts';
import { keyText } from '../source/node.ts';
import { endOf, type Layout, startOf } from './layout.ts';
import { wordsAt } from './order.ts';

/** What takes the place of the characters from start to end. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** A new pair: behind what it follows in the order of the language, or last where users choose the names. */
export function insertion(layout: Layout, path: Path, key: string, value: unknown): Edit {
  const { map, flow } = layout;
  const order = wordsAt(path);
  const follows = ({ place }: { place: number }) => place >= 0 && place < order.indexOf(key);
  const previous = order.includes(key)
    ? map.items.findLast((pair) => follows({ place: order.indexOf(keyText(pair)) }))
    : map.items.at(-1);
  const pair = layout.print(key, value);
  return (flow ? inBraces : inBlock)(layout, previous, pair);
}

function inBraces(layout: Layout, previous: Pair | undefined, pair: string): Edit {
  const { text, map, indent, lineEnd } = layout;
  const [start = 0, end = 0] = map.range ?? [];
  if (map.items.length === 0) return { start, end, text: `{ ${pair} }` };
  const apart = indent === undefined ? ' ' : lineEnd + indent;
  if (previous !== undefined) return at(endOf(previous, text), `,${apart}${pair}`);
  return at(start + 1, `${apart}${pair},`);
}

function inBlock(layout: Layout, previous: Pair | undefined, pair: string): Edit {
  const { text, map, indent = '', lineEnd } = layout;
  const line = indent + pair;
  if (previous === undefined) {
    // Comments above the first key stay with it.
    const above = startOf(map.items[0]) ?? 0;
    return at(text.lastIndexOf('\n', above - 1) + 1, line + lineEnd);
  }
  const gap = map.items.slice(1).some(({ key }) => isNode(key) && key.spaceBefore);
  const end = nextLine(text, endOf(previous, text));
  const blank = gap ? lineEnd : '';
  const isLast = end === text.length && !text.endsWith('\n');
  return at(end, isLast ? lineEnd + blank + line : blank + line + lineEnd);
}

/** Behind what follows on the same line, such as a comment. */
export function nextLine(text: string, offset: number): number {
  if (text[offset - 1] === '\n') return offset;
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}

const at = (offset: number, text: string): Edit => ({ start: offset, end: offset, text });
