import { longestWays } from '../../graph.ts';
import { reactions, serviceOf } from '../../reactions.ts';
import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { onOperation, refTo } from '../../view.ts';

export const wideChoreography: Rule = {
  id: 'TX008',
  severity: 'warning',
  title: 'a long chain of events that nobody leads',
  why: 'When each service reacts to the one before, the whole is written nowhere: nobody can say how far a case has come, what happens when a step fails, or what a change of one step does to the others.',
  repairs: [
    'Lead it by a saga, with steps, compensations and a timeout.',
    'Let several services react to the first event rather than each to the one before.',
    'Merge steps that always follow each other.',
  ],
  sources: [sources.eventDriven, sources.saga],
  check: (view) => {
    const graph = reactions(view);
    const longest = longestWays(graph);
    const reached = new Set([...graph.values()].flatMap((next) => [...next]));
    const { services: limit } = view.limits.TX008;
    return view.blueprint.services.flatMap((service) =>
      service.operations.flatMap((operation) => {
        const place = refTo(service, operation);
        // Told once, where it begins.
        if (reached.has(place)) return [];
        const way = longest(place);
        const services = new Set(way.map(serviceOf));
        if (services.size <= limit) return [];
        const where = onOperation(service, operation, 'emits');
        const message = `${place} leads through ${services.size} services by events (at most ${limit}): ${way.join(', then ')}`;
        return [{ ...where, message, hint: 'Lead it by a saga: sagas: { ... }.' }];
      }),
    );
  },
};
