import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { textOf } from '../../view.ts';
import { listed } from '../../words.ts';

export const wrongAnswer: Rule = {
  id: 'TX012',
  severity: 'error',
  title: 'a step of a saga that waits for what never comes',
  why: 'A step that expects an event which its operation does not emit hangs until the saga times out, each time.',
  repairs: ['Let the operation emit the event: emits: [event].', 'Expect what it does emit.'],
  sources: [sources.saga],
  check: ({ blueprint, operation }) =>
    blueprint.sagas.flatMap(({ name, steps }) =>
      steps.flatMap((step, index) => {
        const emitted = operation(step.do)?.emits ?? [];
        return step.expect.flatMap((event, position) => {
          if (event.service === step.do.service && emitted.includes(event.name)) return [];
          return [
            {
              place: `${name}.${step.name}`,
              path: ['sagas', name, 'steps', index, 'expect', position],
              message: `${name}.${step.name} waits for ${textOf(event)}, which ${textOf(step.do)} does not emit`,
              hint:
                emitted.length > 0
                  ? `It emits ${listed(emitted)}.`
                  : `Write emits: [${event.name}] there.`,
            },
          ];
        });
      }),
    ),
};
