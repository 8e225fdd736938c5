import { suggestion } from '../../../blueprint/nearest.ts';
import { impossible } from '../../impossible.ts';
import type { Rule } from '../../rule.ts';
import { ruleIds } from '../../ruleIds.ts';
import { sources } from '../../sources.ts';

export const unknownRule: Rule = {
  id: 'LINT001',
  severity: 'error',
  title: 'an exception from a rule that there is not',
  why: 'A rule that was mistyped is not switched off, and whoever reads the exception believes that it is.',
  repairs: ['Name a rule that there is.', 'Remove the exception.'],
  sources: [sources.language],
  check: ({ blueprint }) =>
    blueprint.lintExceptions.flatMap(({ rule, place }, index) => {
      if (ruleIds.some((id) => id === rule)) return [];
      const held = impossible.find(({ id }) => id === rule);
      const message = held
        ? `${place} has an exception from ${rule}, which the language itself holds`
        : `${place} has an exception from ${rule}, and there is no such rule`;
      const hint = held ? 'Remove it.' : suggestion(rule, ruleIds);
      return [
        {
          place,
          path: ['lint', 'exceptions', index, 'rule'],
          message,
          ...(hint === undefined ? {} : { hint }),
        },
      ];
    }),
};
