import { catalog } from '../../catalog/index.ts';
import {
  flag,
  integer,
  type JsonSchema,
  list,
  named,
  ref,
  shortOrFull,
  words,
} from './jsonSchema.ts';
import { names } from './names.ts';

const bound = (description: string): JsonSchema => ({
  title: 'a number',
  description,
  type: 'number',
});

const primitives = Object.entries(catalog.fieldTypes).filter(([type]) => type !== 'object');

const typeName: JsonSchema = {
  ...ref('typeName'),
  examples: primitives.map(([type]) => type),
};

/** What can be said of a field beside its type. */
export const marks = {
  values: {
    ...list('a list of values', 'What an enum can be, in order.', ref('enumValue')),
    minItems: 1,
    maxItems: 200,
  },
  optional: flag('It may be absent.'),
  unique: flag('No two rows have the same; lists filter and sort on it.'),
  index: flag('Lists filter and sort on it.'),
  minimum: bound('The least value.'),
  maximum: bound('The greatest value.'),
  maxLength: integer('Most characters.', 1, 1_000_000),
  pattern: {
    title: 'a pattern',
    description: 'A regular expression of the RE2 subset.',
    type: 'string',
    minLength: 1,
    maxLength: 200,
  },
  default: { description: 'The value where none is given.' },
  pii: flag('Personal: never logged, never in an event.'),
  secret: flag('Stored, never given out, never logged.'),
} satisfies Record<string, JsonSchema>;

const field = shortOrFull(
  'a field',
  typeName,
  words('a field', 'A type and its marks.', {
    type: typeName,
    ref: {
      title: 'an entity',
      description: 'The entity that an identifier refers to: Entity or service.Entity.',
      type: 'string',
      pattern: '^(?:[a-z][a-z0-9]*(?:-[a-z0-9]+)*\\.)?[A-Z][A-Za-z0-9]*$',
      maxLength: 81,
    },
    was: ref('fieldName'),
    description: ref('text'),
    ...marks,
  }),
);

export const fields = named(
  'fields',
  'Name: type, or name: { type, ... }.',
  names.fieldName,
  field,
);

export const entity = words(
  'an entity',
  'Something the service keeps; with partOf, a value inside an entity.',
  {
    was: ref('entityName'),
    description: ref('text'),
    partOf: ref('entityName'),
    key: ref('fieldName'),
    owner: ref('fieldName'),
    path: ref('collectionPath'),
    eventSourced: flag('Kept as the sequence of its events.'),
    fields: { ...ref('fields') },
  },
  ['fields'],
);

export const view = words(
  'a view',
  'A read model.',
  {
    from: {
      ...list('a list of entities', 'What it is made from.', ref('entityName')),
      minItems: 1,
    },
    store: {
      title: 'a datastore',
      type: 'string',
      enum: catalog.datastore.options.map(({ id }) => id),
    },
  },
  ['from'],
);

export const replica = words(
  'a replica',
  'A copy of what belongs to another service.',
  {
    of: ref('entityRef'),
    fields: { ...list('a list of fields', 'What is copied.', ref('fieldName')), minItems: 1 },
    fedBy: list('a list of events', 'The events that carry it.', ref('eventRef')),
    maxLagSeconds: integer('How old it may be.', 1, 86_400),
  },
  ['of', 'fields'],
);
