import type { RuleId } from '../../../../src/boundaries/ruleIds.ts';
import type { Clash } from '../../../../src/history/clashes.ts';

/** What two branches have done that git could not merge. */
export const inBranches: { rule: RuleId; clashes: Clash[]; message: string }[] = [
  {
    rule: 'DATA008',
    clashes: [{ service: 'books', ours: ['0002_change'], theirs: ['0002_rename', '0003_change'] }],
    message: 'books has 0002_change of one branch and 0002_rename, 0003_change of the other',
  },
];
