import { inputReader } from '../api/input.ts';
import type { Route } from '../http/route.ts';
import type { OperationModel } from '../model.ts';
import { asking, type ComputeRule } from './asking.ts';
import type { Inquiries } from './calls.ts';

/** Gives what the rule makes of the input and of what other services say. */
export function computeRoute<Input, Result, Declared>(
  operation: OperationModel,
  inquiries: Inquiries<Declared, Result>,
  rule: ComputeRule<Input, Result, Declared>,
): Route {
  const inputOf = inputReader(operation);
  const inquiry = asking<undefined, Input, Result, Declared, Result>(
    operation,
    inquiries,
    (_nothing, input, context) => rule(input, context),
  );
  return {
    operation,
    uses: inquiry.uses,
    async handle(request) {
      const body = await inquiry.ask(undefined, inputOf(request) as Input, request, {});
      return { status: operation.status, body };
    },
  };
}
