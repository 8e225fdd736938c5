import { parse } from 'yaml';
import { readPlain } from './readPlain.ts';

/**
 * A document that we have written, and that anybody may have written into since. As we write it, it is plain, which is
 * a tenth of the work. We write no aliases, so any is somebody else's: a document that grows when it is read.
 * @throws what the parser says of a text that is no YAML
 */
export function readData(text: string): unknown {
  const plain = readPlain(text);
  if (plain !== undefined) return plain.value;
  return parse(text, { maxAliasCount: 0, resolveKnownTags: false, logLevel: 'error' });
}
