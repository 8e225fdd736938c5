import { releasedFolder } from '../contracts/paths.ts';
import type { Released } from '../contracts/released.ts';
import { releasedRepairs } from '../contracts/repairs.ts';
import { blobIds } from '../reconcile/blobId.ts';
import { version } from '../version.ts';
import type { Plan } from './plan.ts';
import type { Rendition } from './rendition.ts';
import type { Step } from './step.ts';

/** A plan that also makes whole what two branches have released and git could not merge. */
export function repairedReleased(plan: Plan, rendition: Rendition, released: Released): Plan {
  const changes = releasedRepairs(rendition.tree, released);
  if (changes.length === 0) return plan;
  const { document, history, tree } = rendition;
  const texts = released.unmerged.map((path): [string, string] => [
    `${releasedFolder}/${path}`,
    released.texts.get(path) ?? '',
  ]);
  const [
    last = {
      changes: [],
      mine: plan.mine,
      lock: { generator: version, blueprint: document, history, files: blobIds(tree) },
    },
    ...before
  ]: Step[] = plan.steps.toReversed();
  const step: Step = {
    ...last,
    changes: [...last.changes, ...changes],
    mine: new Map([...last.mine, ...texts]),
  };
  return { ...plan, steps: [...before.toReversed(), step], settling: true };
}
