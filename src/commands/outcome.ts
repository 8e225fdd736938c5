import type { Blueprint } from '../blueprint/types.ts';
import type { LocatedFinding } from '../boundaries/finding.ts';
import type { Problem } from '../errors.ts';
import type { Notice } from '../history/notices.ts';
import type { Change } from '../reconcile/change.ts';

/** What a command did, or with `--dry-run` would do: printed for people, or as JSON. */
export interface Outcome {
  /** Absolute path of the repo. */
  directory: string;
  dryRun: boolean;
  /** The version that wrote the repo before, where another one did. */
  from?: string;
  blueprint: Blueprint;
  /** Of microservices.yaml. */
  blueprintText: string;
  changes: readonly Change[];
  /** What was removed because it depended on what was to be removed, one sentence each. */
  also?: readonly string[];
  /** What did not go as planned, though the files are written. */
  problems: readonly Problem[];
  /** What the rules say of the boundaries: advice, which stops nothing. */
  findings: readonly LocatedFinding[];
  /** Whether somebody has seen them, and said yes. */
  confirmed?: boolean;
  /** What to know of the migrations that come with it. */
  notices?: readonly Notice[];
  nextSteps: readonly NextStep[];
  /** The command that says the same without a question; absent where a file said it. */
  again?: string;
  /** Whether somebody was asked, and would not know the command. */
  asked?: boolean;
}

export interface NextStep {
  /** To be typed as it stands. */
  command: string;
  /** What it does. */
  why: string;
}

/** What the process ends with: 2 where people have to resolve what was written. */
export function exitCodeOf({ dryRun, changes }: Pick<Outcome, 'dryRun' | 'changes'>): 0 | 2 {
  return !dryRun && changes.some(({ kind }) => kind === 'conflict') ? 2 : 0;
}
