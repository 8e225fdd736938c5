import { circles, graphOf } from '../../graph.ts';
import { commanding, consequences } from '../../reactions.ts';
import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { onOperation } from '../../view.ts';

export const eventLoop: Rule = {
  id: 'TX009',
  severity: 'error',
  title: 'events that cause each other for ever',
  why: 'An operation that an event runs, and that leads to that event again, by what it emits, by a saga or by what it commands, never comes to rest: traffic without end from a single request.',
  repairs: [
    'React only to what is news: emit an event of its own for what was done because of another event.',
    'Take out the subscription that closes the circle.',
    'Lead the exchange by a saga, which ends.',
  ],
  sources: [sources.eventDriven, sources.antiPatterns],
  check: (view) => {
    const calls = graphOf(commanding(view));
    return circles(consequences(view)).flatMap((places) => {
      // What waits for itself is a circle of calls, another rule's.
      const isByCalls = places
        .slice(1)
        .every((to, index) => calls.get(places[index] ?? '')?.has(to));
      if (isByCalls) return [];
      const [place = ''] = places;
      const [serviceName = '', name = ''] = place.split('.');
      const service = view.service(serviceName);
      const operation = view.operation({ service: serviceName, name });
      if (service === undefined || operation === undefined) return [];
      const where = onOperation(service, operation, 'emits');
      const message = `${places.join(' leads to ')}, without end`;
      return [
        {
          ...where,
          message,
          hint: 'Take out what closes the circle: a subscription, a step or a call.',
        },
      ];
    });
  },
};
