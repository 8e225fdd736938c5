import type { Repository } from '../data/repository.ts';
import type { Route } from '../http/route.ts';
import type { OperationModel } from '../model.ts';
import type { Tx } from '../store/port.ts';
import type { Announcer } from './announce.ts';
import { answer } from './answer.ts';
import { newFields } from './assignment.ts';
import { contextOf, inquiring } from './command.ts';
import { inputReader, selectedBy } from './input.ts';
import { ownership } from './ownership.ts';
import type { CreateRule, Inquiry } from './rules.ts';

/** Stores a new row of what the input says, after the rule has had its word. */
export function createRoute<Row extends object, Fields, Input, Asked = undefined, Given = Fields>(
  operation: OperationModel,
  rows: Repository<Row, Fields>,
  rule: CreateRule<Row, Fields, Input, Asked, Given> = (given) => given as unknown as Fields,
  announcer?: Announcer,
  inquiry?: Inquiry<Given, Input, Asked>,
): Route {
  const { entity } = rows;
  ownership(entity, operation);
  const inputOf = inputReader(operation);
  const assign = newFields(entity, operation);
  const answerWith = answer(operation, rows);
  const announcement = announcer?.announcing(operation, entity);
  const inquire = inquiring(operation, announcement, inquiry);

  return {
    operation,
    ...(inquiry && { uses: inquiry.uses }),
    handle(request) {
      const input = inputOf(request);
      // The contract is where these types come from.
      const given = assign(input, selectedBy(operation, request)) as Given;
      const find = () => Promise.resolve(given);
      const store = async (tx: Tx, asked: Asked) => {
        const decided = await rule(given, input as Input, contextOf(request, tx, asked));
        const owner = entity.owner === undefined ? undefined : request.caller?.subject;
        const row = await rows.insert(tx, decided, { now: request.now, owner });
        await announcement?.done(tx, row, input, request);
        return answerWith(row, input);
      };
      return inquire(request, find, input as Input, store);
    },
  };
}
