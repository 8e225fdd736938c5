import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Broker, openBroker, provisionBroker } from '@local/chassis/messaging';
import { topologyOf } from '../../tools/lib/broker.ts';
import { root } from '../../tools/lib/root.ts';
import type { ConsumedEvent, SystemReplica, SystemSubscription } from '../../tools/lib/system.ts';
import { vary } from '../../tools/lib/vary.ts';
import { createRoom, type Room } from './broker-server.ts';
import { cleanUp } from './cleanup.ts';
import type { Json } from './client.ts';
import { migratedStore, type Node, type ServeOptions, serve } from './fleet.ts';
import { isMeant } from './meant.ts';
import type { OwnStore } from './stores.ts';
import { type Service, services, system } from './system.ts';
import { until } from './until.ts';

/** An event that a service does something with that can be seen in its store. */
export interface Consuming {
  name: string;
  service: Service;
  subscription: SystemSubscription;
  event: ConsumedEvent;
}

/** One that is copied into a replica, and nothing else happens. */
export interface Copying extends Consuming {
  replica: SystemReplica;
  feed: SystemReplica['feeds'][number];
}

const all: readonly Consuming[] = services
  .filter(({ name }) => isMeant(name))
  .flatMap((service) =>
    service.subscriptions.flatMap((subscription) =>
      subscription.events.map((event) => ({ name: service.name, service, subscription, event })),
    ),
  );

/** One for each language and datastore. */
export const copyings: readonly Copying[] = oneOfEachKind(
  all.flatMap((consuming) => {
    const { service, event } = consuming;
    const replica = service.replicas.find(({ name }) => event.replicas.includes(name));
    const feed = replica?.feeds.find((each) => each.event === event.name && each.kind === 'set');
    return event.isPlain && replica && feed ? [{ ...consuming, replica, feed }] : [];
  }),
);

/** Of which each message makes a row. */
export const creatings: readonly Consuming[] = oneOfEachKind(
  all.filter(({ event }) => event.creates !== undefined),
);

function oneOfEachKind<C extends Consuming>(list: readonly C[]): C[] {
  const kind = ({ service: { language, datastore } }: C) => `${language} ${datastore}`;
  return [...new Map(list.map((each) => [kind(each), each])).values()];
}

/** A broker and a store for one test, and a hand in both. */
export interface Stage {
  consuming: Consuming;
  /** What `BROKER_URL` is set to. */
  brokerUrl: string;
  broker: Broker;
  store: OwnStore;
  /** What the broker has to have: again, where it has been lost. */
  provision(): Promise<void>;
  /** One more replica of the service. */
  serve(options?: ServeOptions): Promise<Node>;
  /** The subscription has another topic as well, as after a deploy. */
  listenTo(topic: string): Promise<void>;
  /** As the publisher would. */
  send(messages: readonly Sent[]): Promise<void>;
  /** Waits until each message that was sent has had its effect or is dead, and nothing waits. */
  settled(timeoutMs?: number): Promise<void>;
  /** Ids of messages that the service knows to have had their effect. */
  inbox(): Promise<string[]>;
}

export interface Sent {
  id: string;
  key: string;
  data: string;
  topic?: string;
  attributes?: Readonly<Record<string, string>>;
}

const log = { info() {}, warn() {} };

