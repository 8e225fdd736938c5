import { integer, list, ref, words } from './jsonSchema.ts';

const step = words(
  'a step',
  'A message, the events that answer it, and what undoes it.',
  {
    name: ref('stepName'),
    do: ref('operationRef'),
    expect: list('a list of events', 'Answers, the success first.', ref('eventRef')),
    compensate: ref('operationRef'),
    kind: {
      title: 'a kind of step',
      description: 'compensatable can be undone, pivot decides, retriable succeeds in the end.',
      type: 'string',
      enum: ['compensatable', 'pivot', 'retriable'],
    },
  },
  ['name', 'do', 'kind'],
);

export const saga = words(
  'a saga',
  'Steps over several services that succeed or are undone together.',
  {
    orchestrator: ref('serviceName'),
    trigger: ref('operationRef'),
    timeoutSeconds: integer('When it is given up.', 1, 31_536_000),
    onCompleted: ref('eventRef'),
    onFailed: ref('eventRef'),
    steps: { title: 'a list of steps', type: 'array', minItems: 1, items: step },
  },
  ['orchestrator', 'trigger', 'steps'],
);

export const lint = words('lint', 'What the linter leaves alone, and why.', {
  exceptions: {
    title: 'a list of exceptions',
    type: 'array',
    items: words(
      'an exception',
      'A rule, a place and a reason.',
      {
        rule: {
          title: 'the name of a rule',
          description: 'Capital letters and digits, e.g. SYNC001.',
          type: 'string',
          pattern: '^[A-Z]{2,8}[0-9]{3}$',
        },
        place: {
          title: 'a place',
          description: 'service, service.name or a name of the system.',
          type: 'string',
          pattern: '^[A-Za-z][A-Za-z0-9-]*(?:\\.[A-Za-z][A-Za-z0-9-]*)*$',
          maxLength: 130,
        },
        reason: {
          title: 'a reason',
          description: 'Why it is right here, in 15 characters or more.',
          type: 'string',
          minLength: 15,
          maxLength: 500,
        },
      },
      ['rule', 'place', 'reason'],
    ),
  },
});
