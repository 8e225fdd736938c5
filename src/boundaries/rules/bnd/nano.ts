import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { onService } from '../../view.ts';
import { hasEvents } from './traffic.ts';

export const nano: Rule = {
  id: 'BND002',
  severity: 'warning',
  title: 'a service that is too small to be one',
  why: 'A service costs a deployment, a database, alerts, an owner and a network between it and its caller. Around one or two functions that one other service uses, that is more than they are worth.',
  repairs: [
    'Merge it with its caller.',
    'Give it what else belongs to its subject, if it has one.',
    'Keep it apart for a reason that outweighs its cost, such as other people, other rules for security or another load: as an exception with that reason.',
  ],
  sources: [sources.nano, sources.boundaries],
  check: (view) => {
    const { entities, operations } = view.limits.BND002;
    return view.blueprint.services.flatMap((service) => {
      if (service.entities.length > entities || service.operations.length > operations) return [];
      // What is public has users beside its caller.
      if (service.operations.some(({ expose }) => expose === 'public')) return [];
      if (hasEvents(view, service)) return [];
      const callers = new Set(
        view.calls.filter(({ to }) => to === service).map(({ from }) => from),
      );
      const [caller, ...more] = callers;
      // With several callers, or none, there is nobody to merge it with.
      if (caller === undefined || more.length > 0) return [];
      const does = service.operations.map(({ name }) => name).join(' and ');
      const message = `${service.name} does ${does}, for ${caller.name} only`;
      return [{ ...onService(service), message, hint: `Merge it with ${caller.name}.` }];
    });
  },
};
