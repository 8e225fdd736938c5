import type { Repository } from '../data/repository.ts';
import type { Route } from '../http/route.ts';
import type { OperationModel } from '../model.ts';
import { Problem } from '../problem.ts';
import { answer } from './answer.ts';
import { inputReader, selectedBy } from './input.ts';
import { ownership } from './ownership.ts';
import type { Inquiry } from './rules.ts';

/** Gives the row that the path selects. */
export function getRoute<Row extends object, Fields, Input>(
  operation: OperationModel,
  rows: Repository<Row, Fields>,
  inquiry?: Inquiry<Row, Input, object>,
): Route {
  const scopeOf = ownership(rows.entity, operation);
  const inputOf = inputReader(operation);
  const answerWith = answer(operation, rows);

  return {
    operation,
    ...(inquiry && { uses: inquiry.uses }),
    async handle(request) {
      const scope = scopeOf(request);
      const where = selectedBy(operation, request);
      const [row] = await rows.find(request.store, where, { ...scope, limit: 1 });
      if (row === undefined) throw new Problem('not-found');
      const input = inputOf(request);
      const reply = answerWith(row, input);
      if (inquiry === undefined) return reply;
      const body = await inquiry.ask(rows.present(row), input as Input, request, reply.body);
      return { ...reply, body };
    },
  };
}
