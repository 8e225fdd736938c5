import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { onPart } from '../../view.ts';

export const replicaNotRead: Rule = {
  id: 'DATA007',
  severity: 'warning',
  title: 'a replica that nothing reads',
  why: 'A copy costs a subscription, storage, and attention when it lags. One that nobody reads costs all of that for nothing.',
  repairs: [
    'Read it: reads: [Replica], in a view, or as the fallback of a call.',
    'Remove it together with its subscriptions.',
  ],
  sources: [sources.communication],
  check: ({ blueprint, written }) =>
    blueprint.services.flatMap((service) => {
      const { replicas, operations, views, subscribes } = service;
      // What a handler of one's own reads is not in the blueprint.
      if (subscribes.some(({ then }) => then === 'custom')) return [];
      const read = new Set([
        ...operations.flatMap(({ reads }) => reads),
        ...views.flatMap(({ from }) => from),
      ]);
      const isFallback = (owner: string) =>
        operations.some(({ calls }) =>
          calls.some(({ to, fallback }) => fallback === 'replica' && to.service === owner),
        );
      return (
        replicas
          // One that a subscription implies is kept for the rules of its user.
          .filter(({ name }) => written(['services', service.name, 'replicas', name]))
          .filter(({ name, of }) => !read.has(name) && !isFallback(of.service))
          .map((replica) => {
            const where = onPart(service, 'replicas', replica);
            const message = `${where.place} is read by no operation, view or fallback`;
            return { ...where, message, hint: `Write reads: [${replica.name}] where it is used.` };
          })
      );
    }),
};
