import type { Dirty } from '../disk/dirtyFiles.ts';
import { blueprintFile, lockFile } from '../disk/repoPath.ts';
import { type Problem, UserError } from '../errors.ts';
import { lineOfMarker } from '../reconcile/markers.ts';
import type { Plan } from './plan.ts';

/** How many files are named. */
const named = 20;

/** @throws UserError while there are files with markers of conflicts */
export function refuseConflicts({ conflicts, mine }: Pick<Plan, 'conflicts' | 'mine'>): void {
  if (conflicts.length === 0) return;
  throw new UserError(`${files(conflicts, 'holds a conflict', 'hold conflicts')} to resolve`, {
    code: 'unresolved',
    hint: 'Choose in each what is to be there, remove the lines with the markers, and run the same command again',
    problems: conflicts.slice(0, named).map(
      (file): Problem => ({
        code: 'conflict',
        message: 'markers of a conflict begin here',
        path: [],
        file,
        line: lineOfMarker(String(mine.get(file))),
      }),
    ),
  });
}

/**
 * @param dirty what is not committed
 * @throws UserError where `git restore .` after the run would take away more than the run has done
 */
export function refuseDirty({ steps, settling }: Plan, { changed, unknown }: Dirty): void {
  const touched = new Set(
    steps.flatMap(({ changes }) =>
      changes
        .filter((change) => change.kind === 'delete' || 'text' in change || 'from' in change)
        .flatMap((change) => ('from' in change ? [change.path, change.from] : [change.path])),
    ),
  );
  if (touched.size === 0 || settling) return;
  const dirty = [...changed, ...unknown.filter((path) => touched.has(path))].filter(
    (path) => path !== blueprintFile && path !== lockFile,
  );
  if (dirty.length === 0) return;
  throw new UserError(`${files(dirty, 'is', 'are')} changed and not committed`, {
    code: 'dirty',
    hint: 'Commit first, so that `git restore .` undoes this run and nothing else; or add --allow-dirty',
    problems: dirty.slice(0, named).map(
      (file): Problem => ({
        code: 'uncommitted',
        message: 'is not committed',
        path: [],
        file,
      }),
    ),
  });
}

function files(all: readonly string[], one: string, more: string): string {
  const count = all.length === 1 ? `1 file ${one}` : `${all.length} files ${more}`;
  return all.length > named ? `${count}, ${named} of them below,` : count;
}
