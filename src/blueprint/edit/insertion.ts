import type { Path } from '../finding.ts';
import { keyText } from '../source/node.ts';
import { addedInBlock } from './block.ts';
import { entriesOf } from './entries.ts';
import { addedInFlow } from './flow.ts';
import { type Layout, rangeOf } from './layout.ts';
import { wordsAt } from './order.ts';
import type { Edit } from './splice.ts';

/** A new pair: behind what it follows in the order of the language, or last where users choose the names. */
export function insertion(layout: Layout, path: Path, key: string, value: unknown): Edit[] {
  const { text, map, flow, indent } = layout;
  const pair = layout.print(key, value);
  const [start = 0, end = 0] = rangeOf(map);
  if (map.items.length === 0) return [{ start, end, text: `{ ${pair} }` }];
  const entries = entriesOf(map, text);
  const after = placeOf(layout, path, key);
  if (flow) return addedInFlow({ text, start, entries, indent }, after, pair);
  // The first line of a map in a list begins with a dash, which no other line may have.
  if (indent === undefined) return [];
  const block = { text, entries, indent, airy: true, isWhole: path.length === 0 };
  return addedInBlock(block, after, indent + pair);
}

/** Index of the pair that it stands behind; -1 before all. */
function placeOf({ map }: Layout, path: Path, key: string): number {
  const order = wordsAt(path);
  if (!order.includes(key)) return map.items.length - 1;
  return map.items.findLastIndex((pair) => {
    const place = order.indexOf(keyText(pair));
    return place >= 0 && place < order.indexOf(key);
  });
}
