import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { type CallSite, onService } from '../../view.ts';
import { count, percentOf } from '../../words.ts';

export const chattyPair: Rule = {
  id: 'SYNC008',
  severity: 'warning',
  title: 'two services in constant conversation',
  why: 'A service that needs another one for most of what it does is not a service of its own: each change of either has to be made with the other in mind.',
  repairs: [
    'Keep a replica of what is asked for again and again.',
    'Offer one operation that does the whole job instead of several that do a step each.',
    'Merge the two.',
  ],
  sources: [sources.boundaries, sources.antiPatterns],
  check: ({ blueprint, calls, limits }) => {
    const { calls: many, percent } = limits.SYNC008;
    return blueprint.services.flatMap((from) => {
      const pairs = new Map<string, CallSite[]>();
      for (const site of calls.filter((each) => each.from === from)) {
        pairs.set(site.to.name, [...(pairs.get(site.to.name) ?? []), site]);
      }
      return [...pairs].flatMap(([to, sites]) => {
        const talking = new Set(sites.map(({ operation }) => operation.name)).size;
        const share = percentOf(talking, from.operations.length);
        if (sites.length < many || share < percent) return [];
        const operations = count(from.operations.length, 'operation');
        const message = `${from.name} calls ${to} in ${count(sites.length, 'place')}, ${talking} of ${operations}`;
        return [
          { ...onService(from), message, hint: `Keep a replica of what ${to} is asked for.` },
        ];
      });
    });
  },
};
