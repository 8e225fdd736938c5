import { isMap, isSeq, type Node, parseDocument } from 'yaml';
import type { Path } from '../finding.ts';
import { keyText } from '../source/node.ts';

/** What the text says, with its places; nothing where it cannot be read. */
export function rootOf(text: string): Node | null {
  const document = parseDocument(text, { uniqueKeys: false, logLevel: 'silent' });
  return document.errors.length > 0 ? null : document.contents;
}

/** What stands at a path. */
export function nodeIn(root: unknown, path: Path): unknown {
  return path.reduce<unknown>((node, segment) => {
    if (isMap(node)) return node.items.find((pair) => keyText(pair) === String(segment))?.value;
    return isSeq(node) ? node.items[Number(segment)] : undefined;
  }, root);
}
