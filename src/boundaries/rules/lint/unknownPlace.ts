import { suggestion } from '../../../blueprint/nearest.ts';
import type { Blueprint } from '../../../blueprint/types.ts';
import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';

export const unknownPlace: Rule = {
  id: 'LINT002',
  severity: 'error',
  title: 'an exception for a place that there is not',
  why: 'Something was renamed or mistyped, and the exception holds nowhere.',
  repairs: ['Name a place that there is, as the finding names it.', 'Remove the exception.'],
  sources: [sources.language],
  check: ({ blueprint, code, released }, others) => {
    const places = placesIn(blueprint);
    // What was released may not be there any more, and is excused just then.
    for (const { rule, place } of others) if (rule.startsWith('COMPAT')) places.add(place);
    for (const { path } of code?.files ?? []) places.add(path);
    return blueprint.lintExceptions.flatMap(({ rule, place }, index) => {
      // Whether there is a file, or was a contract, only those know who have looked.
      const isUnseen =
        (code === undefined && place.startsWith('services/')) ||
        (released === undefined && rule.startsWith('COMPAT'));
      if (places.has(place) || isUnseen) return [];
      const hint = suggestion(place, [...places]);
      return [
        {
          place,
          path: ['lint', 'exceptions', index, 'place'],
          message: `${place} has an exception from ${rule}, and there is no such place`,
          ...(hint === undefined ? {} : { hint }),
        },
      ];
    });
  },
};

function placesIn({ system, gateway, services, sagas }: Blueprint): Set<string> {
  return new Set([
    system.name,
    ...system.teams.map(({ name }) => name),
    'gateway',
    ...gateway.compositions.map(({ name }) => `gateway.${name}`),
    ...services.flatMap((service) => [
      service.name,
      ...[service.entities, service.replicas, service.operations, service.events].flatMap((parts) =>
        parts.map(({ name }) => `${service.name}.${name}`),
      ),
    ]),
    ...sagas.flatMap(({ name, steps }) => [name, ...steps.map((step) => `${name}.${step.name}`)]),
  ]);
}
