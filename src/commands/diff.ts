import { outcomeOf } from '../living/outcomeOf.ts';
import { type PlanOptions, planOf } from '../living/plan.ts';
import { rootOf } from '../living/rootOf.ts';
import { applied } from '../reconcile/applied.ts';
import type { Mine } from '../reconcile/change.ts';
import { unifiedDiff } from '../reconcile/unifiedDiff.ts';
import type { Surroundings } from './context.ts';
import type { Outcome } from './outcome.ts';

export interface DiffOutcome extends Outcome {
  /** By path; files that stay as they are have none. */
  diffs: ReadonlyMap<string, string>;
}

/**
 * What `apply` would do to the repo that one stands in, line by line.
 * @throws UserError as `apply` does, but for conflicts that are left and work that is not committed
 */
export async function diff(
  context: Surroundings,
  options: Pick<PlanOptions, 'drop' | 'migrations'> = {},
): Promise<DiffOutcome> {
  const root = await rootOf(context.cwd);
  context.progress.note('Comparing');
  const plan = await planOf(root, options, context);
  const outcome = outcomeOf(root, plan, true);
  const after = plan.steps.reduce((mine, { changes }) => applied(mine, changes), plan.disk);
  const diffs = outcome.changes
    .map(({ path }) => [path, unifiedDiff(path, textAt(plan.disk, path), textAt(after, path))])
    .filter((entry): entry is [string, string] => entry[1] !== '');
  return { ...outcome, diffs: new Map(diffs) };
}

function textAt(mine: Mine, path: string): string | undefined {
  const text = mine.get(path);
  return typeof text === 'string' ? text : undefined;
}
