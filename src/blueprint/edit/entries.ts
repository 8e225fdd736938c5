import { isMap, isNode, isScalar, isSeq, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';

/** Characters from start to end. */
export interface Span {
  start: number;
  end: number;
}

/** What stands in a map or a list, each from its first character to its last. */
export function entriesOf(collection: YAMLMap | YAMLSeq, text: string): Span[] {
  if (isMap(collection)) {
    return collection.items.map((pair) => ({
      start: startOf(pair) ?? 0,
      end: endOf(pair, text),
    }));
  }
  return collection.items.map((item) => ({
    start: rangeOf(item)[0] ?? 0,
    end: lastOf(item, text),
  }));
}

/** Where the key of a pair begins. */
export function startOf(pair: Pair | undefined): number | undefined {
  return isNode(pair?.key) ? pair.key.range?.[0] : undefined;
}

/** Where its value ends: no line end, and no comment, is part of it unless it is a block of text. */
export function endOf({ key, value }: Pair, text: string): number {
  const [start = 0, end = start] = rangeOf(value);
  if (start < end) return lastOf(value, text);
  // Nothing stands there, perhaps in front of a comment.
  const [, behind = 0] = rangeOf(key);
  return behind + (/^\s*:/.exec(text.slice(behind))?.[0].length ?? 0);
}

/** The range of a block goes on to what follows it, comments included. */
function lastOf(node: unknown, text: string): number {
  const inBlock = (isMap(node) || isSeq(node)) && !node.flow;
  if (inBlock && node.items.length > 0) {
    const last = node.items.at(-1);
    return isMap(node) ? endOf(last as Pair, text) : lastOf(last, text);
  }
  const [, end = 0] = rangeOf(node);
  return end;
}

/** Whether it is text in a block, which ends with the end of a line. */
export const isBlockText = (node: unknown): boolean =>
  isScalar(node) && node.type?.startsWith('BLOCK') === true;

const rangeOf = (node: unknown) => (isNode(node) && node.range ? node.range : []);