/** @param where instead of a room of its own */
export async function stageOf(consuming: Consuming, where?: Room): Promise<Stage> {
  const { service, subscription, event } = consuming;
  const [{ app, owner }, store] = await Promise.all([
    where ?? createRoom(),
    migratedStore(service),
  ]);
  const provision = () => provisionBroker(owner, topologyOf(system));
  await provision();
  const broker = await openBroker(app, { name: 'conformance', log });
  cleanUp(() => broker.close());
  const expected = new Set<string>();

  async function inbox(): Promise<string[]> {
    const rows = await store.run(
      `SELECT "message_id" FROM "inbox" WHERE "subscription" = '${subscription.name}'`,
    );
    return rows.map(({ message_id }) => String(message_id));
  }

  /** What a broker says of what waits may be behind: the inbox has to agree. */
  async function isSettled(): Promise<boolean> {
    const done = new Set(await inbox());
    const without = [...expected].filter((id) => !done.has(id)).length;
    const { waiting, dead } = await broker.lag(subscription.name);
    return waiting === 0 && dead >= without;
  }

  return {
    consuming,
    brokerUrl: app,
    broker,
    store,
    provision,
    serve: (options = {}) =>
      serve(service, { store, ...options, env: { BROKER_URL: app, ...options.env } }),
    async listenTo(topic) {
      const { name, service, topics, backoffMs } = subscription;
      const more = { name, service, topics: [...topics, topic], backoffMs };
      await provisionBroker(owner, { publishers: [], subscriptions: [more] });
    },
    async send(messages) {
      for (let from = 0; from < messages.length; from += 100) {
        const batch = messages.slice(from, from + 100);
        await broker.publish(
          batch.map((each) => ({ ...complete(event), ...each })),
          30_000,
        );
      }
      for (const { id, attributes } of messages) {
        // What is told to somebody else leaves nothing behind.
        if ((attributes?.addressee ?? subscription.name) === subscription.name) expected.add(id);
      }
    },
    settled: async (timeoutMs) => {
      await until(`all of ${subscription.name} is settled`, isSettled, timeoutMs);
    },
    inbox,
  };
}

let sent = 0;

function complete({ topic, name }: ConsumedEvent) {
  sent += 1;
  const [publisher = ''] = name.split('.');
  const attributes = {
    source: `/services/${publisher}`,
    time: new Date().toISOString(),
    sequence: String(sent).padStart(16, '0'),
  };
  return { topic, attributes };
}

/** A message about a row of its own, or about this one. */
export function messageOf({ event }: Consuming, given: Record<string, unknown> = {}): Sent {
  const payload: Record<string, Json> = { ...event.example, ...given };
  return { id: randomUUID(), key: String(payload[event.key]), data: JSON.stringify(payload) };
}

/** A message that makes a row: what is unique in the row is new. */
export function creationOf(consuming: Consuming): Sent {
  const { service, event } = consuming;
  const entity = service.entities.find(({ name }) => name === event.creates);
  const { properties = {} } = contractOf(consuming);
  const fresh = (entity?.fields ?? [])
    .filter(({ name, unique }) => unique && name in event.example)
    .map(({ name }) => [name, vary(properties[name] ?? {}, event.example[name])]);
  return messageOf(consuming, Object.fromEntries(fresh));
}

/** What the publisher promises of the payload. */
function contractOf({ subscription, event }: Consuming): { properties?: Record<string, Json> } {
  const publisher = services.find(({ name }) => name === subscription.publisher);
  const published = publisher?.events.find(({ topic }) => topic === event.topic);
  return published ? JSON.parse(readFileSync(join(root, published.contract), 'utf8')) : {};
}

/** The same about a row that nobody knows: those of replicas have keys of their own. */
export function newOf(copying: Copying, given: Record<string, unknown> = {}): Sent {
  const { feed, replica, event } = copying;
  const type = replica.fields.find(({ name }) => name === replica.key)?.type;
  const unique = type === 'integer' ? nextNumber() : randomUUID();
  const own = { [feed.key]: unique, ...(event.key !== feed.key && { [event.key]: unique }) };
  return messageOf(copying, { ...own, ...given });
}

let numbers = Date.now() % 1_000_000_000;
const nextNumber = () => ++numbers;

/** Key of the row that a message is about. */
export function keyOf({ feed }: Copying, { data }: Sent): unknown {
  return JSON.parse(data)[feed.key];
}

/** Rows of the replica by key, as the store has them. */
export async function copies(stage: Stage, { replica }: Copying): Promise<Map<string, Json>> {
  const key = replica.fields.find(({ name }) => name === replica.key)?.column ?? '';
  const rows = await stage.store.run(`SELECT * FROM "${replica.table}"`);
  return new Map(rows.map((row) => [String(row[key]), row]));
}

/** A field that the event sets and that a test can tell apart: a number, or a text. */
export function changing({ replica, feed }: Copying) {
  const set = replica.fields.filter(
    ({ name, array }) => !array && Object.hasOwn(feed.members, name),
  );
  const field =
    set.find(({ type }) => type === 'integer') ??
    set.find(({ type }) => type === 'string' || type === 'text' || type === 'enum');
  if (field === undefined) return undefined;
  const member = feed.members[field.name] ?? '';
  const value = (index: number) => (field.type === 'integer' ? index : `v${index}`);
  return { column: field.column, member, value };
}
