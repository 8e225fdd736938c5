import { UserError } from '../errors.ts';
import { type ApplyOptions, applyTo, wouldApply } from '../living/applyTo.ts';
import { rootOf } from '../living/rootOf.ts';
import type { Surroundings } from './context.ts';
import type { Outcome } from './outcome.ts';

export interface ApplyContext extends Surroundings {
  /** Shows what would be written and asks; undefined where nobody is there to be asked. */
  confirm?: (outcome: Outcome) => Promise<boolean>;
}

/**
 * Brings the repo that one stands in to what its microservices.yaml says.
 * @throws UserError: see `applyTo`; also when somebody who was asked said no
 */
export async function apply(
  options: Pick<ApplyOptions, 'dryRun' | 'allowDirty' | 'drop' | 'migrations'>,
  context: ApplyContext,
): Promise<Outcome> {
  return applyAsking(await rootOf(context.cwd), options, context);
}

/**
 * The same in a repo that is known, for whatever edits its blueprint first.
 * @throws UserError: see `applyTo`; also when somebody who was asked said no
 */
export async function applyAsking(
  root: string,
  options: ApplyOptions,
  context: ApplyContext,
): Promise<Outcome> {
  if (context.confirm === undefined || options.dryRun) return applyTo(root, options, context);
  // Nobody has the turn while somebody thinks: what is written is found out anew.
  const would = await wouldApply(root, options, context);
  context.progress.end();
  const isAsked = would.changes.length > 0;
  if (isAsked && !(await context.confirm(would))) {
    throw new UserError('Nothing was written', { code: 'cancelled', exitCode: 130 });
  }
  return { ...(await applyTo(root, options, context)), confirmed: isAsked };
}
