import { readBlueprint } from '../blueprint/index.ts';
import { checkBoundaries } from '../boundaries/check.ts';
import { catalog } from '../catalog/index.ts';
import { type ReportedFinding, reported } from '../report/finding.ts';
import { fileName, type ReadOptions } from './readBlueprint.ts';
import { type Source, textOf } from './textOf.ts';

export interface Checked {
  /** In the order of the file. */
  findings: ReportedFinding[];
  /** What an exception of the blueprint excuses, with its reason. */
  excepted: (ReportedFinding & { reason: string })[];
}

/**
 * What the rules on boundaries say of a system, as `create-microservices check` does. Pure: reads no file. The
 * blueprint has to be valid; whether this version renders it does not matter.
 * @throws UserError with every problem of the blueprint
 * @example
 * const { findings } = check(text);
 * findings.filter(({ severity }) => severity === 'error');
 */
export function check(source: Source, options: ReadOptions = {}): Checked {
  const read = readBlueprint(textOf(source), fileName(options), catalog);
  const { findings, excepted } = checkBoundaries(read);
  return {
    findings: findings.map(reported),
    excepted: excepted.map((finding) => ({ ...reported(finding), reason: finding.reason })),
  };
}
