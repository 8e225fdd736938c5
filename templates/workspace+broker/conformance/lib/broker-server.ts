import type { TestServer } from '../../chassis/typescript/test/broker/servers/server.ts';
import { cleanUp } from './cleanup.ts';
import { once } from './once.ts';
import { createDatabase } from './stores.ts';
import { system } from './system.ts';

/** Servers of a kind, as the broker suite of the chassis starts them. */
interface Servers {
  startServer(): Promise<TestServer>;
  /** Why it cannot. */
  lacks: string | undefined;
  /** Whether it is one that we start and may end. */
  isOurs: boolean;
}

/**
 * The kind of broker that this system is made for, where its server is at hand; otherwise
 * PostgreSQL, which the run says.
 */
const servers = once(async (): Promise<Servers & { kind: string }> => {
  const { id: kind = 'postgres', label = '' } = system.broker ?? {};
  const chosen = await load(kind);
  const lack = chosen.lacks ?? (chosen.isOurs ? undefined : 'the tests end their own servers only');
  if (lack === undefined) return { kind, ...chosen };
  console.log(`Events go through PostgreSQL in these tests, in place of ${label}: ${lack}`);
  return { kind: 'postgres', ...(await load('postgres')) };
});

function load(kind: string): Promise<Servers> {
  return import(`../../chassis/typescript/test/broker/servers/${kind}.ts`);
}

/** A server of its own, which the test can end and start again with the data that it had. */
export async function startBroker(): Promise<Required<Pick<TestServer, 'url' | 'kill' | 'start'>>> {
  const { startServer } = await servers();
  const { url, kill, start, remove } = await startServer();
  cleanUp(remove);
  if (kill === undefined || start === undefined) throw new Error('this server cannot be ended');
  return { url, kill, start };
}

/** One for all tests that leave it as it was. */
const shared = once(async (): Promise<TestServer> => {
  const server = await (await servers()).startServer();
  cleanUp(() => server.remove());
  return server;
});

/** A place at the broker where nobody else's messages are. */
export interface Room {
  /** What `BROKER_URL` is set to. */
  app: string;
  /** For whoever prepares it. */
  owner: string;
}

export async function createRoom(): Promise<Room> {
  const { kind } = await servers();
  if (kind === 'postgres') return createDatabase();
  const url = await (await shared()).room?.();
  if (url === undefined) throw new Error(`${kind} has no rooms`);
  return { app: url, owner: url };
}
