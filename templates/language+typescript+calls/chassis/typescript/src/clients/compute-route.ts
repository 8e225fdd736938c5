import { inputReader } from '../api/input.ts';
import type { Inquiry } from '../api/rules.ts';
import type { Route } from '../http/route.ts';
import type { OperationModel } from '../model.ts';

/** Gives what the rule makes of the input and of what other services say. */
export function computeRoute<Input, Result>(
  operation: OperationModel,
  inquiry: Inquiry<undefined, Input, Result>,
): Route {
  const inputOf = inputReader(operation);
  return {
    operation,
    uses: inquiry.uses,
    async handle(request) {
      const input = { ...request.params, ...inputOf(request) } as Input;
      const body = await inquiry.ask(undefined, input, request, {});
      return { status: operation.status, body };
    },
  };
}
