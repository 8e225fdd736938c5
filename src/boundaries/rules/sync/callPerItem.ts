import { keyNames } from '../../../blueprint/normalise/operations/params.ts';
import type { Entity, Field, Operation, Service } from '../../../blueprint/types.ts';
import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { textOf } from '../../view.ts';

export const callPerItem: Rule = {
  id: 'SYNC004',
  severity: 'warning',
  title: 'a call for each item of a list',
  why: 'What is a loop inside a process is a request per turn between services: fifty items are fifty latencies, and fifty chances to fail.',
  repairs: [
    'Ask for all at once: an operation that takes a list of keys, batch: true.',
    'Keep a replica of what is looked up.',
    'Send along in the request what the list needs.',
  ],
  sources: [sources.communication, sources.boundaries],
  check: ({ calls }) =>
    calls.flatMap(({ from, operation, call, to, target, where }) => {
      const entity = to.entities.find(({ name }) => name === target.entity);
      if (target.action !== 'get' || target.batch || entity === undefined) return [];
      const list = listOf(from, operation, to, entity);
      if (list === undefined) return [];
      return [
        {
          ...where,
          message: `${where.place} has a list of ${list} and calls ${textOf(call.to)}, which gives one ${entity.name} at a time`,
          hint: `Give ${to.name} a query that takes many keys: input: { ids: ${keyType(entity)}[] }, batch: true.`,
        },
      ];
    }),
};

const keyType = ({ key, fields }: Entity) => fields.find(({ name }) => name === key)?.type;

/** What the operation has many of, each with a key of the entity: taken, or given back. */
function listOf(
  from: Service,
  { input, output }: Operation,
  owner: Service,
  entity: Entity,
): string | undefined {
  const refers = (field: Field) => isKeyOf(field, owner, entity);
  for (const field of input.filter(({ array }) => array)) {
    const item = from.valueObjects.find(({ name }) => name === field.object);
    if (refers(field) || item?.fields.some(refers)) return field.name;
  }
  if (output.kind !== 'page' && output.kind !== 'list') return undefined;
  const given = from.entities.find(({ name }) => name === output.entity);
  return given?.fields.some(refers) ? given.name : undefined;
}

/** Said by its type, or by a name that can mean nothing else. */
function isKeyOf({ name, foreign }: Field, owner: Service, entity: Entity): boolean {
  if (foreign) return foreign.service === owner.name && foreign.name === entity.name;
  return name !== 'id' && keyNames(entity).includes(name.replace(/s$/, ''));
}
