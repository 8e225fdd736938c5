import { join } from 'node:path';
import type { Surroundings } from '../commands/context.ts';
import { gitTexts } from '../disk/gitTexts.ts';
import type { Lock } from '../disk/lock.ts';
import { readTree } from '../disk/readTree.ts';
import { renderedBy } from '../disk/renderedBy.ts';
import { lockFile } from '../disk/repoPath.ts';
import { blobId } from '../reconcile/blobId.ts';
import { toLf } from '../reconcile/lineEnds.ts';
import type { Tree } from '../render/tree.ts';

/** What an older version rendered. */
export interface Older {
  tree: Tree;
  /** Why that version could not be asked itself. */
  reason?: string;
  /** Files of which nobody knows any more what they were rendered as. */
  unknown: ReadonlySet<string>;
}

/**
 * What the version that wrote a lock has rendered: by asking it, or else from what is as it was and from git.
 * @param root absolute path of the repo
 * @param offline ask nobody
 */
export async function olderTree(
  root: string,
  lock: Lock,
  offline: boolean,
  { signal, progress }: Surroundings,
): Promise<Older> {
  try {
    if (offline) throw new Error('--offline');
    progress.note(`Asking ${lock.generator} what it has rendered`);
    const texts = await renderedBy(lock.generator, join(root, lockFile), signal);
    return { tree: treeOf(texts), unknown: new Set() };
  } catch (error) {
    signal.throwIfAborted();
    const { shortMessage, message } = error as Error & { shortMessage?: string };
    const [reason = ''] = (shortMessage ?? message).split('\n');
    return { ...(await known(root, lock, signal)), reason };
  }
}

/** The lock has the name that git gives to each text: of what was committed as it was rendered, git has it. */
async function known(root: string, { files }: Lock, signal: AbortSignal): Promise<Older> {
  const mine = await readTree(root, Object.keys(files));
  const edited = Object.entries(files).filter(([path, id]) => {
    const text = mine.get(path);
    return typeof text !== 'string' || blobId(text) !== id;
  });
  const kept = await gitTexts(
    root,
    edited.map(([, id]) => id),
    signal,
  );
  const texts = new Map<string, string>();
  const unknown = new Set<string>();
  const isEdited = new Set(edited.map(([path]) => path));
  for (const [path, id] of Object.entries(files)) {
    const text = isEdited.has(path) ? kept.get(id) : mine.get(path);
    if (typeof text === 'string') texts.set(path, toLf(text));
    // Whatever it was: what somebody has deleted stays deleted.
    else if (!mine.has(path)) texts.set(path, '');
    else unknown.add(path);
  }
  return { tree: treeOf(texts), unknown };
}

function treeOf(texts: ReadonlyMap<string, string>): Tree {
  return new Map([...texts].map(([path, text]) => [path, { text }]));
}
