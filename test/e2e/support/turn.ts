import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Nobody else listens there: below the ports that systems choose from. */
const port = 19_999;

/**
 * Runs work while no other process runs such work. Systems that start at the same moment look for free ports, and may both
 * find the same. Whoever ends has given it back, however it ended.
 */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  let server = await listening();
  while (server === undefined) {
    await sleep(100);
    server = await listening();
  }
  try {
    return await work();
  } finally {
    server.close();
  }
}

function listening() {
  return new Promise<ReturnType<typeof createServer> | undefined>((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => resolve(server));
  });
}
