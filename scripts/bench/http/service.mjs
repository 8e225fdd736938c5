import { join } from 'node:path';
import { inTurns } from './gateway.mjs';
import { freePort, startPinned, untilListens } from './processes.mjs';

const measured = 0;
const body = JSON.stringify({ place: 'example' });

/** A service beside a bare server with the same rows in the same kind of store. */
export async function benchService(parts, options) {
  const bare = await startBare('bare.db', 'NORMAL');
  const safe = await startBare('safe.db', 'FULL');
  const service = await parts.startService(measured);
  try {
    const { token } = parts;
    const servers = [
      { name: 'bare node:http', ...bare },
      { name: 'service', pid: service.pid, url: `${service.url}/meters`, token },
      { name: 'bare node:http, each row on the disk', ...safe },
    ];
    const targets = [];
    for (const server of servers) targets.push({ ...server, row: await idOf(server) });
    const reading = targets.map((target) => ({ ...target, url: `${target.url}/${target.row}` }));
    const writing = targets.map((target) => ({ ...target, body }));
    // A read is the same in both.
    reading.pop();
    const connections = 50;
    return {
      reads: await inTurns(reading, { ...options, connections }),
      writes: await inTurns(writing, { ...options, connections }),
    };
  } finally {
    for (const { stop } of [bare, safe, service]) await stop();
  }

  async function startBare(name, synchronous) {
    const port = await freePort();
    const script = new URL('./bare-service.mjs', import.meta.url).pathname;
    const args = ['--no-warnings', script, `${port}`, join(options.folder, name), synchronous];
    const started = startPinned(measured, process.execPath, args);
    await untilListens(port, started);
    return { pid: started.pid, url: `http://127.0.0.1:${port}/meters`, stop: started.stop };
  }
}

async function idOf({ url, token }) {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const answer = await fetch(url, { method: 'POST', headers, body });
  if (answer.status !== 201) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()).id;
}
