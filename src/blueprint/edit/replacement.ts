import { Document, isScalar, type Pair, Scalar } from 'yaml';
import type { Edit } from './insertion.ts';
import { endOf, type Layout, startOf } from './layout.ts';
import { asText } from './print.ts';

/** Another value for a pair; a word keeps the quotes of the one before. */
export function replacement(layout: Layout, pair: Pair, key: string, value: unknown): Edit {
  const { text, lineEnd } = layout;
  const start = startOf(pair) ?? 0;
  const end = endOf(pair, text);
  const old = pair.value;
  if (isWord(old) && typeof value !== 'object') {
    const word = new Scalar(value);
    if (old.type !== undefined) word.type = old.type;
    return { start: old.range?.[0] ?? end, end, text: asText(new Document(word)).trimEnd() };
  }
  const tail = text[end - 1] === '\n' ? lineEnd : '';
  return { start, end, text: layout.print(key, value) + tail };
}

const isWord = (node: unknown): node is Scalar =>
  isScalar(node) && node.value !== null && !node.type?.startsWith('BLOCK');
