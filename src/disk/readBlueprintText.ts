import { resolve } from 'node:path';
import { addAbortSignal, type Readable } from 'node:stream';
import fs from 'fs-extra';
import { UserError } from '../errors.ts';
import { systemReason } from '../systemReason.ts';
import { decode } from './readTree.ts';

/** Above what the language accepts: only keeps an endless stream from filling the memory (bytes). */
const sizeLimit = 16 * 1024 * 1024;

const pathOrInput = 'Give the path of a YAML or JSON file, or - to read it from standard input';

export interface BlueprintText {
  text: string;
  /** For messages: the path as it was given, or `<stdin>`. */
  file: string;
}

/**
 * The text of a blueprint as it was written.
 * @param source path, relative to `cwd`; `-` for what arrives on `input`
 * @throws UserError when it cannot be read or is no text in UTF-8; the signal's reason when aborted
 */
export async function readBlueprintText(
  source: string,
  { cwd, input, signal }: { cwd: string; input: Readable; signal: AbortSignal },
): Promise<BlueprintText> {
  if (source === '') {
    throw new UserError('No blueprint is named: its path is empty', {
      code: 'unreadable-blueprint',
      hint: pathOrInput,
    });
  }
  const file = source === '-' ? '<stdin>' : source;
  const stream = source === '-' ? input : fs.createReadStream(resolve(cwd, source));
  const text = decode(await readAll(addAbortSignal(signal, stream), file, signal));
  if (text !== undefined) return { text, file };
  throw new UserError(`${file} is not text in UTF-8`, {
    code: 'not-text',
    hint: 'Give a YAML or JSON file, saved as UTF-8',
  });
}

async function readAll(stream: Readable, file: string, signal: AbortSignal): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > sizeLimit) throw new Error(`it is larger than ${sizeLimit / 2 ** 20} MiB`);
    }
  } catch (error) {
    signal.throwIfAborted();
    const why = systemReason(error) ?? (error as Error).message;
    throw new UserError(`Cannot read the blueprint ${file}: ${why}`, {
      code: 'unreadable-blueprint',
      hint: pathOrInput,
      cause: error,
    });
  }
  return Buffer.concat(chunks);
}
