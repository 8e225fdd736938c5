import { type Catalog, catalog } from '../../src/catalog/index.ts';
import { grown } from '../../src/grow/grown.ts';
import { type KindId, kinds } from '../../src/grow/kinds.ts';
import type { Said } from '../../src/grow/said.ts';
import { shrunk } from '../../src/grow/shrunk.ts';

/** What `add` and `remove` make of a text, of the words that are typed behind the program. */
export function typedCommand(
  text: string,
  [verb, ...typed]: readonly string[],
  using: Catalog = catalog,
): string {
  const { said, cascade } = saidBy(typed);
  const file = 'microservices.yaml';
  return verb === 'add'
    ? grown(text, file, said, using)
    : shrunk(text, file, said, cascade, using).text;
}

function saidBy([kind, ...typed]: readonly string[]): { said: Said; cascade: boolean } {
  const words: Record<string, unknown> = {};
  const plain: string[] = [];
  const rest = [...typed];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (!word.startsWith('--')) {
      plain.push(word);
      continue;
    }
    const name = word.slice(2).replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());
    const isMark = kinds[kind as KindId].words.some(
      (each) => each.word === name && each.takes === 'mark',
    );
    words[name] = isMark || name === 'cascade' ? true : rest.shift();
  }
  const { cascade = false, ...others } = words;
  const what = plain.at(-1) ?? '';
  const where = plain.length > 1 ? plain[0] : undefined;
  return { said: { kind: kind as KindId, where, what, words: others }, cascade: cascade === true };
}
