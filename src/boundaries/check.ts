import type { ReadBlueprint } from '../blueprint/index.ts';
import type { Code } from '../code/model.ts';
import type { Contracts } from '../contracts/compatibility.ts';
import type { Clash } from '../history/clashes.ts';
import type { Finding, LocatedFinding } from './finding.ts';
import type { Rule } from './rule.ts';
import { rules } from './rules/index.ts';
import { viewOf } from './view.ts';

/** What the rules say of a system. */
export interface Boundaries {
  /** In the order of the file; what is in the code after that, by its files. */
  findings: LocatedFinding[];
  /** What an exception in the blueprint excuses. */
  excepted: (LocatedFinding & { reason: string })[];
}

export interface CheckWith {
  /** What the repo does that was rendered from the blueprint; without it no rule on code finds anything. */
  code?: Code;
  /** What was last released of its contracts; without it they cannot be broken. */
  released?: readonly Contracts[];
  /** Of branches that git could not merge. */
  clashes?: readonly Clash[];
  /** For tests of single rules. */
  using?: readonly Rule[];
}

/**
 * What every rule finds in a valid blueprint, and in the code that it was rendered to. Pure; whether this
 * version renders the blueprint does not matter.
 */
export function checkBoundaries(
  read: ReadBlueprint,
  { using = rules, ...seen }: CheckWith = {},
): Boundaries {
  const view = viewOf(read, seen);
  const found: Finding[] = [];
  for (const { id, severity, check } of using) {
    found.push(...check(view, found).map((each) => ({ rule: id, severity, ...each })));
  }
  const reasons = new Map(
    read.blueprint.lintExceptions.map(({ rule, place, reason }) => [`${rule} ${place}`, reason]),
  );
  const located = found.map((finding) => inItsFile(finding, read)).sort(byPlace);
  const reasonFor = ({ rule, place }: Finding) => reasons.get(`${rule} ${place}`);
  return {
    findings: located.filter((finding) => reasonFor(finding) === undefined),
    excepted: located.flatMap((finding) => {
      const reason = reasonFor(finding);
      return reason === undefined ? [] : [{ ...finding, reason }];
    }),
  };
}

function inItsFile(finding: Finding, { document }: ReadBlueprint): LocatedFinding {
  const { spot, place, path, at } = finding;
  if (spot !== undefined) return { ...finding, file: place, ...spot };
  return { ...finding, file: document.file, ...document.position(path, at) };
}

function byPlace(a: LocatedFinding, b: LocatedFinding): number {
  const [first, second] = [a, b].map(({ spot, file }) => (spot === undefined ? '' : file));
  if (first !== second) return (first ?? '') < (second ?? '') ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}
