import { given } from '../data/columns.ts';
import type { Repository } from '../data/repository.ts';
import type { Route } from '../http/route.ts';
import type { OperationModel } from '../model.ts';
import { inputReader, selectedBy } from './input.ts';
import { ownership } from './ownership.ts';
import type { Inquiry } from './rules.ts';

/** Gives the rows that the input selects: by equal fields, or by a list of keys. */
export function findRoute<Row extends object, Fields, Input>(
  operation: OperationModel,
  rows: Repository<Row, Fields>,
  inquiry?: Inquiry<Row[], Input, Row[]>,
): Route {
  const { entity } = rows;
  const scopeOf = ownership(entity, operation);
  const inputOf = inputReader(operation);
  const isField = (name: string) => entity.fields.some((field) => field.name === name);
  // What is not a field is the list of keys: the contract has nothing else.
  const fieldOf = (name: string) => (isField(name) ? name : entity.key);

  return {
    operation,
    ...(inquiry && { uses: inquiry.uses }),
    async handle(request) {
      const input = inputOf(request);
      const selectors = Object.entries(given(input, operation.input));
      const where = {
        ...Object.fromEntries(selectors.map(([name, value]) => [fieldOf(name), value])),
        ...selectedBy(operation, request),
      };
      const found = await rows.find(request.store, where, scopeOf(request));
      const shown: Row[] = found.map((row) => rows.present(row));
      const body = inquiry ? await inquiry.ask(shown, input as Input, request, shown) : shown;
      return { status: operation.status, body };
    },
  };
}
