import type { LocatedFinding, Severity } from '../boundaries/finding.ts';
import type { RuleId } from '../boundaries/ruleIds.ts';

/** What a rule says, for programs. */
export interface ReportedFinding {
  /** `docs/rules.md` has its page. */
  rule: RuleId;
  severity: Severity;
  /** As an exception names it: `service.operation`, or the path of a file in the repo. */
  place: string;
  message: string;
  hint: string | null;
  file: string;
  /** From 1. */
  line: number;
  /** From 1, in UTF-16 code units. */
  column: number;
  /** Keys and indices from the root of the document; none for what is in the code. */
  path: readonly (string | number)[];
  /** Whether `--fix` would repair it. */
  fixable: boolean;
}

export function reported(finding: LocatedFinding): ReportedFinding {
  const { rule, severity, place, message, hint, file, line, column, path, fix } = finding;
  return {
    rule,
    severity,
    place,
    message,
    hint: hint ?? null,
    file,
    line,
    column,
    path,
    fixable: fix !== undefined,
  };
}
