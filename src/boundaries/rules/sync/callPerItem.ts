import { keyNames } from '../../../blueprint/carried.ts';
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
      const before = calls.filter((site) => site.operation === operation && site.target !== target);
      const isKey = (field: Field) => isKeyOf(field, to, entity);
      const list =
        listIn(operation.input, from, isKey) ??
        [{ to: from, target: operation }, ...before]
          .map((site) => listGiven(site.to, site.target, isKey))
          .find((found) => found !== undefined);
      if (list === undefined) return [];
      return [
        {
          ...where,
          message: `${where.place} has a list of ${list} and calls ${textOf(call.to)}, which gives one ${entity.name} at a time`,
          hint: `Give ${to.name} a query that takes many keys: input: { ids: "${keyType(entity)}[]" }, batch: true.`,
        },
      ];
    }),
};

const keyType = ({ key, fields }: Entity) => fields.find(({ name }) => name === key)?.type;

type IsKey = (field: Field) => boolean;

/** A field that holds many keys: by itself, or in value objects. */
function listIn(fields: readonly Field[], { valueObjects }: Service, isKey: IsKey) {
  return fields
    .filter(({ array }) => array)
    .find((field) => {
      const item = valueObjects.find(({ name }) => name === field.object && !field.foreign);
      return isKey(field) || item?.fields.some(isKey);
    })?.name;
}

/** What an operation answers with, as far as it is many, each with a key. */
function listGiven(service: Service, { output }: Operation, isKey: IsKey): string | undefined {
  if (output.kind === 'none') return undefined;
  if (output.kind === 'fields') return listIn(output.fields, service, isKey);
  const entity = service.entities.find(({ name }) => name === output.entity);
  if (output.kind !== 'entity' && entity?.fields.some(isKey)) return entity.name;
  return entity && listIn(entity.fields, service, isKey);
}

/** Said by its type, or by a name that can mean nothing else. */
function isKeyOf({ name, foreign }: Field, owner: Service, entity: Entity): boolean {
  if (foreign) return foreign.service === owner.name && foreign.name === entity.name;
  const singular = name.replace(/s$/, '');
  return singular !== 'id' && keyNames(entity).includes(singular);
}
