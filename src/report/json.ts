import type { Outcome } from '../commands/outcome.ts';
import type { Problem, UserError } from '../errors.ts';

/** What `--json` prints: one document, of this shape whether it went well or not. */
export interface JsonReport {
  ok: boolean;
  /** Of the generator. */
  version: string;
  /** Absolute path of the repo; null when it did not come so far. */
  directory: string | null;
  /** Whether nothing was to be written. */
  dryRun: boolean;
  files: { path: string; change: string; why?: string }[];
  /** The blueprint with every default filled in. */
  blueprint: unknown;
  problems: readonly Problem[];
  nextSteps: readonly { command: string; why: string }[];
}

export function outcomeToJson(outcome: Outcome, version: string): JsonReport {
  const { directory, dryRun, blueprint, changes, problems, nextSteps } = outcome;
  const files = changes.map((change) => ({
    path: change.path,
    change: change.kind,
    ...('why' in change && change.why !== undefined ? { why: change.why } : {}),
  }));
  return { ok: true, version, directory, dryRun, files, blueprint, problems, nextSteps };
}

/** An error as such a document: its problems, or itself as the only one. */
export function errorToJson(error: UserError, version: string): JsonReport {
  const { message, hint, problems } = error;
  const self: Problem = {
    code: 'error',
    message,
    path: [],
    ...(hint === undefined ? {} : { hint }),
  };
  return {
    ok: false,
    version,
    directory: null,
    dryRun: false,
    files: [],
    blueprint: null,
    problems: problems.length > 0 ? problems : [self],
    nextSteps: [],
  };
}
