import { own, type Values } from '../data/columns.ts';
import type { EntityModel, OperationModel } from '../model.ts';

/** What an input says of a new row: the fields with equal names, and those of the path. */
export function newFields(entity: EntityModel, operation: OperationModel) {
  const writable = entity.fields.filter(({ managed }) => managed === undefined);

  return (input: Values, selected: Values): Values => {
    const given = { ...input, ...selected, ...operation.assigns };
    const fields: Record<string, unknown> = {};
    for (const field of writable) {
      const value = own(given, field.name) ?? field.default;
      if (value !== undefined) fields[field.name] = value;
    }
    return fields;
  };
}

/**
 * What an input says of a row that is there. PUT replaces: a field that is left out gets its default
 * or is not set any more, but for secrets, which callers cannot give back since they never see them.
 */
export function changes(entity: EntityModel, operation: OperationModel) {
  const named = changeable(entity).filter(({ name }) => operation.input.includes(name));
  const replaces = operation.method === 'PUT';

  return (input: Values): Values => {
    const found: Record<string, unknown> = {};
    for (const { name, optional, secret, default: otherwise } of named) {
      const canBeLeftOut = optional || otherwise !== undefined;
      const value = own(input, name);
      if (value !== undefined) found[name] = value;
      else if (replaces && canBeLeftOut && !secret) found[name] = otherwise;
    }
    return { ...found, ...operation.assigns };
  };
}

/** The fields that a change can be about. */
export function changeable(entity: EntityModel) {
  return entity.fields.filter(({ managed, name }) => managed === undefined && name !== entity.key);
}
