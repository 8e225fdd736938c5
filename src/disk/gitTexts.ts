import { execa } from 'execa';
import { inFolder } from './git.ts';

/** Far above what a thousand services are rendered to (bytes). */
const sizeLimit = 512 * 1024 * 1024;

/**
 * Texts that git has kept, by their blob ids: of whatever was committed once.
 * @param root absolute path of the repo
 * @returns nothing where there is no git, or no work tree
 */
export async function gitTexts(
  root: string,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<Map<string, string>> {
  try {
    const { stdout } = await execa('git', ['cat-file', '--batch'], {
      ...inFolder(root, signal),
      input: ids.map((id) => `${id}\n`).join(''),
      encoding: 'buffer',
      maxBuffer: sizeLimit,
    });
    return textsIn(Buffer.from(stdout));
  } catch {
    signal.throwIfAborted();
    return new Map();
  }
}

/** `<id> blob <bytes>`, the text, a line end; `<id> missing`. */
function textsIn(output: Buffer): Map<string, string> {
  const texts = new Map<string, string>();
  let at = 0;
  while (at < output.length) {
    const end = output.indexOf('\n', at);
    const [id = '', type, size] = output.toString('utf8', at, end).split(' ');
    at = end + 1;
    if (type !== 'blob') continue;
    texts.set(id, output.toString('utf8', at, at + Number(size)));
    at += Number(size) + 1;
  }
  return texts;
}
