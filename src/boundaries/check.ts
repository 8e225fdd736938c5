import type { ReadBlueprint } from '../blueprint/index.ts';
import type { Finding, LocatedFinding } from './finding.ts';
import type { Rule } from './rule.ts';
import { rules } from './rules/index.ts';
import { viewOf } from './view.ts';

/** What the rules say of a system. */
export interface Boundaries {
  /** In the order of the file. */
  findings: LocatedFinding[];
  /** What an exception in the blueprint excuses. */
  excepted: (LocatedFinding & { reason: string })[];
}

/**
 * What every rule finds in a valid blueprint. Pure; whether this version renders the blueprint does not matter.
 * @param using for tests of single rules
 */
export function checkBoundaries(read: ReadBlueprint, using: readonly Rule[] = rules): Boundaries {
  const view = viewOf(read);
  const found: Finding[] = [];
  for (const { id, severity, check } of using) {
    found.push(...check(view, found).map((each) => ({ rule: id, severity, ...each })));
  }
  const reasons = new Map(
    read.blueprint.lintExceptions.map(({ rule, place, reason }) => [`${rule} ${place}`, reason]),
  );
  const located = found
    .map((finding) => ({
      ...finding,
      file: read.document.file,
      ...read.document.position(finding.path, finding.at),
    }))
    .sort((a, b) => a.line - b.line || a.column - b.column);
  const reasonFor = ({ rule, place }: Finding) => reasons.get(`${rule} ${place}`);
  return {
    findings: located.filter((finding) => reasonFor(finding) === undefined),
    excepted: located.flatMap((finding) => {
      const reason = reasonFor(finding);
      return reason === undefined ? [] : [{ ...finding, reason }];
    }),
  };
}
