import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { percentOf } from '../../words.ts';

export const distributedMonolith: Rule = {
  id: 'BND009',
  severity: 'warning',
  title: 'a system in which most requests wait for several services',
  why: 'Services that answer alone can be slow, down and released alone. When most requests need a second service, the parts are deployed apart and fail together: a monolith with a network inside.',
  repairs: [
    'Keep replicas where the calls only look something up.',
    'Draw the boundaries anew, around what is asked for together.',
    'Go back to fewer services.',
  ],
  sources: [sources.newman, sources.boundaries],
  check: ({ blueprint: { system, services }, limits }) => {
    const { operations: floor, percent } = limits.BND009;
    const all = services.flatMap(({ operations }) =>
      operations.filter(({ expose }) => expose === 'public'),
    );
    const waiting = all.filter(({ calls }) => calls.some(({ fallback }) => fallback === 'none'));
    if (all.length <= floor || percentOf(waiting.length, all.length) <= percent) return [];
    const message = `${system.name} has ${all.length} public operations, and ${waiting.length} of them wait for another service`;
    const hint = 'Keep replicas where calls only look something up.';
    return [{ place: system.name, path: ['services'], at: 'key', message, hint }];
  },
};
