import { visible } from '../blueprint/quote.ts';
import { count } from '../boundaries/words.ts';
import type { Code } from '../codes.ts';
import type { StatusOutcome } from '../commands/status.ts';
import type { Problem, UserError } from '../errors.ts';
import type { FileState } from '../living/states.ts';
import { countChanges } from './changes.ts';
import type { Paint } from './paint.ts';

const states = ['pristine', 'edited', 'deleted', 'conflicting'] as const;

const colours: Record<FileState, (paint: Paint) => Paint> = {
  pristine: (paint) => paint.dim,
  edited: (paint) => paint.yellow,
  deleted: (paint) => paint.yellow,
  conflicting: (paint) => paint.red,
};

/**
 * For people: the files that are not as they were rendered, then what has to be done.
 * @param name of the directory
 * @param program how it was started, to be typed again
 */
export function printStatus(
  { files, pending, applied, interrupted }: StatusOutcome,
  name: string,
  program: string,
  paint: Paint,
): string {
  const touched = [...files].filter(([, state]) => state !== 'pristine');
  const column = Math.max(...touched.map(([, state]) => state.length));
  const listed = touched.map(
    ([path, state]) => `${colours[state](paint)(state.padEnd(column))}  ${visible(path)}\n`,
  );
  const counts = countStates(files);
  const told = states
    .filter((state) => counts[state] > 0)
    .map((state) => `${counts[state]} ${state}`);
  const next = [
    ...(interrupted ? ['The last run was interrupted; the next one finishes it.\n'] : []),
    applied
      ? 'microservices.yaml is applied.\n'
      : `Not applied: ${countChanges(pending)}. ${paint.cyan(`${program} diff`)} shows it.\n`,
  ];
  return [
    listed.join(''),
    `${paint.bold(name)}: ${count(files.size, 'file')}: ${told.join(', ')}\n${next.join('')}`,
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function countStates(files: StatusOutcome['files']): Record<FileState, number> {
  const counts = { pristine: 0, edited: 0, deleted: 0, conflicting: 0 };
  for (const state of files.values()) counts[state] += 1;
  return counts;
}

/** What `status --json` prints: one document, of this shape whether it went well or not. */
export interface StatusReport {
  ok: boolean;
  /** Of the process: 0, or 1 where there is something to put right first, 70 for a bug of ours. */
  exitCode: number;
  /** Of the generator. */
  version: string;
  /** Absolute path of the repo; null when it did not come so far. */
  directory: string | null;
  /** Every file that was rendered; paths relative to `directory`. */
  files: { path: string; state: FileState }[];
  counts: Record<FileState, number>;
  /** Whether the blueprint is what was last applied, and nothing was interrupted. */
  applied: boolean;
  /** What `apply` would do. */
  pending: { path: string; change: string; why?: string }[];
  /** Whether the last run was interrupted; `apply` finishes it. */
  interrupted: boolean;
  /** What ended the run; null when nothing did. */
  error: { code: Code; message: string; hint: string | null } | null;
  problems: Problem[];
}

export function statusToJson(outcome: StatusOutcome, version: string): StatusReport {
  const { directory, files, pending, applied, interrupted } = outcome;
  return {
    ok: true,
    exitCode: 0,
    version,
    directory,
    files: [...files].map(([path, state]) => ({ path, state })),
    counts: countStates(files),
    applied,
    pending: pending.map((change) => ({
      path: change.path,
      change: change.kind,
      ...('why' in change && change.why !== undefined ? { why: change.why } : {}),
    })),
    interrupted,
    error: null,
    problems: [],
  };
}

export function failedStatusToJson(error: UserError, version: string): StatusReport {
  const { code, message, hint, exitCode, problems } = error;
  return {
    ok: false,
    exitCode,
    version,
    directory: null,
    files: [],
    counts: countStates(new Map()),
    applied: false,
    pending: [],
    interrupted: false,
    error: { code, message, hint: hint ?? null },
    problems: [...problems],
  };
}
