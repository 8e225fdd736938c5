import { catalog } from '../../catalog/index.ts';
import { oneOf, timeoutMs } from './common.ts';
import { flag, integer, type JsonSchema, list, ref, shortOrFull, words } from './jsonSchema.ts';

const word = (title: string, description: string, values: string[]): JsonSchema => ({
  title,
  description,
  type: 'string',
  enum: values,
});

const call = shortOrFull(
  'a call',
  ref('operationRef'),
  words(
    'a call',
    'An operation of another service, and what to do when it fails.',
    {
      to: ref('operationRef'),
      transport: oneOf(catalog.transport, 'a transport', 'What the call is made over.'),
      timeoutMs,
      retries: integer('How often it is tried again.', 0, 10),
      fallback: word('a fallback', 'What is answered instead.', ['replica', 'default', 'none']),
    },
    ['to'],
  ),
);

export const operation = words('an operation', 'Something that a service can be asked to do.', {
  description: ref('text'),
  kind: word('a kind of operation', 'A command writes, a query reads.', ['command', 'query']),
  http: ref('http'),
  message: flag('Reached by message.'),
  expose: word('public or internal', 'Public operations stand at the gateway.', [
    'public',
    'internal',
  ]),
  auth: {
    title: 'anonymous or a list of scopes',
    description: 'Scopes that the caller must have, all of them; or anonymous.',
    type: ['string', 'array'],
    if: { type: 'string' },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
    then: {
      title: 'anonymous or a list of scopes',
      description: 'Write anonymous, or a list: [scope].',
      enum: ['anonymous'],
    },
    else: list('a list of scopes', 'Scopes that the caller must have.', ref('scope')),
  },
  reads: list('a list of entities', 'Entities, views and replicas it reads.', ref('entityName')),
  writes: list('a list of entities', 'Entities it writes, the main one first.', ref('entityName')),
  emits: list('a list of events', 'The success first, then rejections.', ref('eventName')),
  calls: { title: 'a list of calls', type: 'array', items: call },
  startsSaga: ref('sagaName'),
  idempotency: word('a kind of idempotency', 'What makes a repetition harmless.', [
    'key',
    'natural',
    'message-id',
    'none',
  ]),
  paging: word('a kind of paging', 'How a long list is cut.', ['cursor']),
  batch: flag('Asked for many at once.'),
  timeoutMs,
  input: shortOrFull('an input', ref('wholeEntity'), ref('fields')),
  output: shortOrFull('an output', ref('wholeEntity'), ref('fields')),
});
