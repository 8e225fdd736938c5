import { given } from '../data/columns.ts';
import type { Repository } from '../data/repository.ts';
import type { Route } from '../http/route.ts';
import type { OperationModel } from '../model.ts';
import { inputReader, selectedBy } from './input.ts';
import { ownership } from './ownership.ts';

/** Gives the rows that the input selects: by equal fields, or by a list of keys. */
export function findRoute<Row extends object, Fields>(
  operation: OperationModel,
  rows: Repository<Row, Fields>,
): Route {
  const { entity } = rows;
  const scopeOf = ownership(entity, operation);
  const inputOf = inputReader(operation);
  const isField = (name: string) => entity.fields.some((field) => field.name === name);
  // What is not a field is the list of keys: the contract has nothing else.
  const fieldOf = (name: string) => (isField(name) ? name : entity.key);

  return {
    operation,
    async handle(request) {
      const selectors = Object.entries(given(inputOf(request), operation.input));
      const where = {
        ...Object.fromEntries(selectors.map(([name, value]) => [fieldOf(name), value])),
        ...selectedBy(operation, request),
      };
      const found = await rows.find(request.store, where, scopeOf(request));
      return { status: operation.status, body: found.map((row) => rows.present(row)) };
    },
  };
}
