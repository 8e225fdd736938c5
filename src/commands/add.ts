import { join } from 'node:path';
import { catalog } from '../catalog/index.ts';
import { readText } from '../disk/readTree.ts';
import { blueprintFile } from '../disk/repoPath.ts';
import { type Problem, UserError } from '../errors.ts';
import { grown } from '../grow/grown.ts';
import type { Partly } from '../grow/questions.ts';
import type { ApplyOptions } from '../living/applyTo.ts';
import { rootOf } from '../living/rootOf.ts';
import { applyAsking } from './apply.ts';
import { complete, type GrowingContext } from './complete.ts';
import type { Outcome } from './outcome.ts';

/**
 * Adds something to the blueprint of the repo that one stands in, and brings the repo to it.
 * @throws UserError with what of it cannot be; see `applyTo`
 */
export async function add(
  partly: Partly,
  options: Pick<ApplyOptions, 'dryRun' | 'allowDirty'>,
  context: GrowingContext,
): Promise<Outcome> {
  const root = await rootOf(context.cwd);
  const now = String(readText(join(root, blueprintFile)));
  const said = await complete(
    'add',
    partly,
    now,
    (whole) => problemsOf(() => grown(now, blueprintFile, whole, catalog)),
    context,
  );
  return applyAsking(
    root,
    { ...options, edit: (text, file) => grown(text, file, said, catalog) },
    context,
  );
}

/** What would be refused. */
export function problemsOf(attempt: () => unknown): readonly Problem[] {
  try {
    attempt();
    return [];
  } catch (error) {
    if (error instanceof UserError) return error.problems;
    throw error;
  }
}
