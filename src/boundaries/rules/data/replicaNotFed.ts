import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { onPart, textOf } from '../../view.ts';
import { listed } from '../../words.ts';

export const replicaNotFed: Rule = {
  id: 'DATA005',
  severity: 'error',
  title: 'a replica that is not fed',
  why: 'A copy whose events nobody listens to stays as it was on the first day, and nothing says so.',
  repairs: [
    'Subscribe to the events that feed it: subscribes: [service.event].',
    'Leave an event out of fedBy that carries nothing for it.',
    'Do without the replica, and call the owner.',
  ],
  sources: [sources.eventDriven, sources.communication],
  check: ({ blueprint }) =>
    blueprint.services.flatMap((service) => {
      const heard = new Set(service.subscribes.map(({ event }) => textOf(event)));
      const added = new Set<string>();
      return service.replicas.flatMap((replica) => {
        const missing = replica.fedBy.map(textOf).filter((event) => !heard.has(event));
        if (missing.length === 0) return [];
        const where = onPart(service, 'replicas', replica);
        // Of two replicas that need one event, the first brings it.
        const appended = missing.filter((event) => !added.has(event));
        for (const event of appended) added.add(event);
        return [
          {
            ...where,
            message: `${where.place} is not fed: ${service.name} does not subscribe to ${listed(missing)}`,
            hint: `Write subscribes: [${missing.join(', ')}].`,
            fix: appended.map((value) => ({
              kind: 'append' as const,
              path: ['services', service.name, 'subscribes'],
              value,
            })),
          },
        ];
      });
    }),
};
