import { visible } from '../quote.ts';
import { sourceDocument } from './document.ts';
import { limits } from './limits.ts';
import { type Parsed, parseWhole } from './parseWhole.ts';
import { readPlain } from './readPlain.ts';
import { refusals } from './refusals.ts';

/**
 * YAML 1.2 (of which JSON is a part) to plain data with positions. Throws a UserError with every
 * problem that keeps the text from being read; what is wrong with its parts is in `problems`.
 */
export function parseSource(written: string, file: string): Parsed {
  const text = written.startsWith('\ufeff') ? written.slice(1) : written;
  const { whole } = refusals(text, file);
  if (text.length > limits.characters) {
    const size = `${Math.ceil(text.length / 1024)} KiB`;
    throw whole(
      'too-large',
      `${file} has ${size}`,
      `At most ${limits.characters / 1024} KiB are read.`,
    );
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  const odd = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]|\p{Cs}/u.exec(text);
  if (odd) {
    const message = `There is a control character, ${visible(odd[0])}`;
    throw whole('control-character', message, 'Blueprints are text: remove it.', odd.index);
  }
  const plain = readPlain(text);
  if (plain === undefined) return parseWhole(text, file);
  return { document: sourceDocument(file, text, plain.value, plain.root), problems: [] };
}
