import { once } from 'node:events';
import type { Server } from 'node:http';
import { Server as NetServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** How long a connection, and then its first bytes, may be on their way, in ms. */
const ON_ITS_WAY_MS = 100;
const SWEEP_MS = 50;

/**
 * Accepts nothing more; resolves when all answers are out.
 *
 * `server.close()` alone would break requests that were sent before it: connections that wait to be
 * accepted are reset, and those that are accepted but have brought nothing yet count as idle.
 */
export async function closeServer(server: Server): Promise<void> {
  await sleep(ON_ITS_WAY_MS);
  const closed = once(server, 'close');
  NetServer.prototype.close.call(server);
  await sleep(ON_ITS_WAY_MS);
  // Again and again: a connection whose last answer began before the drain was not told to end.
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
  await closed;
  clearInterval(sweep);
}
