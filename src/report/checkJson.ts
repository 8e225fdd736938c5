import type { Severity } from '../boundaries/finding.ts';
import type { Code } from '../codes.ts';
import type { CheckOutcome } from '../commands/check.ts';
import type { Problem, UserError } from '../errors.ts';
import { type ReportedFinding, reported } from './finding.ts';

/**
 * What `check --format json` prints: one document, of this shape whether it went well or not. Every key is always
 * there. What scripts compare are `ok`, `exitCode`, rules, severities and codes; texts are for people and change.
 */
export interface CheckReport {
  /** Whether nothing of severity error was found. */
  ok: boolean;
  /** Of the process: 0, or 1 for an error to be put right, 70 for a bug of ours. */
  exitCode: number;
  /** Of the generator. */
  version: string;
  /** As it was given; null when it did not come so far. */
  file: string | null;
  /** In the order of the file. */
  findings: ReportedFinding[];
  /** What an exception of the blueprint excuses, with its reason. */
  excepted: (ReportedFinding & { reason: string })[];
  /** What `--fix` has repaired. */
  fixed: ReportedFinding[];
  /** What ended the run; null when nothing did. */
  error: { code: Code; message: string; hint: string | null } | null;
  /** What is wrong with the blueprint itself: `docs/errors.md`. */
  problems: Problem[];
}

export function exitCodeOf(findings: readonly { severity: Severity }[]): number {
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}

export function checkToJson(
  { file, findings, excepted, fixed }: CheckOutcome,
  version: string,
): CheckReport {
  const exitCode = exitCodeOf(findings);
  return {
    ok: exitCode === 0,
    exitCode,
    version,
    file,
    findings: findings.map(reported),
    excepted: excepted.map((finding) => ({ ...reported(finding), reason: finding.reason })),
    fixed: fixed.map(reported),
    error: null,
    problems: [],
  };
}

export function failedCheckToJson(error: UserError, version: string): CheckReport {
  const { code, message, hint, exitCode, problems } = error;
  return {
    ok: false,
    exitCode,
    version,
    file: null,
    findings: [],
    excepted: [],
    fixed: [],
    error: { code, message, hint: hint ?? null },
    problems: [...problems],
  };
}
