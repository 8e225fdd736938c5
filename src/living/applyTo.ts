import { catalog, optionOf } from '../catalog/index.ts';
import type { Surroundings } from '../commands/context.ts';
import type { Outcome } from '../commands/outcome.ts';
import { claim } from '../disk/claim.ts';
import { type Dirty, dirtyFiles } from '../disk/dirtyFiles.ts';
import { writeChanges } from '../disk/writeChanges.ts';
import { afterApply } from './afterApply.ts';
import { outcomeOf } from './outcomeOf.ts';
import { type Plan, type PlanOptions, planOf } from './plan.ts';
import { refuseConflicts, refuseDirty } from './refuse.ts';

export interface ApplyOptions extends PlanOptions {
  /** Tell what would be done, and write nothing. */
  dryRun?: boolean;
  /** Write although git could not bring back what is changed and not committed. */
  allowDirty?: boolean;
}

/**
 * Brings a repo to what its blueprint says; the same for whatever edits the blueprint first (`edit`).
 * Everything arrives or nothing; where the process dies in between, the next run finishes it first.
 * @param root absolute path: see `rootOf`
 * @throws UserError with every problem of the blueprint, with the files that still hold conflicts, or for a dirty
 *   work tree; nothing is written
 */
export async function applyTo(
  root: string,
  options: ApplyOptions,
  context: Surroundings,
): Promise<Outcome> {
  if (options.dryRun) return outcomeOf(root, await compare(root, options, context), true);
  const { release } = await claim(root);
  try {
    const plan = await compareClean(root, options, context);
    context.progress.note('Writing');
    for (const step of plan.steps) await writeChanges({ root, ...step, signal: context.signal });
    if (plan.waits) refuseConflicts(plan);
    const outcome = outcomeOf(root, plan, false);
    const { packageManager } = plan.read.blueprint.platform;
    const nextSteps = afterApply(outcome.changes, optionOf(catalog.packageManager, packageManager));
    return { ...outcome, nextSteps };
  } finally {
    await release();
  }
}

/**
 * What `applyTo` would do now; nothing is written.
 * @throws UserError as `applyTo` would
 */
export async function wouldApply(
  root: string,
  options: ApplyOptions,
  context: Surroundings,
): Promise<Outcome> {
  return outcomeOf(root, await compareClean(root, options, context), true);
}

/** The same, in a work tree that git could bring back: it is asked while the rest is found out. */
async function compareClean(
  root: string,
  options: ApplyOptions,
  context: Surroundings,
): Promise<Plan> {
  if (options.allowDirty) return compare(root, options, context);
  let asked: Promise<Dirty> | undefined;
  const begun = () => {
    asked = dirtyFiles(root, context.signal);
    // What goes wrong is told where the answer is waited for.
    asked.catch(() => {});
  };
  const plan = await compare(root, { ...options, begun }, context);
  if (plan.steps.length > 0) {
    refuseDirty(plan, await (asked ?? dirtyFiles(root, context.signal)));
  }
  return plan;
}

async function compare(root: string, options: ApplyOptions, context: Surroundings): Promise<Plan> {
  context.progress.note('Comparing');
  const plan = await planOf(root, options, context);
  // An interrupted run is finished, with its conflicts; nothing new is begun while there are some.
  if (!plan.unfinished) refuseConflicts(plan);
  return plan;
}
