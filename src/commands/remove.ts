import { join } from 'node:path';
import { catalog } from '../catalog/index.ts';
import { readText } from '../disk/readTree.ts';
import { blueprintFile } from '../disk/repoPath.ts';
import type { Partly } from '../grow/questions.ts';
import { shrunk } from '../grow/shrunk.ts';
import type { ApplyOptions } from '../living/applyTo.ts';
import { rootOf } from '../living/rootOf.ts';
import { applyAsking } from './apply.ts';
import { complete, type GrowingContext } from './complete.ts';
import type { Outcome } from './outcome.ts';

export interface RemoveOptions extends Pick<ApplyOptions, 'dryRun' | 'allowDirty' | 'drop'> {
  /** Remove what depends on it as well. */
  cascade?: boolean;
}

/**
 * Removes something from the blueprint of the repo that one stands in, and brings the repo to it.
 * @throws UserError naming what depends on it; see `applyTo`
 */
export async function remove(
  partly: Partly,
  { cascade = false, ...options }: RemoveOptions,
  context: GrowingContext,
): Promise<Outcome> {
  const root = await rootOf(context.cwd);
  const now = String(readText(join(root, blueprintFile)));
  // What depends on it is told in full, and not beside a menu.
  const said = await complete('remove', partly, now, () => [], context);
  let also: readonly string[] = [];
  const edit = (text: string, file: string) => {
    const next = shrunk(text, file, said, cascade, catalog);
    also = next.also;
    return next.text;
  };
  const outcome = await applyAsking(root, { ...options, edit }, context);
  return { ...outcome, also };
}
