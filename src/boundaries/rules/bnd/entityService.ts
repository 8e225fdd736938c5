import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { onService } from '../../view.ts';
import { listed } from '../../words.ts';
import { hasEvents } from './traffic.ts';

export const entityService: Rule = {
  id: 'BND003',
  severity: 'warning',
  title: 'a service around one entity that others change',
  why: 'A service that only stores rows for others has the data, and they have the rules. Each use case then takes two services, and neither can change without the other.',
  repairs: [
    'Move the rules to the data: operations that say what callers want, instead of create and update.',
    'Merge it with the service whose rules it stores for.',
    'Let the others keep replicas, fed by the events that the entity has by itself.',
  ],
  sources: [sources.boundaries, sources.antiPatterns],
  check: (view) =>
    view.blueprint.services.flatMap((service) => {
      const isCrud = service.operations.every(({ crud }) => crud);
      if (service.entities.length !== 1 || !isCrud || hasEvents(view, service)) return [];
      // Whoever only reads could as well keep a replica; whoever writes has the rules.
      const changing = view.calls.filter(
        ({ to, target }) => to === service && target.kind === 'command',
      );
      const callers = new Set(changing.map(({ from }) => from.name));
      if (callers.size < view.limits.BND003.callers) return [];
      const message = `${service.name} only stores ${service.entities[0]?.name}, and ${listed([...callers].sort())} change${callers.size === 1 ? 's' : ''} it`;
      return [
        {
          ...onService(service),
          message,
          hint: 'Move the rules to the data, or let callers keep replicas.',
        },
      ];
    }),
};
