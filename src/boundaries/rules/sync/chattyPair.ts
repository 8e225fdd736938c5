import type { Found } from '../../finding.ts';
import { grouped } from '../../grouped.ts';
import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { type CallSite, onOperation, onService } from '../../view.ts';
import { count, listed, percentOf } from '../../words.ts';

export const chattyPair: Rule = {
  id: 'SYNC008',
  severity: 'warning',
  title: 'two services in constant conversation',
  why: 'A service that needs another one for most of what it does, or several times for one thing, is not a service of its own: each change of either has to be made with the other in mind.',
  repairs: [
    'Keep a replica of what is asked for again and again.',
    'Offer one operation that does the whole job instead of several that do a step each.',
    'Merge the two.',
  ],
  sources: [sources.boundaries, sources.antiPatterns],
  check: ({ blueprint, calls, limits }) => {
    const { calls: many, percent } = limits.SYNC008;
    return blueprint.services.flatMap((from) => {
      const own = calls.filter((site) => site.from === from);
      return [...grouped(own, ({ to }) => to)].flatMap(([to, sites]): Found[] => {
        const byOperation = grouped(sites, ({ operation }) => operation);
        const talkative = [...byOperation].filter(([, each]) => each.length >= many);
        if (talkative.length > 0) {
          return talkative.map(([operation, each]) => {
            const where = onOperation(from, operation, 'calls');
            const message = `${where.place} calls ${to.name} ${each.length} times: ${listed(each.map(nameOf))}`;
            return { ...where, message, hint: `Let ${to.name} offer one query for all of it.` };
          });
        }
        const share = percentOf(byOperation.size, from.operations.length);
        if (sites.length < many || share < percent) return [];
        const operations = count(from.operations.length, 'operation');
        const message = `${from.name} calls ${to.name} in ${byOperation.size} of its ${operations}`;
        const hint = `Keep a replica of what ${to.name} is asked for.`;
        return [{ ...onService(from), message, hint }];
      });
    });
  },
};

const nameOf = ({ target }: CallSite) => target.name;
