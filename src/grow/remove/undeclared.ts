import type { ReadBlueprint } from '../../blueprint/index.ts';
import { isImplied } from '../../blueprint/isImplied.ts';
import type { Problem } from '../../errors.ts';

/** Without any operation, entities would get five each: nobody who removes one means that. */
export function undeclared(before: ReadBlueprint, after: ReadBlueprint): Problem[] {
  return after.blueprint.services.filter(isImplied).flatMap((service) => {
    const old = before.blueprint.services.find(({ name }) => name === service.name);
    const entities = service.entities.map(({ name }) => name).join(', ');
    if (old === undefined || isImplied(old)) return [];
    return [
      {
        code: 'last-operation' as const,
        message: `Without any operation of its own, ${service.name} would have five for each entity: ${entities}`,
        hint: 'Add another operation first, or remove the entity with it.',
        path: ['services', service.name, 'operations'],
        at: 'key' as const,
      },
    ];
  });
}
