import type { Lock } from '../disk/lock.ts';
import { readLocks } from '../disk/readLock.ts';
import type { Problem } from '../errors.ts';
import type { ApplyOptions } from '../living/applyTo.ts';
import { type Older, olderTree } from '../living/older.ts';
import { rootOf } from '../living/rootOf.ts';
import type { Change } from '../reconcile/change.ts';
import { version } from '../version.ts';
import { type ApplyContext, applyAsking } from './apply.ts';
import type { Outcome } from './outcome.ts';

export interface UpgradeOptions extends Pick<ApplyOptions, 'dryRun' | 'allowDirty' | 'drop'> {
  /** Find out without the network what was rendered. */
  offline?: boolean;
}

/**
 * Brings the repo that one stands in to what this version renders: base is what the version before has rendered.
 * @throws UserError: see `applyTo`; also for a repo that a later version wrote
 */
export async function upgrade(
  { offline = false, ...options }: UpgradeOptions,
  context: ApplyContext,
): Promise<Outcome> {
  const root = await rootOf(context.cwd);
  const [lock] = await readLocks(root);
  if (lock === undefined || lock.generator === version) return applyAsking(root, options, context);
  let older: Older | undefined;
  const base = async (from: Lock) => {
    older ??= await olderTree(root, from, offline, context);
    return older.tree;
  };
  const outcome = await applyAsking(root, { ...options, older: base }, context);
  return {
    ...outcome,
    from: lock.generator,
    changes: outcome.changes.map((change) => withReason(change, older)),
    problems: [...outcome.problems, ...problemsOf(lock.generator, older)],
  };
}

function withReason(change: Change, older: Older | undefined): Change {
  if (change.kind !== 'conflict' || !older?.unknown.has(change.path)) return change;
  const why = 'edited, and nobody knows what it was rendered as; left as it is';
  return { ...change, why };
}

function problemsOf(generator: string, older: Older | undefined): Problem[] {
  if (older?.reason === undefined || older.reason === '--offline') return [];
  return [
    {
      code: 'version-unavailable',
      message: `create-microservices ${generator} could not be asked what it has rendered: ${older.reason}`,
      hint: 'It was taken from the files that are as they were, and from git',
      path: [],
    },
  ];
}
