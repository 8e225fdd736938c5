import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { textOf } from '../../view.ts';

export const stepWithoutAnswer: Rule = {
  id: 'TX011',
  severity: 'error',
  title: 'a step of a saga that waits for no answer',
  why: 'An orchestrator that is not told how a step went cannot go on to the next one, and cannot know that something has to be undone.',
  repairs: [
    'Name the events that answer it, the success first: expect: [service.done, service.refused].',
    'Publish an event instead, where nobody has to know how it went.',
  ],
  sources: [sources.saga],
  check: ({ blueprint, operation }) =>
    blueprint.sagas.flatMap(({ name, steps }) =>
      steps.flatMap((step, index) => {
        if (step.expect.length > 0) return [];
        const emitted = operation(step.do)?.emits ?? [];
        const answers = emitted.map((event) => `${step.do.service}.${event}`);
        return [
          {
            place: `${name}.${step.name}`,
            path: ['sagas', name, 'steps', index],
            message: `${name}.${step.name} waits for no answer of ${textOf(step.do)}`,
            hint:
              answers.length > 0
                ? `Write expect: [${answers.join(', ')}].`
                : `Let ${textOf(step.do)} emit an event, and expect that.`,
          },
        ];
      }),
    ),
};
