import { parseSource } from '../blueprint/index.ts';
import type { Lock } from '../disk/lock.ts';
import { readTree } from '../disk/readTree.ts';
import { blobId, blobIds } from '../reconcile/blobId.ts';
import type { Mine } from '../reconcile/change.ts';
import { settledBase } from '../reconcile/settledBase.ts';
import type { Pack } from '../render/template.ts';
import { isSameDocument, type Rendition } from './rendition.ts';
import { type Repo, renditionAt } from './repo.ts';
import { type Step, stepTo } from './step.ts';

/** What an interrupted run was about, and what of it is left to do. */
export interface Interrupted {
  meant: Rendition;
  step: Step;
}

/**
 * @param root absolute path
 * @param last what was rendered before it
 * @returns undefined where no run was interrupted, and where all traces of it are gone: it was undone
 */
export async function interruptedRun(
  root: string,
  last: Rendition,
  { text, file, next }: Repo,
  pack: Pack,
): Promise<Interrupted | undefined> {
  if (next === undefined) return undefined;
  const meant = renditionAt(next, pack);
  const mine = await readTree(root, new Set([...last.tree.keys(), ...meant.tree.keys()]));
  const { document } = parseSource(text, file);
  if (!isSameDocument(document.value, meant.document) && !hasArrived(next, last, mine)) {
    return undefined;
  }
  const base = settledBase(last.tree, meant.tree, next, mine);
  return { meant, step: stepTo(base, mine, meant) };
}

/** Whether a file of it is there that was not there before, as it was rendered. */
function hasArrived({ files }: Lock, last: Rendition, mine: Mine): boolean {
  const before = blobIds(last.tree);
  return Object.entries(files).some(([path, id]) => {
    const text = mine.get(path);
    return id !== before[path] && typeof text === 'string' && blobId(text) === id;
  });
}
