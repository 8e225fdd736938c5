import { command, contextOf } from '../api/command.ts';
import { inputReader } from '../api/input.ts';
import type { MessageRule } from '../api/rules.ts';
import type { Route } from '../http/route.ts';
import type { OperationModel } from '../model.ts';

/** An operation that is all its rule's. */
export function messageRoute<Input>(operation: OperationModel, rule: MessageRule<Input>): Route {
  const inputOf = inputReader(operation);
  return {
    operation,
    handle: (request) =>
      command(operation, request, undefined, async (tx) => {
        // The contract is where this type comes from.
        const context = contextOf(request, tx, undefined);
        await rule(inputOf(request) as Input, { ...context, span: request.span });
        return { status: operation.status };
      }),
  };
}
