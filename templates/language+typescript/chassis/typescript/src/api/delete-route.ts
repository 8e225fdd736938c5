import type { Repository } from '../data/repository.ts';
import type { Route } from '../http/route.ts';
import type { OperationModel } from '../model.ts';
import { Problem } from '../problem.ts';
import type { Announcer } from './announce.ts';
import { answer } from './answer.ts';
import { command, contextOf } from './command.ts';
import { inputReader, selectedBy } from './input.ts';
import { ownership } from './ownership.ts';
import { ifMatch } from './preconditions.ts';
import type { DeleteRule } from './rules.ts';

/** Removes the row that the path selects, unless the rule refuses. */
export function deleteRoute<Row extends object, Fields, Input>(
  operation: OperationModel,
  rows: Repository<Row, Fields>,
  rule: DeleteRule<Row & Fields, Input> = () => {},
  announcer?: Announcer,
): Route {
  const scopeOf = ownership(rows.entity, operation);
  const inputOf = inputReader(operation);
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
        await rule(current, input as Input, contextOf(request, tx));
        await rows.remove(tx, current);
        await announcement?.done(tx, current, input, request);
        return answerWith(current, input);
      });
    },
  };
}
