import { type Message, openBroker, provisionBroker } from '@local/chassis/messaging';
import { topologyOf } from '../../tools/lib/broker.ts';
import { hasMessaging } from '../../tools/lib/system.ts';
import { cleanUp } from './cleanup.ts';
import { once, oncePer } from './once.ts';
import { createDatabase } from './stores.ts';
import { type Service, services, system } from './system.ts';

/**
 * The broker of all tests: the one that `TEST_BROKER_URL` names, or a database of its own, with
 * everything there that services send to and listen to, and a listener of ours to each of them.
 */
const broker = once(async (): Promise<string> => {
  const given = process.env.TEST_BROKER_URL;
  const { app, owner } = given ? { app: given, owner: given } : await createDatabase();
  const { publishers, subscriptions } = topologyOf(system);
  const ours = services.filter(({ events }) => events.length > 0).map(listenerOf);
  await provisionBroker(owner, { publishers, subscriptions: [...subscriptions, ...ours] });
  return app;
});

/** What `BROKER_URL` is set to; undefined for a service that neither sends nor listens. */
export async function brokerUrlOf(service: Service): Promise<string | undefined> {
  return hasMessaging(service) ? broker() : undefined;
}

/** A message as it came. */
export interface Received extends Omit<Message, 'data'> {
  data: Readonly<Record<string, unknown>>;
}

/** Everything that a service has sent since this was first called, as it comes. */
export const received = oncePer(async (service: Service): Promise<readonly Received[]> => {
  const log = { info() {}, warn() {} };
  const connected = await openBroker(await broker(), { name: 'conformance', log });
  cleanUp(() => connected.close());
  const messages: Received[] = [];
  await connected.subscribe(listenerOf(service), 1, async ({ message }) => {
    messages.push({ ...message, data: JSON.parse(message.data) });
    return { kind: 'done' };
  });
  return messages;
});

function listenerOf({ name, events }: Service) {
  return {
    name: `conformance-${process.pid}.${name}`,
    service: 'conformance',
    topics: events.map(({ topic }) => topic),
    backoffMs: [],
  };
}
