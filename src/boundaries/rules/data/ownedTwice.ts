import type { Entity } from '../../../blueprint/types.ts';
import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { onPart } from '../../view.ts';
import { listed, percentOf } from '../../words.ts';

export const ownedTwice: Rule = {
  id: 'DATA001',
  severity: 'error',
  title: 'an entity that two services own',
  why: 'Two services that keep the same thing disagree about it sooner or later, and nobody can say who is right. One word for two different things is no such case: those have few fields in common.',
  repairs: [
    'Leave it with one owner, and keep a replica in the other service: replicas: { Name: { of: owner.Entity, ... } }.',
    'Keep only an identifier, and ask the owner.',
    'Give the two different names, if they mean different things.',
  ],
  sources: [sources.databasePerService, sources.boundedContext, sources.badSmells],
  check: ({ blueprint, limits }) => {
    const owners = new Map<
      string,
      { service: (typeof blueprint.services)[number]; entity: Entity }
    >();
    return blueprint.services.flatMap((service) =>
      service.entities.flatMap((entity) => {
        const first = owners.get(entity.name);
        if (first === undefined) {
          owners.set(entity.name, { service, entity });
          return [];
        }
        const [mine, theirs] = [entity, first.entity].map(ownFields) as [string[], string[]];
        const common = mine.filter((name) => theirs.includes(name));
        const share = percentOf(common.length, Math.min(mine.length, theirs.length));
        const { fields, percent } = limits.DATA001;
        if (common.length < fields || share < percent) return [];
        return [
          {
            ...onPart(service, 'entities', entity),
            message: `${service.name}.${entity.name} is also owned by ${first.service.name}: both keep ${listed(common)}`,
            hint: `Keep a replica: replicas: { ${entity.name}: { of: ${first.service.name}.${entity.name}, fields: [${common.join(', ')}] } }.`,
          },
        ];
      }),
    );
  },
};

/** Those that somebody chose: every entity has a key and a version. */
const ownFields = ({ fields }: Entity) =>
  fields
    .filter(({ managed }) => managed === undefined || managed === 'owner')
    .map(({ name }) => name);
