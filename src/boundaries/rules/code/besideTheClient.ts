import { quote } from '../../../blueprint/quote.ts';
import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { addresseeOf } from './addressee.ts';
import { foundInCode } from './sourcesIn.ts';

export const besideTheClient: Rule = {
  id: 'CODE005',
  severity: 'warning',
  title: 'a call that goes around its client',
  why: 'The client brings the token of the caller, the deadline that is left, the trace, the breaker and the check of the answer. A request that is made beside it has none of these, and hangs when the other service does.',
  repairs: ['Ask by context.calls, with the operation that the blueprint names.'],
  sources: [sources.timeouts, sources.overload],
  check: (view) =>
    foundInCode(view, 'addresses', (address, { file, service }) => {
      const callee = addresseeOf(address, view);
      if (file.ring === 'gen' || callee === undefined || callee === service.name) return undefined;
      const isCalled = service.operations.some(({ calls }) =>
        calls.some(({ to }) => to.service === callee),
      );
      if (!isCalled) return undefined;
      return {
        message: `speaks to ${callee} by itself (${quote(address.name)}) rather than by its client`,
        hint: `Ask by context.calls.${callee}, which has a deadline, a token and a breaker.`,
      };
    }),
};
