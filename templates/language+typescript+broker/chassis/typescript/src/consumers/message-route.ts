import { contextOf, inquiring } from '../api/command.ts';
import { inputReader } from '../api/input.ts';
import type { Inquiry, MessageRule } from '../api/rules.ts';
import type { Route } from '../http/route.ts';
import type { OperationModel } from '../model.ts';

/** An operation that is all its rule's. */
export function messageRoute<Input, Asked = undefined>(
  operation: OperationModel,
  rule: MessageRule<Input, Asked>,
  inquiry?: Inquiry<Input, Input, Asked>,
): Route {
  const inputOf = inputReader(operation);
  const inquire = inquiring(operation, undefined, inquiry);
  return {
    operation,
    ...(inquiry && { uses: inquiry.uses }),
    handle(request) {
      // The contract is where this type comes from.
      const input = inputOf(request) as Input;
      const find = () => Promise.resolve(input);
      return inquire(request, find, input, async (tx, asked) => {
        await rule(input, { ...contextOf(request, tx, asked), span: request.span });
        return { status: operation.status };
      });
    },
  };
}
