import type { TestContext } from 'node:test';
import { each, NotHere } from './clause.ts';
import { migratedStore, type Node, type ServeOptions, serve } from './fleet.ts';
import { type Received, received, roomUrl } from './listening.ts';
import { once } from './once.ts';
import { create, type Fields, type Subject, subjectsOf } from './rows.ts';
import { byKind, type Operation, type Service, services } from './system.ts';
import { until } from './until.ts';

/** An entity whose rows are told of when they are created. */
export type Told = Subject & {
  create: Operation;
  /** Where its messages are. */
  brokerUrl: string;
};

/** Services that send events. */
export const senders: readonly Service[] = services.filter(({ events }) => events.length > 0);

/** The check for each service that sends events. */
export function eachSender(
  t: TestContext,
  check: (service: Service) => Promise<void>,
): Promise<void> {
  return each(t, senders, (service) => check(service));
}

const isTold = ({ create }: Pick<Subject, 'create'>) => (create?.emits ?? []).length > 0;

/** Services with an entity whose rows are told of when they are created. */
const tellers: readonly Service[] = senders.filter((service) =>
  subjectsOf({ service }).some(isTold),
);

function toldOf(node: Node, brokerUrl: string): Told {
  const found = subjectsOf(node).find(isTold);
  const { create } = found ?? {};
  if (found === undefined || create === undefined) {
    throw new NotHere('no operation creates a row and emits an event');
  }
  return { ...found, create, brokerUrl };
}

/**
 * One of them for each language and datastore: enough for what a process does with its outbox, whatever it tells of. The
 * first one whose rules take its example, where there is one.
 */
export const kindsOfTellers = once(() => firstOfEachKind(tellers));

async function firstOfEachKind(some: readonly Service[]): Promise<Service[]> {
  const found = await Promise.all(
    byKind(some).map(async (kind) => {
      for (const service of kind) if (await tellsByExample(service)) return [service];
      return kind.slice(0, 1);
    }),
  );
  return found.flat();
}

async function tellsByExample(service: Service): Promise<boolean> {
  // On a store of its own: what it tells of is in nobody's way.
  const { node, ...told } = await serveTold(service, { store: await migratedStore(service) });
  try {
    await create({ node, ...told });
    return true;
  } catch (error) {
    if (!(error instanceof NotHere)) throw error;
    return false;
  } finally {
    await node.stop();
  }
}

/** Of those which tell of changes as well. */
export const kindsOfUpdaters = once(() =>
  firstOfEachKind(
    tellers.filter((service) => {
      const told = subjectsOf({ service }).find(isTold);
      return told !== undefined && changeOf(told) !== undefined;
    }),
  ),
);

/** What changes a row and tells of it. */
export function changeOf({ updates }: Pick<Subject, 'updates'>): Operation | undefined {
  return updates.find(({ emits }) => (emits ?? []).length > 0);
}

/** The check for one teller of each kind. */
export async function eachKindOfTeller(
  t: TestContext,
  check: (service: Service) => Promise<void>,
  which = kindsOfTellers,
): Promise<void> {
  await each(t, await which(), (service) => check(service));
}

/** A process of its own, and what it tells of: at the broker of all tests, where no other is given. */
export async function serveTold(
  service: Service,
  { brokerUrl, env, ...options }: ServeOptions & { brokerUrl?: string } = {},
): Promise<Told> {
  const url = brokerUrl ?? (await roomUrl());
  const node = await serve(service, { ...options, env: { BROKER_URL: url, ...env } });
  return toldOf(node, url);
}

/** Messages of an operation's success, each of another version. */
export function topicsOf({ node }: Told, { emits }: Operation): string[] {
  const events = node.service.events.filter(({ name }) => name === emits?.[0]);
  return events.map(({ topic }) => topic);
}

/** Messages that tell of a row: one of their values is its key. */
export async function messagesOf(told: Told, row: Fields): Promise<Received[]> {
  const { node, entity, brokerUrl } = told;
  const all = await received(node.service, brokerUrl);
  const key = row[entity.key];
  return all.filter(({ data }) => Object.values(data).includes(key));
}

/** Waits for the messages of a new row. */
export function arrived(told: Told, row: Fields, timeoutMs?: number): Promise<Received[]> {
  const topics = topicsOf(told, told.create);
  return until(
    `messages of ${told.name} ${row[told.entity.key]}`,
    async () => {
      const found = await messagesOf(told, row);
      return topics.every((topic) => found.some((message) => message.topic === topic)) && found;
    },
    timeoutMs,
  );
}

/** A new row, when its messages are there. */
export async function createTold(told: Told): Promise<{ row: Fields; messages: Received[] }> {
  await received(told.node.service, told.brokerUrl);
  const row = await create(told);
  return { row, messages: await arrived(told, row) };
}

/** How many rows wait in an outbox. */
export async function depth({ node }: { node: Node }): Promise<number> {
  return (await node.store.run('SELECT "id" FROM "outbox"')).length;
}

/** Waits until everything that was told of is with the broker: what a row refers to is told of as well. */
export async function sentAll(told: { node: Node }, timeoutMs?: number): Promise<void> {
  await until('the outbox is empty', async () => (await depth(told)) === 0, timeoutMs);
}
