import type { Rule } from '../../rule.ts';
import { ruleIds } from '../../ruleIds.ts';
import { sources } from '../../sources.ts';

export const notNeeded: Rule = {
  id: 'LINT003',
  severity: 'warning',
  title: 'an exception that is not needed any more',
  why: 'What it excused is gone. Left in place, it will excuse the next fault of that kind without anybody deciding so.',
  repairs: ['Remove it.'],
  sources: [sources.language],
  check: ({ blueprint, code, released }, others) =>
    blueprint.lintExceptions.flatMap(({ rule, place }, index) => {
      if (!ruleIds.some((id) => id === rule)) return [];
      // Nobody has looked.
      if (code === undefined && rule.startsWith('CODE')) return [];
      if (released === undefined && rule.startsWith('COMPAT')) return [];
      if (others.some((other) => other.rule === rule && other.place === place)) return [];
      // A place that is not there has been told already.
      if (others.some((other) => other.rule === 'LINT002' && other.path[2] === index)) return [];
      const path = ['lint', 'exceptions', index];
      return [
        {
          place,
          path,
          message: `${place} has an exception from ${rule}, which finds nothing there`,
          hint: 'Remove it.',
          fix: [{ kind: 'remove', path }],
        },
      ];
    }),
};
