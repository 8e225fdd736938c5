import type { Values } from '../data/columns.ts';
import type { Repository } from '../data/repository.ts';
import type { Route } from '../http/route.ts';
import type { EntityModel, OperationModel } from '../model.ts';
import type { Announcer } from './announce.ts';
import { changeable } from './assignment.ts';
import { createRoute } from './create-route.ts';
import { deleteRoute } from './delete-route.ts';
import { getRoute } from './get-route.ts';
import { listRoute } from './list-route.ts';
import type { EntityRules } from './rules.ts';
import { updateRoute } from './update-route.ts';

export interface CrudOperations {
  create: OperationModel;
  get: OperationModel;
  list: OperationModel;
  update: OperationModel;
  delete: OperationModel;
}

/** The five routes of an entity. */
export function crud<Row extends object, Fields extends object>(
  operations: CrudOperations,
  rows: Repository<Row, Fields>,
  rules: EntityRules<Row, Fields>,
  announcer?: Announcer,
): Route[] {
  const create = { location: locationOf(operations.get), ...operations.create };
  const { before, after } = replacement<Fields>(rows.entity);
  return [
    createRoute(
      create,
      rows,
      (fields, _input, context) => rules.create(fields, context),
      announcer,
    ),
    getRoute(operations.get, rows),
    listRoute(operations.list, rows),
    updateRoute(
      operations.update,
      rows,
      async (current, wanted, _input, context) =>
        after(await rules.update(current, before(current, wanted), context)),
      announcer,
    ),
    deleteRoute(
      operations.delete,
      rows,
      (current, _input, context) => rules.remove(current, context),
      announcer,
    ),
  ];
}

/** The path of a row, with fields in place of the parameters that select by them. */
function locationOf({ path, params }: OperationModel): string {
  const fields = new Map(params.map(({ name, field }) => [name, field]));
  return path.replace(/\{(\w+)\}/g, (_, name: string) => `{${fields.get(name)}}`);
}

/** The rule of an update sees all fields, and says all: what it leaves out is not set any more. */
function replacement<Fields extends object>(entity: EntityModel) {
  const fields = changeable(entity);
  const secrets = fields.filter(({ secret }) => secret).map(({ name }) => name);
  const nothing = Object.fromEntries(fields.map(({ name }) => [name, undefined]));
  const kept = (current: Values) =>
    Object.fromEntries(secrets.map((name) => [name, current[name]]));
  return {
    before: (current: object, wanted: Partial<Fields>) =>
      ({ ...kept(current as Values), ...wanted }) as Fields,
    after: (decided: Fields): Partial<Fields> => ({ ...nothing, ...decided }),
  };
}
