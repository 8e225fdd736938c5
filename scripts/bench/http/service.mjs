import { join } from 'node:path';
import { inTurns } from './gateway.mjs';
import { freePort, startPinned, untilListens } from './processes.mjs';

const measured = 0;
const body = JSON.stringify({ place: 'example' });

/**
 * A service as it is in production, and with less and less of what it does, beside bare servers with the same rows in
 * the same kind of store.
 * @param {Awaited<ReturnType<typeof import('./repo.mjs').makeParts>>} parts
 */
export async function benchService(parts, options) {
  const { token, tracing } = parts;
  const quiet = { LOG_LEVEL: 'warn' };
  const variants = [
    { name: 'service: token, line in the log, metrics, traces of 1 %', env: tracing },
    { name: 'without traces', env: {} },
    { name: 'without the line in the log', env: quiet },
    { name: 'without the token', env: quiet, open: true },
  ];
  const started = [];
  try {
    const bare = await startBare('bare-service.mjs', ['bare.db', 'NORMAL']);
    const safe = await startBare('bare-service.mjs', ['safe.db', 'FULL']);
    const library = await startBare('fastify-service.mjs', ['library.db', parts.folder]);
    const services = [];
    for (const { name, env, open } of variants) {
      const service = await start(() => parts.startService(measured, env));
      const meters = { name, pid: service.pid, url: `${service.url}/meters`, token };
      // All of them have one store.
      const row = services[0]?.row ?? (await idOf(meters));
      services.push({ ...meters, row, ...(open && { url: `${service.url}/open-meters` }) });
    }
    const [everything] = services;
    const rows = [
      { name: 'bare node:http', ...bare, row: await idOf(bare) },
      ...services,
      { name: 'bare Fastify', ...library, row: await idOf(library) },
    ];
    const writers = [
      { name: 'bare node:http', ...bare },
      everything,
      { name: 'bare node:http, each row on the disk', ...safe },
    ];
    const connections = 50;
    return {
      reads: await inTurns(
        rows.map(({ row, url, ...target }) => ({ ...target, url: `${url}/${row}` })),
        { ...options, connections },
      ),
      writes: await inTurns(
        writers.map((target) => ({ ...target, body })),
        { ...options, connections },
      ),
    };
  } finally {
    for (const { stop } of started) await stop();
  }

  async function start(make) {
    const running = await make();
    started.push(running);
    return running;
  }

  function startBare(script, [file, ...more]) {
    return start(async () => {
      const port = await freePort();
      const path = new URL(`./${script}`, import.meta.url).pathname;
      const args = ['--no-warnings', path, `${port}`, join(options.folder, file), ...more];
      const running = startPinned(measured, process.execPath, args);
      await untilListens(port, running);
      return { ...running, url: `http://127.0.0.1:${port}/meters` };
    });
  }
}

async function idOf({ url, token }) {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const answer = await fetch(url, { method: 'POST', headers, body });
  if (answer.status !== 201) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()).id;
}
