import { checkBoundaries } from '../boundaries/check.ts';
import { catalog, optionOf } from '../catalog/index.ts';
import type { Surroundings } from '../commands/context.ts';
import type { Outcome } from '../commands/outcome.ts';
import { writeChanges } from '../disk/writeChanges.ts';
import { afterApply } from './afterApply.ts';
import { type PlanOptions, planOf } from './plan.ts';
import { refuseConflicts, refuseDirty } from './refuse.ts';
import { toldChanges } from './toldChanges.ts';

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
  const plan = await planOf(root, options, context);
  const { read, text, steps } = plan;
  // An interrupted run is finished, its conflicts included.
  if (!plan.unfinished) refuseConflicts(plan);
  const changes = toldChanges(plan);
  const dryRun = options.dryRun === true;
  if (!dryRun) {
    if (!options.allowDirty) await refuseDirty(root, plan, context.signal);
    for (const step of steps) await writeChanges({ root, ...step, signal: context.signal });
    if (plan.waits) refuseConflicts(plan);
  }
  const packageManager = optionOf(catalog.packageManager, read.blueprint.platform.packageManager);
  return {
    directory: root,
    dryRun,
    blueprint: read.blueprint,
    blueprintText: text,
    changes,
    problems: [],
    findings: checkBoundaries(read).findings,
    nextSteps: dryRun ? [] : afterApply(changes, packageManager),
  };
}
