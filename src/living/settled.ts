import type { ReadBlueprint } from '../blueprint/index.ts';
import { parseReleased } from '../contracts/parseReleased.ts';
import type { Lock } from '../disk/lock.ts';
import { filesWithMarkers } from '../reconcile/markers.ts';
import type { Tree } from '../render/tree.ts';
import { version } from '../version.ts';
import { loadTemplates } from './loadTemplates.ts';
import type { Plan } from './plan.ts';
import { refuseBroken } from './refuseBroken.ts';
import { isSameDocument } from './rendition.ts';
import { repairedReleased } from './repairedReleased.ts';
import { type Look, type Repo, renditionAt } from './repo.ts';

/** What was last written, where all of it was, and the blueprint still says the same. */
export function settledLock({ text, locks, next }: Repo, read: ReadBlueprint, wanted: string) {
  const [lock, ...others] = locks;
  if (lock === undefined || others.length > 0 || next !== undefined) return undefined;
  if (lock.generator !== version) return undefined;
  return text === wanted && isSameDocument(lock.blueprint, read.document.value) ? lock : undefined;
}

/** Most runs of `apply` and `status` end here, and need no text of what was rendered. */
export async function settledPlan(
  repo: Repo,
  read: ReadBlueprint,
  lock: Lock,
  look: Look,
): Promise<Plan> {
  let rendered: Promise<Tree> | undefined;
  const base = () => {
    rendered ??= loadTemplates().then((pack) => renditionAt(lock, pack).tree);
    return rendered;
  };
  const mine = await look(Object.keys(lock.files));
  // Lines that look like markers may be of what was rendered.
  const conflicts = filesWithMarkers(mine).length === 0 ? [] : filesWithMarkers(mine, await base());
  const plan: Plan = {
    read,
    text: repo.text,
    steps: [],
    waits: false,
    unfinished: false,
    settling: false,
    base,
    ids: () => lock.files,
    disk: mine,
    mine,
    conflicts,
    notices: [],
  };
  const released = await repo.released();
  if (released.unmerged.length === 0) return plan;
  refuseBroken(read, parseReleased(released));
  return repairedReleased(plan, renditionAt(lock, await loadTemplates()), released);
}
