import type { Found, Where } from '../../finding.ts';
import { graphOf, longestWays } from '../../graph.ts';
import { pageCalls } from '../../pageCalls.ts';
import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { onOperation, refTo } from '../../view.ts';

export const longChain: Rule = {
  id: 'SYNC002',
  severity: 'warning',
  title: 'a long chain of calls behind a public operation or a page',
  why: 'A request that waits for a chain of services is as slow as all of them together, and fails when one of them does.',
  repairs: [
    'Keep a replica, fed by events, of what is asked for at the far end.',
    'Answer early and finish by message: a command with an event, or a saga.',
    'Merge two services that always answer together.',
  ],
  sources: [sources.communication, sources.dependencies],
  check: (view) => {
    const { blueprint, calls, limits } = view;
    const { hops } = limits.SYNC002;
    const longest = longestWays(
      graphOf(calls.map((site) => [refTo(site.from, site.operation), refTo(site.to, site.target)])),
    );
    const found = (where: Where, operation: string): Found[] => {
      const [, ...behind] = longest(operation);
      if (behind.length <= hops) return [];
      const message = `${where.place} waits for ${behind.length} calls one after another (at most ${hops}): ${behind.join(', then ')}`;
      return [{ ...where, message, hint: 'Keep a replica of what the last one gives.' }];
    };
    const ofOperations = blueprint.services.flatMap((service) =>
      service.operations
        .filter(({ expose, calls: own }) => expose === 'public' && own.length > 0)
        .flatMap((operation) =>
          found(onOperation(service, operation, 'calls'), refTo(service, operation)),
        ),
    );
    const ofPages = pageCalls(view)
      // What is public is told where it stands.
      .filter(({ target }) => target.expose !== 'public')
      .flatMap(({ to, target, where }) => found(where, refTo(to, target)));
    return [...ofOperations, ...ofPages];
  },
};
