import { nothingReleased } from '../../src/contracts/released.ts';
import type { Lock } from '../../src/disk/lock.ts';
import { UserError } from '../../src/errors.ts';
import { emptyHistory } from '../../src/history/history.ts';
import { planFor } from '../../src/living/plan.ts';
import { refuseConflicts } from '../../src/living/refuse.ts';
import type { Step } from '../../src/living/step.ts';
import { intendedTexts } from '../../src/reconcile/settledBase.ts';
import { blueprintPath, type World } from './world.ts';

/** The planner that every command has, on a disk that is a map; written as `writeChanges` writes, one thing at a time. */
export function memoryWorld(blueprint: string): World {
  return worldOf(new Map([[blueprintPath, blueprint]]), undefined, undefined);
}

function worldOf(
  files: Map<string, string>,
  lock: Lock | undefined,
  next: Lock | undefined,
): World {
  async function look(paths: Iterable<string>) {
    const found = new Map<string, string>();
    for (const path of paths) {
      const text = files.get(path);
      if (text !== undefined) found.set(path, text);
    }
    return found;
  }

  /** What is done to the disk, in order. */
  function* writing({ changes, mine, lock: wanted }: Step): Generator<() => void> {
    const texts = changes.flatMap((change) =>
      'text' in change && change.text !== undefined
        ? [{ path: change.path, text: change.text }]
        : [],
    );
    const written = intendedTexts(wanted.files, mine, texts);
    yield () => {
      next = { ...wanted, written };
    };
    for (const { path } of changes.filter(({ kind }) => kind === 'delete')) {
      yield () => files.delete(path);
    }
    for (const { path, text } of texts) yield () => files.set(path, text);
    for (const change of changes) {
      if (!('from' in change) || change.from === undefined) continue;
      const { path, from, text } = change;
      yield () => {
        // What has no text goes as it is: renamed, which is one thing.
        if (text === undefined) {
          const own = files.get(from);
          if (own === undefined || files.has(path)) return;
          files.set(path, own);
        }
        files.delete(from);
      };
    }
    yield () => {
      lock = wanted;
    };
    yield () => {
      next = undefined;
    };
  }

  return {
    paths: () => [...files.keys()],
    read: (path) => files.get(path),
    write: (path, text) => files.set(path, text),
    remove: (path) => files.delete(path),
    copy: () => worldOf(new Map(files), lock, next),
    history: async () => lock?.history ?? emptyHistory,
    apply: async (changes = Number.POSITIVE_INFINITY) => {
      try {
        const text = files.get(blueprintPath) ?? '';
        const locks = lock === undefined ? [] : [lock];
        const plan = await planFor(
          {
            text,
            file: blueprintPath,
            locks,
            next,
            trunk: async () => undefined,
            released: async () => nothingReleased,
          },
          {},
          look,
          (folder) => [...files.keys()].filter((path) => path.startsWith(`${folder}/`)),
        );
        if (!plan.unfinished) refuseConflicts(plan);
        let left = changes;
        for (const step of plan.steps) {
          for (const change of writing(step)) {
            if (left === 0) return 'died';
            left -= 1;
            change();
          }
        }
        if (plan.waits) refuseConflicts(plan);
        return 'done';
      } catch (error) {
        if (error instanceof UserError) return error;
        throw error;
      }
    },
  };
}
