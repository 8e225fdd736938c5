import type { Service } from '../../../blueprint/types.ts';
import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { onService } from '../../view.ts';

export const mutualReference: Rule = {
  id: 'BND008',
  severity: 'warning',
  title: 'services whose entities refer to each other',
  why: 'When each of two services keeps identifiers of the other, neither row can be made or removed without the other service: the boundary goes through the middle of something.',
  repairs: [
    'Keep one direction: the one that knows the other from the start.',
    'Move the entity that refers both ways to the other side.',
    'Merge the two.',
  ],
  sources: [sources.boundaries, sources.boundedContext],
  check: ({ blueprint: { services } }) => {
    const referred = new Map(
      services.map((service) => [service.name, references(service)] as const),
    );
    return services.flatMap((service) =>
      [...(referred.get(service.name) ?? [])].flatMap(([other, by]) => {
        const back = referred.get(other)?.get(service.name);
        // Told once for each pair.
        if (back === undefined || other < service.name) return [];
        const message = `${service.name} and ${other} refer to each other: ${service.name} by ${by}, ${other} by ${back}`;
        return [{ ...onService(service), message, hint: 'Leave one of the two references out.' }];
      }),
    );
  },
};

/** Other services that entities refer to, each with a field that does: `Entity.field`. */
function references({ name, entities, valueObjects }: Service): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const owner of [...entities, ...valueObjects]) {
    for (const { name: field, foreign } of owner.fields) {
      if (foreign === undefined || foreign.service === name || found.has(foreign.service)) continue;
      found.set(foreign.service, `${owner.name}.${field}`);
    }
  }
  return found;
}
