import { own, type Values } from '../data/columns.ts';
import type { EntityModel, OperationModel } from '../model.ts';

/** Gives a value for a row that an operation was about, and the input that it had. */
export type Find = (row: Values, input: Values) => unknown;

/**
 * Looks values up by equal name: in the input, in what the path selects by, in the row; and the key
 * also by the names that others call it by.
 */
export function finder({ params }: OperationModel, entity: EntityModel): (name: string) => Find {
  const selected = new Map(params.map(({ name, field }) => [name, field]));
  const asReference = entity.name.charAt(0).toLowerCase() + entity.name.slice(1);
  const keyNames = ['id', `${asReference}Id`];

  return (name) => {
    const first = selected.get(name) ?? name;
    const isKey = keyNames.includes(name);
    return (row, input) =>
      own(input, name) ??
      own(row, first) ??
      own(row, name) ??
      (isKey ? own(row, entity.key) : undefined);
  };
}
