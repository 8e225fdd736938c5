import type { Repository } from '../data/repository.ts';
import type { Route } from '../http/route.ts';
import type { OperationModel } from '../model.ts';
import { Problem } from '../problem.ts';
import { answer } from './answer.ts';
import { inputReader, selectedBy } from './input.ts';
import { ownership } from './ownership.ts';

/** Gives the row that the path selects. */
export function getRoute<Row extends object, Fields>(
  operation: OperationModel,
  rows: Repository<Row, Fields>,
): Route {
  const scopeOf = ownership(rows.entity, operation);
  const inputOf = inputReader(operation);
  const answerWith = answer(operation, rows);

  return {
    operation,
    async handle(request) {
      const scope = scopeOf(request);
      const where = selectedBy(operation, request);
      const [row] = await rows.find(request.store, where, { ...scope, limit: 1 });
      if (row === undefined) throw new Problem('not-found');
      return answerWith(row, inputOf(request));
    },
  };
}
