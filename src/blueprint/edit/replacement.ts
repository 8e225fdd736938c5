import { Document, isScalar, type Pair, Scalar } from 'yaml';
import { endOf, isBlockText, startOf } from './entries.ts';
import { type Layout, rangeOf } from './layout.ts';
import { asText } from './print.ts';
import type { Edit } from './splice.ts';

/** Another value for a pair; a word keeps the quotes of the one before. */
export function replacement(layout: Layout, pair: Pair, key: string, value: unknown): Edit {
  const { text, lineEnd } = layout;
  const start = startOf(pair) ?? 0;
  const old = pair.value;
  // Of a block also the line end, and with it a comment behind its last word.
  const [from = 0, to = from] = rangeOf(old);
  const end = from < to ? to : endOf(pair, text);
  if (isWord(old) && typeof value !== 'object') {
    const word = new Scalar(value);
    if (old.type !== undefined) word.type = old.type;
    return { start: old.range?.[0] ?? end, end, text: asText(new Document(word)).trimEnd() };
  }
  const tail = text[end - 1] === '\n' ? lineEnd : '';
  return { start, end, text: layout.print(key, value) + tail };
}

const isWord = (node: unknown): node is Scalar =>
  isScalar(node) && node.value !== null && !isBlockText(node);
