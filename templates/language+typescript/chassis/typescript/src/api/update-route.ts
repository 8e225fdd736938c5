import type { Repository } from '../data/repository.ts';
import type { Route } from '../http/route.ts';
import type { OperationModel } from '../model.ts';
import { Problem } from '../problem.ts';
import type { Announcer } from './announce.ts';
import { answer } from './answer.ts';
import { changes } from './assignment.ts';
import { command, contextOf } from './command.ts';
import { inputReader, selectedBy } from './input.ts';
import { ownership } from './ownership.ts';
import { ifMatch } from './preconditions.ts';
import type { UpdateRule } from './rules.ts';

/** Changes the row that the path selects to what the input says, after the rule has had its word. */
export function updateRoute<Row extends object, Fields, Input>(
  operation: OperationModel,
  rows: Repository<Row, Fields>,
  rule: UpdateRule<Row, Fields, Input> = (_current, wanted) => wanted,
  announcer?: Announcer,
): Route {
  const scopeOf = ownership(rows.entity, operation);
  const inputOf = inputReader(operation);
  const assign = changes(rows.entity, operation);
  const answerWith = answer(operation, rows);
  const announcement = announcer?.announcing(operation, rows.entity);

  return {
    operation,
    async handle(request) {
      const check = ifMatch(request);
      return command(operation, request, announcement, async (tx) => {
        const current = await rows.lock(tx, selectedBy(operation, request), scopeOf(request));
        if (current === undefined) throw new Problem('not-found');
        check(current);
        const input = inputOf(request);
        const wanted = assign(input) as Partial<Fields>;
        const decided = await rule(current, wanted, input as Input, contextOf(request, tx));
        const row = await rows.update(tx, current, decided, { now: request.now });
        await announcement?.done(tx, row, input, request);
        return answerWith(row, input);
      });
    },
  };
}
