import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { onService } from '../../view.ts';
import { listed, percentOf } from '../../words.ts';

export const hub: Rule = {
  id: 'BND006',
  severity: 'warning',
  title: 'a service that most others wait for',
  why: 'When more than half of the services call one, its outage is the outage of the system, its latency is in every request, and every change of it needs everybody.',
  repairs: [
    'Let the others keep replicas of what they look up, fed by events.',
    'Put what they look up into the token, where it is about the caller.',
    'Split it by who asks for what.',
  ],
  sources: [sources.dependencies, sources.badSmells],
  check: ({ blueprint: { services }, calls, limits }) => {
    const limit = limits.BND006;
    return services.flatMap((service) => {
      const callers = new Set(
        calls.filter(({ to }) => to === service).map(({ from }) => from.name),
      );
      const share = percentOf(callers.size, services.length - 1);
      if (callers.size < limit.callers || share <= limit.percent) return [];
      const message = `${service.name} is called by ${callers.size} of the ${services.length - 1} others: ${listed([...callers].sort())}`;
      return [
        { ...onService(service), message, hint: 'Let them keep replicas of what they look up.' },
      ];
    });
  },
};
