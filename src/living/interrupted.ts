import { parseSource } from '../blueprint/index.ts';
import type { Lock } from '../disk/lock.ts';
import { blobId, blobIds } from '../reconcile/blobId.ts';
import type { Change, Mine } from '../reconcile/change.ts';
import { filesWithMarkers } from '../reconcile/markers.ts';
import { settledBase } from '../reconcile/settledBase.ts';
import type { Pack } from '../render/template.ts';
import { type List, ownMoves } from './ownFiles.ts';
import { isSameDocument, type Rendition } from './rendition.ts';
import { type Look, type Repo, renditionAt } from './repo.ts';
import { type Step, stepTo } from './step.ts';

/** What an interrupted run was about, and what of it is left to do. */
export interface Interrupted {
  meant: Rendition;
  step: Step;
  /** Of its changes, those of people's own files. */
  own: Change[];
}

/**
 * @param last what was rendered before it
 * @returns undefined where no run was interrupted, and where all traces of it are gone: it was undone
 */
export async function interruptedRun(
  last: Rendition,
  { text, file, next }: Repo,
  pack: Pack,
  look: Look,
  list: List,
): Promise<Interrupted | undefined> {
  if (next === undefined) return undefined;
  const meant = renditionAt(next, pack);
  const mine = await look(new Set([...last.tree.keys(), ...meant.tree.keys()]));
  const { document } = parseSource(text, file);
  if (!isSameDocument(document.value, meant.document) && !hasArrived(next, last, meant, mine)) {
    return undefined;
  }
  const base = new Map(settledBase(last.tree, meant.tree, next, mine));
  // Whatever people have done in them since, they are of the new render: merged again, they would nest.
  for (const path of filesWithMarkers(mine, last.tree, meant.tree)) {
    const entry = meant.tree.get(path);
    if (entry !== undefined) base.set(path, entry);
  }
  const own = ownMoves(last, meant, list);
  return { meant, own, step: stepTo(base, mine, meant, { withdrawn: last.withdrawn, own }) };
}

/** Whether something on the disk is as it was to leave it, and was not before. */
function hasArrived({ files, written = {} }: Lock, last: Rendition, meant: Rendition, mine: Mine) {
  const before = blobIds(last.tree);
  return [...new Set([...Object.keys(before), ...Object.keys(files)])].some((path) => {
    if (files[path] === before[path]) return false;
    const text = mine.get(path);
    if (files[path] === undefined) return text === undefined;
    if (typeof text !== 'string' || blobId(text) !== (written[path] ?? files[path])) return false;
    // What was to stay as the user has it was that before as well: see the rows of `reconcile`.
    const stays = before[path] === undefined || meant.tree.get(path)?.once === true;
    return written[path] === undefined || !stays;
  });
}
