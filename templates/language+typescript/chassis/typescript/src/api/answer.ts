import { own, type Values } from '../data/columns.ts';
import type { Repository } from '../data/repository.ts';
import type { Reply } from '../http/route.ts';
import type { EntityModel, OperationModel } from '../model.ts';
import { etagOf } from './preconditions.ts';

/** The answer of an operation about one row. */
export function answer<Row extends object, Fields>(
  operation: OperationModel,
  rows: Repository<Row, Fields>,
): (row: Row, input: Values) => Reply {
  const { status, output, location } = operation;
  const pick = output === 'fields' ? picker(operation, rows.entity) : undefined;

  return (row, input) => {
    const headers: Record<string, string> = {};
    if (status === 201 && location !== undefined) headers.location = filled(location, row);
    if (output === 'none') return { status, headers };
    const shown = rows.present(row);
    if (pick !== undefined) return { status, headers, body: pick(shown as Values, input) };
    headers.etag = etagOf(row);
    return { status, headers, body: shown };
  };
}

/** `{name}` in a path stands for the row's field. */
function filled(path: string, row: object): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(own(row as Values, name))),
  );
}

/**
 * Declared fields are filled by equal name: from the input, from what the path selects by, from the
 * row; and with its key, as others call it.
 */
function picker({ params, schema }: OperationModel, entity: EntityModel) {
  const names = Object.keys(schema.response?.properties ?? {});
  const selected = new Map(params.map(({ name, field }) => [name, field]));
  const asReference = entity.name.charAt(0).toLowerCase() + entity.name.slice(1);
  const keyNames = ['id', `${asReference}Id`];

  return (row: Values, input: Values): Values => {
    const find = (name: string) =>
      own(input, name) ??
      own(row, selected.get(name) ?? name) ??
      own(row, name) ??
      (keyNames.includes(name) ? own(row, entity.key) : undefined);
    return Object.fromEntries(names.map((name) => [name, find(name)]));
  };
}
