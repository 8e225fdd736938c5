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
