import type { Path } from '../blueprint/finding.ts';
import type { Spot } from '../code/model.ts';
import type { RuleId } from './ruleIds.ts';

/**
 * - error: it will not work, or not for long
 * - warning: it works, and costs; there may be a reason
 * - info: worth a look
 */
export type Severity = 'error' | 'warning' | 'info';

/** Where a rule looks, as exceptions name it and as the document has it. */
export interface Where {
  /** `service`, `service.name`, `saga.step`, the name of the system, or a file of the repo. */
  place: string;
  /** Of what is in the code: the root, which is no place of the blueprint. */
  path: Path;
  /** Point at the key rather than at its value. */
  at?: 'key';
  /** Where in the file that is the place. */
  spot?: Spot;
}

export interface Found extends Where {
  /** One sentence that begins with the place. */
  message: string;
  /** What to write here; the page of the rule says what is usual. */
  hint?: string;
  /** The one obvious repair. */
  fix?: readonly Edit[];
}

export interface Finding extends Found {
  rule: RuleId;
  severity: Severity;
}

export type Edit =
  | { kind: 'set'; path: Path; value: unknown }
  | { kind: 'append'; path: Path; value: unknown }
  | { kind: 'remove'; path: Path };

/** A finding in its file. */
export interface LocatedFinding extends Finding {
  file: string;
  /** From 1. */
  line: number;
  /** From 1, in UTF-16 code units. */
  column: number;
}
