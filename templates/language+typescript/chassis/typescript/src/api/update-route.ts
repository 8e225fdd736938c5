import type { Values } from '../data/columns.ts';
import type { Repository } from '../data/repository.ts';
import type { Route } from '../http/route.ts';
import type { OperationModel } from '../model.ts';
import type { Announcer } from './announce.ts';
import { answer } from './answer.ts';
import { changes } from './assignment.ts';
import { contextOf, inquiring } from './command.ts';
import { foundRow, sameRow } from './found.ts';
import { inputReader, selectedBy } from './input.ts';
import { ownership } from './ownership.ts';
import { ifMatch } from './preconditions.ts';
import type { Inquiry, UpdateRule } from './rules.ts';

/** Changes the row that the path selects to what the input says, after the rule has had its word. */
export function updateRoute<Row extends object, Fields, Input, Asked = undefined>(
  operation: OperationModel,
  rows: Repository<Row, Fields>,
  rule: UpdateRule<Row, Fields, Input, Asked> = (_current, wanted) => wanted,
  announcer?: Announcer,
  inquiry?: Inquiry<Row & Fields, Input, Asked>,
): Route {
  const scopeOf = ownership(rows.entity, operation);
  const inputOf = inputReader(operation);
  const assign = changes(rows.entity, operation);
  const answerWith = answer(operation, rows);
  const announcement = announcer?.announcing(operation, rows.entity);
  const inquire = inquiring(operation, announcement, inquiry);

  return {
    operation,
    ...(inquiry && { uses: inquiry.uses }),
    async handle(request) {
      const check = ifMatch(request);
      const where = selectedBy(operation, request);
      const scope = scopeOf(request);
      const find = () => foundRow(rows, request, where, scope, check);
      const input = inputOf(request) as Values & Input;
      return inquire(request, find, input, async (tx, asked, seen) => {
        const current = sameRow(await rows.lock(tx, where, scope), check, seen);
        const wanted = assign(input) as Partial<Fields>;
        const decided = await rule(current, wanted, input, contextOf(request, tx, asked));
        if (decided === undefined) return answerWith(current, input);
        const row = await rows.update(tx, current, decided, { now: request.now });
        await announcement?.done(tx, row, input, request);
        return answerWith(row, input);
      });
    },
  };
}
