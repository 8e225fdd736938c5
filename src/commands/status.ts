import { planOf } from '../living/plan.ts';
import { rootOf } from '../living/rootOf.ts';
import { type FileState, fileStates } from '../living/states.ts';
import { toldChanges } from '../living/toldChanges.ts';
import type { Change } from '../reconcile/change.ts';
import type { Surroundings } from './context.ts';

export interface StatusOutcome {
  /** Absolute path of the repo. */
  directory: string;
  /** Every file that was rendered, by path, sorted. */
  files: ReadonlyMap<string, FileState>;
  /** What `apply` would do. */
  pending: readonly Change[];
  /** Whether the blueprint says something else than what was applied, or a run was interrupted. */
  applied: boolean;
  /** Whether the last run was interrupted, and `apply` would finish it first. */
  interrupted: boolean;
}

/**
 * How the repo that one stands in differs from what was rendered, and whether its blueprint is applied.
 * @throws UserError with every problem of the blueprint, or when there is no repo
 */
export async function status(context: Surroundings): Promise<StatusOutcome> {
  const directory = await rootOf(context.cwd);
  context.progress.note('Comparing');
  const plan = await planOf(directory, {}, context);
  return {
    directory,
    files: fileStates(plan),
    pending: toldChanges(plan),
    applied: plan.steps.length === 0,
    interrupted: plan.unfinished,
  };
}
