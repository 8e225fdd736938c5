import type { Finding, Found, Severity } from './finding.ts';
import type { RuleId } from './ruleIds.ts';
import type { Source } from './sources.ts';
import type { View } from './view.ts';

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
