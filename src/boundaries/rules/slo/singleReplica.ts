import { isPromised, promisedByGateway } from '../../promised.ts';
import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { onService } from '../../view.ts';

export const singleReplica: Rule = {
  id: 'SLO002',
  severity: 'warning',
  title: 'a single replica behind a high objective',
  why: 'With one replica every restart, rollout and node that goes away is an outage. What is left for errors is used up by normal work.',
  repairs: [
    'Run two: scaling: { min: 2 }.',
    'Promise less.',
    'Put what may be down behind events, so that nobody waits for it.',
  ],
  sources: [sources.objectives, sources.dependencies],
  check: (view) => {
    const { availability } = view.limits.SLO002;
    const { gateway, services } = view.blueprint;
    const promising = [
      ...services
        .filter(({ name }) => isPromised(view, name, 'availability'))
        .map((service) => ({ ...service, where: onService(service, 'scaling', 'min') })),
      ...(promisedByGateway(view, 'availability') === undefined
        ? []
        : [{ ...gateway, where: { place: 'gateway', path: ['gateway', 'scaling', 'min'] } }]),
    ];
    return promising
      .filter(({ slo, scaling }) => slo.availability >= availability && scaling.min < 2)
      .map(({ where, slo }) => ({
        ...where,
        message: `${where.place} promises ${slo.availability} % with a minimum of one replica`,
        hint: 'Write scaling: { min: 2 }.',
        fix: [{ kind: 'set', path: where.path, value: 2 }],
      }));
  },
};
