import { type ApplyOptions, applyTo } from '../living/applyTo.ts';
import { rootOf } from '../living/rootOf.ts';
import type { Surroundings } from './context.ts';
import type { Outcome } from './outcome.ts';

/**
 * Brings the repo that one stands in to what its microservices.yaml says.
 * @throws UserError: see `applyTo`
 */
export async function apply(
  options: Pick<ApplyOptions, 'dryRun' | 'allowDirty'>,
  context: Surroundings,
): Promise<Outcome> {
  return applyTo(await rootOf(context.cwd), options, context);
}
