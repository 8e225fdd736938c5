import type { Code } from '../codes.ts';
import { exitCodeOf, type Outcome } from '../commands/outcome.ts';
import type { Problem, UserError } from '../errors.ts';
import { type ReportedFinding, reported } from './finding.ts';

/**
 * What `--json` prints: one document, of this shape whether it went well or not. Every key is always there.
 * What scripts compare are `ok`, `exitCode` and the codes (`docs/errors.md`); texts are for people and change.
 */
export interface JsonReport {
  /** Whether the repo is written, or with `dryRun` would be, and no conflict is left to resolve. */
  ok: boolean;
  /** Of the process: 0 done, 1 to be put right, 2 conflicts left to resolve, 70 a bug of ours, 130 cancelled. */
  exitCode: number;
  /** Of the generator. */
  version: string;
  /** The version that wrote the repo before, which `upgrade` has taken it from; null where there was no other. */
  upgradedFrom: string | null;
  /** Absolute path of the repo; null when it did not come so far. */
  directory: string | null;
  /** Whether nothing was to be written. */
  dryRun: boolean;
  /**
   * Every file that is, or would be, touched: paths relative to `directory`, with `/` on every system.
   * Not `microservices.lock`, which is the record of them.
   */
  files: { path: string; change: string; from?: string; why?: string }[];
  /** The blueprint with every default filled in; null when it did not come so far. */
  blueprint: unknown;
  /** The text of microservices.yaml; null when it did not come so far. */
  blueprintText: string | null;
  /** What ended the run; null when nothing did. */
  error: { code: Code; message: string; hint: string | null } | null;
  /**
   * Everything that is wrong, with its place. Errors are the parts of `error`, e.g. of a blueprint; warnings
   * come with a repo that is written, e.g. when packages could not be installed.
   */
  problems: (Problem & { severity: 'error' | 'warning' })[];
  /** What `remove --cascade` has removed besides, one sentence each. */
  also: string[];
  /** What the rules say of the boundaries (`docs/rules.md`): advice, which stops nothing. */
  findings: ReportedFinding[];
  /**
   * What to know of the migrations that come (for builds that still run, for rows, for callers), and of what others
   * have to follow whatever migrations there are, where `migration` is null.
   */
  notices: { migration: string | null; path: readonly (string | number)[]; message: string }[];
  /** What to type next, in order. */
  nextSteps: { command: string; why: string }[];
  /** The command that says the same by flags; null where a file said it, or it did not come so far. */
  again: string | null;
}

export function outcomeToJson(outcome: Outcome, version: string): JsonReport {
  const { directory, dryRun, blueprint, blueprintText, changes, problems, nextSteps } = outcome;
  const files = changes.map((change) => ({
    path: change.path,
    change: change.kind,
    ...('from' in change && change.from !== undefined ? { from: change.from } : {}),
    ...('why' in change && change.why !== undefined ? { why: change.why } : {}),
  }));
  const exitCode = exitCodeOf(outcome);
  return {
    ok: exitCode === 0,
    exitCode,
    version,
    upgradedFrom: outcome.from ?? null,
    directory,
    dryRun,
    files,
    blueprint,
    blueprintText,
    error: null,
    problems: problems.map((problem) => ({ severity: 'warning', ...problem })),
    also: [...(outcome.also ?? [])],
    findings: outcome.findings.map(reported),
    notices: (outcome.notices ?? []).map(({ migration = null, path, message }) => ({
      migration,
      path,
      message,
    })),
    nextSteps: [...nextSteps],
    again: outcome.again ?? null,
  };
}

export function errorToJson(error: UserError, version: string): JsonReport {
  const { code, message, hint, exitCode, problems } = error;
  return {
    ok: false,
    exitCode,
    version,
    upgradedFrom: null,
    directory: null,
    dryRun: false,
    files: [],
    blueprint: null,
    blueprintText: null,
    error: { code, message, hint: hint ?? null },
    problems: problems.map((problem) => ({ severity: 'error', ...problem })),
    also: [],
    findings: [],
    notices: [],
    nextSteps: [],
    again: null,
  };
}
