import { isMap, isNode, isScalar, isSeq, type Node, type Pair } from 'yaml';

/** What a document says, and where: offsets in UTF-16 code units. */
export type SourceNode =
  | { kind: 'scalar'; at: number }
  | { kind: 'map'; at: number; pairs: readonly SourcePair[] }
  | { kind: 'list'; at: number; items: readonly (SourceNode | undefined)[] };

export interface SourcePair {
  key: string;
  /** Of the key; undefined where there is none. */
  at: number | undefined;
  value: SourceNode | undefined;
}

/** The package's tree, without all that has been looked at by now. */
export function nodeOf(node: unknown): SourceNode | undefined {
  if (!isNode(node)) return undefined;
  const at = startOf(node);
  if (isMap(node)) return { kind: 'map', at, pairs: node.items.map(pairOf) };
  if (isSeq(node)) return { kind: 'list', at, items: node.items.map(nodeOf) };
  return { kind: 'scalar', at };
}

function pairOf(pair: Pair): SourcePair {
  const at = isNode(pair.key) ? startOf(pair.key) : undefined;
  return { key: keyText(pair), at, value: nodeOf(pair.value) };
}

const startOf = (node: Node): number => node.range?.[0] ?? 0;

export function keyText({ key }: Pair): string {
  const value = isScalar(key) ? key.value : key;
  return value === null || value === undefined ? '' : String(value);
}
