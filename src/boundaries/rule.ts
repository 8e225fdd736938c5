import type { Path } from '../blueprint/finding.ts';
import type { RuleId } from './ruleIds.ts';
import type { Source } from './sources.ts';
import type { View } from './view.ts';

/**
 * - error: it will not work, or not for long
 * - warning: it works, and costs; there may be a reason
 * - info: worth a look
 */
export type Severity = 'error' | 'warning' | 'info';

/** What there is to know about a rule: `check --explain`, `docs/rules.md`. */
export interface Page {
  id: RuleId;
  severity: Severity;
  /** What is found, as a noun phrase. */
  title: string;
  /** Why it hurts. */
  why: string;
  /** What is usually done about it, the best first. */
  repairs: readonly [string, ...string[]];
  sources: readonly [Source, ...Source[]];
}

/** One thing that is to be looked at for in a valid blueprint. Pure. */
export interface Rule extends Page {
  /** @param others what all rules before this one have found */
  check(view: View, others: readonly Finding[]): Found[];
}

/** Where a rule looks, as exceptions name it and as the document has it. */
export interface Where {
  /** `service`, `service.name`, `saga.step`, or the name of the system. */
  place: string;
  path: Path;
  /** Point at the key rather than at its value. */
  at?: 'key';
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
