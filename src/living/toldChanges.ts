import type { Change } from '../reconcile/change.ts';
import type { Plan } from './plan.ts';

/**
 * The changes of all steps, one a path: what is new, and what an interrupted run has left to do. Conflicts that
 * it has written already are told too.
 */
export function toldChanges({ steps, unfinished, conflicts }: Plan): Change[] {
  const told = new Map<string, Change>();
  for (const { changes } of steps) for (const change of changes) told.set(change.path, change);
  if (unfinished) {
    for (const path of conflicts) {
      if (!told.has(path))
        told.set(path, { kind: 'conflict', path, why: 'of the run that was interrupted' });
    }
  }
  return [...told.values()];
}
