import type { FileEntry, Tree } from '../render/tree.ts';
import { blobId } from './blobId.ts';
import type { Mine } from './change.ts';

/** What an interrupted write meant to leave behind: blob ids by path. */
export interface Intent {
  /** Ids of what was rendered. */
  files: Readonly<Record<string, string>>;
  /** Ids of what the disk was to hold where that is something else: merges, files of the user's. */
  written?: Readonly<Record<string, string>>;
}

/**
 * The base after a write that was interrupted: where the disk holds what was intended, the new render;
 * elsewhere still the old one. With it, the next run takes every path up where it was left, and a merge
 * is never merged again.
 * @param base the render of before the interrupted write
 * @param next the render that was being written; not needed for files that hold just what was rendered
 */
export function settledBase(base: Tree, next: Tree, intent: Intent, mine: Mine): Tree {
  const settled = new Map<string, FileEntry>(base);
  for (const [path, rendered] of Object.entries(intent.files)) {
    const text = mine.get(path);
    if (typeof text !== 'string') continue;
    const id = blobId(text);
    const intended = intent.written?.[path] ?? rendered;
    if (id !== intended) continue;
    const entry = next.get(path) ?? (id === rendered ? { text } : undefined);
    if (entry !== undefined) settled.set(path, entry);
  }
  return settled;
}

/** Ids of what the disk will hold where that is not what was rendered: see `Intent`. */
export function intendedTexts(
  files: Intent['files'],
  mine: Mine,
  changes: readonly { path: string; text?: string }[],
): Record<string, string> {
  const texts = new Map<string, string | symbol>(mine);
  for (const { path, text } of changes) if (text !== undefined) texts.set(path, text);
  const ids = [...texts].flatMap(([path, text]): [string, string][] =>
    typeof text === 'string' ? [[path, blobId(text)]] : [],
  );
  return Object.fromEntries(ids.filter(([path, id]) => files[path] !== id));
}
