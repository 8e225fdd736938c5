import { quote } from '../../../blueprint/quote.ts';
import type { Service } from '../../../blueprint/types.ts';
import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { listed } from '../../words.ts';
import { addresseeOf } from './addressee.ts';
import { foundInCode } from './sourcesIn.ts';

export const undeclaredCall: Rule = {
  id: 'CODE004',
  severity: 'error',
  title: 'a call that the blueprint does not name',
  why: 'What calls whom is what a blueprint is for: who waits for whom, who lets whom in, what fails with what. A call that is not there is in no picture, in no rule of check, and the other service does not know that it must not break it.',
  repairs: [
    'Name it under calls of the operation that makes it, and use the client that comes with that.',
    'Take it out, and keep a replica where the answer may be a little old.',
  ],
  sources: [sources.reflexion, sources.communication],
  check: (view) => [
    ...foundInCode(view, 'clients', ({ name, operations }, { service }) => {
      if (name === service.name) return undefined;
      const called = operationsCalled(service, name);
      const unnamed = operations.filter((operation) => !called.has(operation));
      if (called.size > 0 && unnamed.length === 0) return undefined;
      const what = called.size === 0 ? name : listed(unnamed.map((each) => `${name}.${each}`));
      return {
        message: `makes a client of ${name}, and the blueprint says that ${service.name} does not call ${what}`,
        hint: `Name it under calls of the operation that needs it: calls: [${name}.${unnamed[0] ?? '<operation>'}].`,
      };
    }),
    ...foundInCode(view, 'addresses', (address, { file, service }) => {
      const callee = addresseeOf(address, view);
      if (file.ring === 'gen' || callee === undefined || callee === service.name) return undefined;
      if (operationsCalled(service, callee).size > 0) return undefined;
      return {
        message: `speaks to ${callee} (${quote(address.name)}), which the blueprint does not say that ${service.name} calls`,
        hint: `Name it under calls of the operation that needs it: calls: [${callee}.<operation>].`,
      };
    }),
  ],
};

/** Names of the operations of another service that this one calls. */
function operationsCalled({ operations }: Service, callee: string): ReadonlySet<string> {
  return new Set(
    operations.flatMap(({ calls }) =>
      calls.filter(({ to }) => to.service === callee).map(({ to }) => to.name),
    ),
  );
}
