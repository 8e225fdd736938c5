import { isMap, isScalar, isSeq, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Path } from '../finding.ts';
import { keyText } from '../source/node.ts';
import { addedInBlock, removedFromBlock } from './block.ts';
import { entriesOf } from './entries.ts';
import { addedInFlow, removedFromFlow } from './flow.ts';
import { indentOf, isJson, rangeOf } from './layout.ts';
import { lineStart } from './lines.ts';
import { asText, printed } from './print.ts';
import { nodeIn, rootOf } from './rootOf.ts';
import { setIn } from './setIn.ts';
import { type Edit, spliced } from './splice.ts';

/**
 * The text with one more item at the end of the list at the path, and every other character as it was. A list
 * that is not there is made.
 */
export function appendIn(text: string, path: Path, value: unknown): string {
  const list = nodeIn(rootOf(text), path);
  if (!isSeq(list) || list.items.length === 0) return setIn(text, path, [value]);
  const entries = entriesOf(list, text);
  const last = entries.length - 1;
  const indent = indentOf(list, text);
  const [start = 0] = rangeOf(list);
  const word = wordOf(text, value);
  if (list.flow) return spliced(text, addedInFlow({ text, start, entries, indent }, last, word));
  if (indent === undefined) return text;
  const first = entries[last]?.start ?? 0;
  const dash = text.slice(lineStart(text, first), first);
  const block = { text, entries, indent, airy: false, isWhole: false };
  return spliced(text, addedInBlock(block, last, dash.replace(/[^\s-]/g, ' ') + word));
}

/**
 * The text without the word or the item that the path ends with, without the comments that belong to it, and
 * every other character as it was. Of the only one, an empty map or list is left; what is not there needs no
 * removing.
 */
export function removeIn(text: string, path: Path): string {
  const inside = path.slice(0, -1);
  const collection = nodeIn(rootOf(text), inside);
  if (!isMap(collection) && !isSeq(collection)) return text;
  const index = indexOf(collection, path.at(-1));
  if (index === undefined) return text;
  if (collection.items.length > 1) return spliced(text, removal(text, collection, index, path));
  return setIn(text, inside, isMap(collection) ? {} : []);
}

function removal(text: string, collection: YAMLMap | YAMLSeq, index: number, path: Path): Edit[] {
  const entries = entriesOf(collection, text);
  const indent = indentOf(collection, text);
  const [start = 0] = rangeOf(collection);
  if (collection.flow) return removedFromFlow({ text, start, entries, indent }, index);
  if (indent === undefined) return [];
  const block = { text, entries, indent, airy: isMap(collection), isWhole: path.length === 1 };
  return removedFromBlock(block, index);
}

function indexOf({ items }: YAMLMap | YAMLSeq, last: string | number | undefined) {
  const found = items.findIndex((item, index) =>
    typeof last === 'number' ? index === last : keyText(item as never) === last,
  );
  return found < 0 ? undefined : found;
}

/** On one line, as JSON where the text is. */
function wordOf(text: string, value: unknown): string {
  if (isJson(text)) return JSON.stringify(value);
  const document = printed(value);
  if (isScalar(document.contents)) return asText(document).trimEnd();
  return document.toString({ lineWidth: 0, collectionStyle: 'flow' }).trim();
}
