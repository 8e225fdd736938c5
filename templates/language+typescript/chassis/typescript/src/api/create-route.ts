import type { Repository } from '../data/repository.ts';
import type { Route } from '../http/route.ts';
import type { OperationModel } from '../model.ts';
import type { Announcer } from './announce.ts';
import { answer } from './answer.ts';
import { newFields } from './assignment.ts';
import { command, contextOf } from './command.ts';
import { inputReader, selectedBy } from './input.ts';
import { ownership } from './ownership.ts';
import type { CreateRule } from './rules.ts';

/** Stores a new row of what the input says, after the rule has had its word. */
export function createRoute<Row extends object, Fields, Input>(
  operation: OperationModel,
  rows: Repository<Row, Fields>,
  rule: CreateRule<Row, Fields, Input> = (fields) => fields,
  announcer?: Announcer,
): Route {
  const { entity } = rows;
  ownership(entity, operation);
  const inputOf = inputReader(operation);
  const assign = newFields(entity, operation);
  const answerWith = answer(operation, rows);
  const announcement = announcer?.announcing(operation, entity);

  return {
    operation,
    handle: (request) =>
      command(operation, request, announcement, async (tx) => {
        const input = inputOf(request);
        // The contract is where these types come from.
        const fields = assign(input, selectedBy(operation, request)) as Fields;
        const decided = await rule(fields, input as Input, contextOf(request, tx));
        const owner = entity.owner === undefined ? undefined : request.caller?.subject;
        const row = await rows.insert(tx, decided, { now: request.now, owner });
        await announcement?.done(tx, row, input, request);
        return answerWith(row, input);
      }),
  };
}
