import type { Delivery, Message } from '../../src/broker/port.ts';
import { MessageConsumer } from '../../src/consumers/consumer.ts';
import type { Effect } from '../../src/consumers/effect.ts';
import { replicate } from '../../src/consumers/effects/replicate.ts';
import { Gate } from '../../src/consumers/gate.ts';
import type { ConsumedEvent, Replica } from '../../src/consumers/model.ts';
import { createMessageObserver } from '../../src/consumers/observe.ts';
import { uuidv7 } from '../../src/data/uuid.ts';
import { createLogger } from '../../src/log.ts';
import type { JsonSchema } from '../../src/model.ts';
import { Opened, resourcesOf } from '../../src/resource.ts';
import type { Store } from '../../src/store/port.ts';
import { define, type TestStore } from '../store/stores.ts';

/** A replica of something with a name that is told once, a size that changes, and a note. */
export interface Copy {
  thingId: string;
  name?: string;
  size: number;
  note?: string;
  tags?: string[];
}

export const replica: Replica<Copy> = {
  name: 'Copy',
  table: 'copy',
  key: 'thingId',
  fields: [
    { name: 'thingId', column: 'thing_id', type: 'uuid' },
    { name: 'name', column: 'name', type: 'string', optional: true },
    { name: 'size', column: 'size', type: 'integer' },
    { name: 'note', column: 'note', type: 'string', optional: true },
    { name: 'tags', column: 'tags', type: 'string', array: true, optional: true },
  ],
  feeds: [
    {
      event: 'things.thing-created',
      kind: 'set',
      key: 'thingId',
      members: { name: 'name', size: 'length', note: 'note', tags: 'tags' },
    },
    {
      event: 'things.thing-resized',
      kind: 'set',
      key: 'thingId',
      members: { size: 'length', note: 'note' },
    },
    { event: 'things.thing-deleted', kind: 'delete', key: 'thingId', members: {} },
  ],
};

export async function defineCopies(test: TestStore): Promise<void> {
  await define(
    test,
    `CREATE TABLE "copy" (
       "thing_id" :UUID NOT NULL PRIMARY KEY,
       "name" text, "size" :INTEGER, "note" text, "tags" :JSON,
       "_seen" :JSON NOT NULL, "_event_at" :MOMENT NOT NULL, "_deleted" :BOOLEAN NOT NULL
     ) :STRICT;
     CREATE TABLE "inbox" (
       "subscription" text NOT NULL,
       "message_id" text NOT NULL,
       "received_at" :MOMENT NOT NULL,
       PRIMARY KEY ("subscription", "message_id")
     ) :STRICT`,
  );
}

const key: JsonSchema = { type: 'string', format: 'uuid' };
const sized: JsonSchema = {
  type: 'object',
  required: ['thingId', 'length'],
  properties: { thingId: key, length: { type: 'integer' }, note: { type: 'string' } },
};
const named: JsonSchema = { type: 'object', required: ['thingId'], properties: { thingId: key } };

/** The events that feed the replica. */
export const feeding: readonly ConsumedEvent[] = [
  consumed('things.thing-created', sized, replicate(replica, 'things.thing-created')),
  consumed('things.thing-resized', sized, replicate(replica, 'things.thing-resized')),
  consumed('things.thing-deleted', named, replicate(replica, 'things.thing-deleted')),
];

export function consumed(
  name: string,
  schema: JsonSchema,
  ...effects: readonly Effect[]
): ConsumedEvent {
  return { name, schema, effects };
}

export interface Given extends Partial<Message> {
  payload?: object;
}

let published = 0;

/** A message as the relay of the publisher would send it: later ones have a later place. */
export function message(event: string, { payload = {}, ...given }: Given = {}): Message {
  published += 1;
  const { attributes, ...rest } = given;
  return {
    id: uuidv7(),
    topic: `things.${event}.v1`,
    key: 'any',
    attributes: {
      time: new Date().toISOString(),
      sequence: String(published).padStart(16, '0'),
      ...attributes,
    },
    data: JSON.stringify(payload),
    ...rest,
  };
}

export interface TestConsumer {
  handle(message: Message, more?: Partial<Delivery>): ReturnType<MessageConsumer['handle']>;
  /** Lines of the log, parsed. */
  logs: Record<string, unknown>[];
  stopping: AbortController;
}

export function consumer(store: Store, events: readonly ConsumedEvent[]): TestConsumer {
  const logs: Record<string, unknown>[] = [];
  const destination = { write: (line: string) => void logs.push(JSON.parse(line)) };
  const log = createLogger({ service: 'tests', level: 'debug', destination });
  const stopping = new AbortController();
  const topics = events.map(({ name }) => `${name}.v1`);
  const model = { name: 'tests.things', service: 'tests', topics, backoffMs: [1, 1] };
  const effects = events.flatMap((event) => event.effects);
  const resources = resourcesOf(effects.flatMap(({ uses = [] }) => uses));
  const around = { service: 'tests', settings: {}, log, tracing: undefined as never };
  const made = new MessageConsumer(
    { model, events },
    {
      store,
      resources: new Opened(resources, around),
      observer: createMessageObserver(log, 'test'),
      gate: new Gate(store),
      timeoutMs: 5_000,
      stopping: stopping.signal,
      onApplied: () => {},
    },
  );
  const { signal } = new AbortController();
  return {
    logs,
    stopping,
    handle: (one, more) => made.handle({ message: one, attempt: 1, signal, ...more }),
  };
}
