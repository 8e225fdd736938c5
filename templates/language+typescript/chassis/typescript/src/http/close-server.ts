import { once } from 'node:events';
import type { Server } from 'node:http';
import { Server as NetServer } from 'node:net';
import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';

const SWEEP_MS = 50;
/** Times that the first bytes of a request are waited for; as times, since a busy machine turns slowly. */
const ON_ITS_WAY = { times: 10, ms: 10 };
/** Where new connections never end, some of them have to find the door closed. */
const ACCEPT_MS = 1_000;

/**
 * Accepts nothing more; resolves when all answers are out.
 *
 * `server.close()` alone would break requests that were sent before it: connections that wait to be
 * accepted are reset, and those that are accepted but have brought nothing yet count as idle.
 */
export async function closeServer(server: Server): Promise<void> {
  await acceptWaiting(server);
  const closed = once(server, 'close');
  NetServer.prototype.close.call(server);
  for (let time = 0; time < ON_ITS_WAY.times; time += 1) await sleep(ON_ITS_WAY.ms);
  // Again and again: a connection whose last answer began before the drain was not told to end.
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
  await closed;
  clearInterval(sweep);
}

/** Until a turn of the event loop brings no new connection. */
async function acceptWaiting(server: Server): Promise<void> {
  const until = performance.now() + ACCEPT_MS;
  let accepted = 0;
  let before: number;
  const count = () => {
    accepted += 1;
  };
  server.on('connection', count);
  do {
    before = accepted;
    // The first may end a turn that was past its polling when it began.
    await turn();
    await turn();
  } while (accepted > before && performance.now() < until);
  server.off('connection', count);
}
