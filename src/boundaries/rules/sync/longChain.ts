import { graphOf, longestWays } from '../../graph.ts';
import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { onOperation, refTo } from '../../view.ts';

export const longChain: Rule = {
  id: 'SYNC002',
  severity: 'warning',
  title: 'a long chain of calls behind a public operation',
  why: 'A request that waits for a chain of services is as slow as all of them together, and fails when one of them does.',
  repairs: [
    'Keep a replica, fed by events, of what is asked for at the far end.',
    'Answer early and finish by message: a command with an event, or a saga.',
    'Merge two services that always answer together.',
  ],
  sources: [sources.communication, sources.dependencies],
  check: ({ blueprint, calls, limits }) => {
    const { hops } = limits.SYNC002;
    const longest = longestWays(
      graphOf(calls.map((site) => [refTo(site.from, site.operation), refTo(site.to, site.target)])),
    );
    return blueprint.services.flatMap((service) =>
      service.operations
        .filter(({ expose, calls: own }) => expose === 'public' && own.length > 0)
        .flatMap((operation) => {
          const [, ...behind] = longest(refTo(service, operation));
          if (behind.length <= hops) return [];
          const where = onOperation(service, operation, 'calls');
          const message = `${where.place} waits for ${behind.length} calls one after another (at most ${hops}): ${behind.join(', then ')}`;
          return [{ ...where, message, hint: 'Keep a replica of what the last one gives.' }];
        }),
    );
  },
};
