import { circles } from '../../graph.ts';
import { reactions } from '../../reactions.ts';
import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { onOperation } from '../../view.ts';

export const eventLoop: Rule = {
  id: 'TX009',
  severity: 'error',
  title: 'events that cause each other for ever',
  why: 'An operation that is called by an event, and emits what leads to that event again, never comes to rest: traffic without end from a single request.',
  repairs: [
    'React only to what is news: emit an event of its own for what was done because of another event.',
    'Take out the subscription that closes the circle.',
    'Lead the exchange by a saga, which ends.',
  ],
  sources: [sources.eventDriven, sources.antiPatterns],
  check: (view) =>
    circles(reactions(view)).flatMap((places) => {
      const [place = ''] = places;
      const [serviceName = '', name = ''] = place.split('.');
      const service = view.service(serviceName);
      const operation = view.operation({ service: serviceName, name });
      if (service === undefined || operation === undefined) return [];
      const where = onOperation(service, operation, 'emits');
      const message = `${places.join(' leads to ')} by events, without end`;
      return [{ ...where, message, hint: 'Take out one of the subscriptions.' }];
    }),
};
