import { flag, integer, type JsonSchema, named, ref, shortOrFull, words } from './jsonSchema.ts';
import { names } from './names.ts';

const carried: Record<string, JsonSchema> = {
  key: { ...ref('fieldName') },
  payload: ref('fields'),
  map: named(
    'a map of fields',
    'Payload field: field of the input or the entity.',
    names.fieldName,
    ref('fieldName'),
  ),
};

export const event = words('an event', 'Something that happened, in the past tense.', {
  was: ref('eventName'),
  description: ref('text'),
  reply: flag('Answers a step of a saga.'),
  external: flag('Has consumers outside the system.'),
  version: integer('Version of the payload.', 1, 999),
  ...carried,
  versions: {
    ...named(
      'versions',
      'Several versions side by side: 1: { ... }, 2: { ... }.',
      {
        title: 'a version',
        description: 'A whole number from 1.',
        type: 'string',
        pattern: '^[1-9][0-9]{0,2}$',
      },
      words('a version', 'Key and payload of one version.', carried, ['payload']),
    ),
    minProperties: 1,
  },
});

export const subscription = shortOrFull(
  'a subscription',
  ref('eventRef'),
  words(
    'a subscription',
    'An event and what is done about it.',
    {
      event: ref('eventRef'),
      // biome-ignore lint/suspicious/noThenProperty: a word of the language.
      then: {
        title: 'a reaction',
        description: 'replicate, delete-referring, call or custom.',
        type: 'string',
        enum: ['replicate', 'delete-referring', 'call', 'custom'],
      },
      call: ref('operationName'),
      handler: ref('handlerName'),
    },
    ['event'],
  ),
);
