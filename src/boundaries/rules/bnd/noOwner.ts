import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { onService } from '../../view.ts';

export const noOwner: Rule = {
  id: 'BND010',
  severity: 'info',
  title: 'a service that belongs to no team',
  why: 'Where all others have an owner, the one without is reviewed by nobody and paged to nobody.',
  repairs: ['Give it one: team: name.'],
  sources: [sources.teams],
  check: ({ blueprint: { services, system } }) => {
    if (!services.some(({ team }) => team !== undefined)) return [];
    const teams = system.teams.map(({ name }) => name).join(', ');
    return services
      .filter(({ team }) => team === undefined)
      .map((service) => ({
        ...onService(service),
        message: `${service.name} belongs to no team`,
        hint: `Write team: one of ${teams}.`,
      }));
  },
};
