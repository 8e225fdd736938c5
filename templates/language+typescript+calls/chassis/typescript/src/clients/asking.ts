import type { Inquiry } from '../api/rules.ts';
import type { Values } from '../data/columns.ts';
import type { OperationModel } from '../model.ts';
import { type CallContext, Calls, type Inquiries } from './calls.ts';
import { derive } from './derived.ts';

/** A rule that asks other services: of a query it gives the answer, of a command what its rule gets. */
export type AskingRule<Found, Input, Result, Calls, Derived> = (
  found: Found,
  input: Input,
  context: CallContext<Calls, Derived>,
) => Result | Promise<Result>;

/** A rule that asks other services and has nothing of its own to begin with. */
export type ComputeRule<Input, Result, Calls> = (
  input: Input,
  context: CallContext<Calls, Result>,
) => Result | Promise<Result>;

/** Gives a rule the calls that its operation declares, and no others. */
export function asking<Found, Input, Result, Declared, Derived>(
  operation: OperationModel,
  inquiries: Inquiries<Declared, Derived>,
  rule: AskingRule<Found, Input, Result, Declared, Derived>,
): Inquiry<Found, Input, Result> {
  return {
    uses: Object.values(inquiries.clients),
    async ask(found, input, request, answer) {
      const calls = new Calls(operation, inquiries, request);
      return rule(found, input, {
        caller: request.caller,
        now: request.now,
        store: request.store,
        calls: functionsOf(inquiries, calls) as Declared,
        derived: async () => {
          const known = { ...(found as Values), ...request.params, ...(input as Values) };
          const filled = await derive(inquiries, calls, known);
          return (isMap(answer) ? { ...answer, ...filled } : (answer ?? filled)) as Derived;
        },
      });
    },
  };
}

/** By service and operation, in the words of the code: `calls.someService.someOperation(input)`. */
function functionsOf({ calls }: Inquiries<unknown, unknown>, asking: Calls): unknown {
  const services: Record<string, Record<string, unknown>> = {};
  for (const policy of calls) {
    const name = camel(policy.service);
    services[name] = {
      ...services[name],
      [policy.operation]: (input: Values) => asking.ask(policy, input),
    };
  }
  return services;
}

function camel(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** An answer of one map of fields, which others can fill; a list or a page is whole. */
function isMap(answer: unknown): answer is object {
  return typeof answer === 'object' && answer !== null && !Array.isArray(answer);
}
