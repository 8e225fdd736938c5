import { checkBoundaries } from '../boundaries/check.ts';
import type { Outcome } from '../commands/outcome.ts';
import type { Plan } from './plan.ts';
import { toldChanges } from './toldChanges.ts';

/**
 * What a plan comes to when it is carried out, or would.
 * @param root absolute path
 */
export function outcomeOf(root: string, plan: Plan, dryRun: boolean): Outcome {
  return {
    directory: root,
    dryRun,
    blueprint: plan.read.blueprint,
    blueprintText: plan.text,
    changes: toldChanges(plan),
    problems: [],
    findings: checkBoundaries(plan.read).findings,
    notices: plan.notices,
    nextSteps: [],
  };
}
