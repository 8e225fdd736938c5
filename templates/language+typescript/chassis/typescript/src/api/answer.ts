import { own, type Values } from '../data/columns.ts';
import type { Repository } from '../data/repository.ts';
import type { Reply } from '../http/route.ts';
import type { EntityModel, OperationModel } from '../model.ts';
import { finder } from './finder.ts';
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

/** The declared fields, each with what is found by its name. */
function picker(operation: OperationModel, entity: EntityModel) {
  const find = finder(operation, entity);
  const names = Object.keys(operation.schema.response?.properties ?? {});
  const fields = names.map((name) => ({ name, find: find(name) }));

  return (row: Values, input: Values): Values =>
    Object.fromEntries(fields.map(({ name, find }) => [name, find(row, input)]));
}
