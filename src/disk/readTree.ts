import fs from 'fs-extra';
import { type Mine, opaque } from '../reconcile/change.ts';
import { inTurns } from './inTurns.ts';
import { checkLinks } from './links.ts';
import { checkRepoPaths } from './repoPath.ts';
import { statOf } from './statOf.ts';

/**
 * What the disk holds at these paths, and only there. Absent files are absent; what is no text (binary,
 * not UTF-8, a folder, a link) is `opaque`.
 * @param root absolute path of the repo
 * @throws UserError when a path, or a link on its way, leads out of the repo
 */
export async function readTree(root: string, paths: Iterable<string>): Promise<Mine> {
  const wanted = [...paths];
  checkRepoPaths(wanted);
  await checkLinks(root, wanted);
  const texts = new Map<string, string | typeof opaque>();
  await inTurns(wanted, (path) => {
    const text = readText(`${root}/${path}`);
    if (text !== undefined) texts.set(path, text);
  });
  return texts;
}

/** One file's text; undefined when it is absent, `opaque` when it is no text. Follows no link. */
export function readText(file: string): string | typeof opaque | undefined {
  const stat = statOf(file);
  if (stat === undefined) return undefined;
  return stat.isFile() ? (textIn(file) ?? opaque) : opaque;
}

function textIn(file: string): string | undefined {
  // Node reads text in one call, half of the time, and puts U+FFFD for what is none: only then are the bytes looked at.
  const text = fs.readFileSync(file, 'utf8');
  if (text.includes('\ufffd')) return decode(fs.readFileSync(file));
  return hasNul(text) ? undefined : text;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The bytes as text; undefined when they are none (not UTF-8, or with NUL). A byte order mark stays. */
export function decode(bytes: Uint8Array): string | undefined {
  try {
    const text = utf8.decode(bytes);
    return hasNul(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

function hasNul(text: string): boolean {
  return text.includes('\0');
}
