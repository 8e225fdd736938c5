import type { TestContext } from 'node:test';
import { type Received, received } from './broker.ts';
import { each, NotHere } from './clause.ts';
import { type Node, serve } from './fleet.ts';
import { create, type Fields, type Subject, subjectsOf } from './rows.ts';
import { type Operation, type Service, services } from './system.ts';
import { until } from './until.ts';

/** An entity whose rows are told of when they are created. */
export type Told = Subject & { create: Operation };

/** The check for each service that sends events. */
export function eachSender(
  t: TestContext,
  check: (service: Service) => Promise<void>,
): Promise<void> {
  const senders = services.filter(({ events }) => events.length > 0);
  return each(t, senders, (service) => check(service));
}

export function toldOf(node: Node): Told {
  const found = subjectsOf(node).find(
    (subject): subject is Told => (subject.create?.emits ?? []).length > 0,
  );
  if (found === undefined) throw new NotHere('no operation creates a row and emits an event');
  return found;
}

/** A process of its own, and what it tells of. */
export async function serveTold(...how: Parameters<typeof serve>): Promise<Told> {
  return toldOf(await serve(...how));
}

/** Messages of an operation's success, each of another version. */
export function topicsOf({ node }: Told, { emits }: Operation): string[] {
  const events = node.service.events.filter(({ name }) => name === emits?.[0]);
  return events.map(({ topic }) => topic);
}

/** Messages that tell of a row: one of their values is its key. */
export async function messagesOf({ node, entity }: Told, row: Fields): Promise<Received[]> {
  const all = await received(node.service);
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
  await received(told.node.service);
  const row = await create(told);
  return { row, messages: await arrived(told, row) };
}

/** How many rows wait in an outbox. */
export async function depth({ node }: { node: Node }): Promise<number> {
  return (await node.store.run('SELECT "id" FROM "outbox"')).length;
}
