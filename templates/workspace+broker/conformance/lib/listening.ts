import { type Message, openBroker, provisionBroker } from '@local/chassis/messaging';
import { topologyOf } from '../../tools/lib/broker.ts';
import { knownAs } from '../../tools/lib/system.ts';
import { createRoom, type Room } from './broker-server.ts';
import { cleanUp, outliving } from './cleanup.ts';
import { once } from './once.ts';
import { type Service, services, system } from './system.ts';

/** A message as it came. */
export interface Received extends Omit<Message, 'data'> {
  data: Readonly<Record<string, unknown>>;
}

/** Everything there that services send to and listen to, and a listener of ours to each of them. */
export async function prepare({ owner }: Pick<Room, 'owner'>): Promise<void> {
  const { publishers, subscriptions } = topologyOf(system);
  const ours = services.filter(({ events }) => events.length > 0).map(listenerOf);
  await provisionBroker(owner, { publishers, subscriptions: [...subscriptions, ...ours] });
}

/** The room of all tests that leave the broker as it is. */
const room = once(async (): Promise<Room> => {
  const made = await createRoom();
  await prepare(made);
  urlOfAll = made.app;
  return made;
});
let urlOfAll: string | undefined;

/** What `BROKER_URL` is set to. */
export async function roomUrl(): Promise<string> {
  return (await room()).app;
}

const listeners = new Map<string, Promise<readonly Received[]>>();

/** Everything that a service has sent to a broker since this was first called, as it comes. */
export function received(service: Service, url: string): Promise<readonly Received[]> {
  const name = `${service.name} at ${url}`;
  const begin = () => listen(service, url);
  const messages = listeners.get(name) ?? (url === urlOfAll ? outliving(begin) : begin());
  listeners.set(name, messages);
  return messages;
}

async function listen(service: Service, url: string): Promise<readonly Received[]> {
  const log = { info() {}, warn() {} };
  const connected = await openBroker(url, { name: 'conformance', log });
  cleanUp(() => connected.close());
  const messages: Received[] = [];
  await connected.subscribe(listenerOf(service), 1, async ({ message }) => {
    messages.push({ ...message, data: JSON.parse(message.data) });
    return { kind: 'done' };
  });
  return messages;
}

function listenerOf(service: Service) {
  return {
    name: `conformance-${process.pid}.${knownAs(service)}`,
    service: 'conformance',
    topics: service.events.map(({ topic }) => topic),
    backoffMs: [],
  };
}
