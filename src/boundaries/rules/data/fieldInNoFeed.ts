import { keyNames } from '../../../blueprint/carried.ts';
import type { Field } from '../../../blueprint/types.ts';
import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { onPart, textOf } from '../../view.ts';
import { listed } from '../../words.ts';

export const fieldInNoFeed: Rule = {
  id: 'DATA006',
  severity: 'error',
  title: 'a field of a replica that no event carries',
  why: 'A field that is in none of the payloads is never filled. What is marked pii or secret is in no event at all.',
  repairs: [
    'Add the field to the payload of an event that feeds the replica.',
    'Feed the replica by an event that carries it as well.',
    'Leave the field out, and ask the owner for it.',
  ],
  sources: [sources.eventDriven, sources.communication],
  check: ({ blueprint, service: find, event }) =>
    blueprint.services.flatMap((service) =>
      service.replicas.flatMap((replica) => {
        const entity = find(replica.of.service)?.entities.find(
          ({ name }) => name === replica.of.name,
        );
        const carried = new Set(
          replica.fedBy.flatMap((ref) => event(ref)?.versions.at(-1)?.payload ?? []).map(nameOf),
        );
        const keys = entity === undefined ? [] : keyNames(entity);
        const isCarried = ({ name }: Field) =>
          carried.has(name) || (keys.includes(name) && keys.some((key) => carried.has(key)));
        return replica.fields
          .filter((field) => !isCarried(field))
          .map(({ name }, index) => ({
            ...onPart(service, 'replicas', replica, 'fields', indexOf(replica.fields, name, index)),
            message: `${service.name}.${replica.name} copies ${name}, which none of its events carries: ${listed(replica.fedBy.map(textOf))}`,
            hint: `Add ${name} to the payload of one of them, or leave it out.`,
          }));
      }),
    ),
};

const nameOf = ({ name }: Field) => name;

const indexOf = (fields: readonly Field[], name: string, otherwise: number) => {
  const index = fields.findIndex((field) => field.name === name);
  return index < 0 ? otherwise : index;
};
