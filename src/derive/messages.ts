import { keyNames } from '../blueprint/carried.ts';
import type { Entity, Field, Operation, Service } from '../blueprint/types.ts';
import { isAlwaysThere } from './schemas.ts';

export interface MessageShape {
  action: Operation['action'];
  /** What names the row, as a path would. */
  params: Operation['params'];
  /** The rest of the input. */
  input: Field[];
}

/**
 * An operation as it is reached by message. One with a path is the same as over HTTP. Of one without,
 * an input that names a row changes it, one that is a whole row adds it, and any other is the
 * business of its rule alone.
 */
export function messageShape(operation: Operation, service: Service): MessageShape {
  const { action, params, input } = operation;
  if (action !== 'message') return { action, params, input };
  const entity = service.entities.find(({ name }) => name === operation.entity);
  if (entity === undefined) return { action, params, input };
  const key = input.find(({ name, optional }) => !optional && keyNames(entity).includes(name));
  const rest = input.filter((field) => field !== key);
  const has = ({ name }: Field) => rest.some((field) => field.name === name);
  if (key !== undefined && rest.length > 0 && rest.every(({ name }) => isWritable(entity, name))) {
    return { action: 'update', params: [{ name: key.name, field: entity.key }], input: rest };
  }
  const isWhole = entity.fields
    .filter((field) => field.managed === undefined && isAlwaysThere(field))
    .every(has);
  const isCreation = key === undefined && isWhole && entity.owner === undefined;
  return isCreation ? { action: 'create', params, input } : { action, params, input };
}

function isWritable({ fields, key }: Entity, name: string): boolean {
  return fields.some((field) => field.name === name && field.managed === undefined && name !== key);
}

/**
 * An operation that is only reached by message, in the form of one with a path: what runs it is the
 * same. The path is none that anybody could ask for.
 */
export function asRoute(operation: Operation, service: Service): Operation {
  if (operation.http !== undefined) return operation;
  return {
    ...operation,
    ...messageShape(operation, service),
    http: { method: 'POST', path: '' },
    output: { kind: 'none' },
  };
}
