import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withClient } from '../../../../../tools/lib/postgres/client.ts';
import { type Postgres, startPostgres } from '../../../../../tools/lib/postgres.ts';
import { freePort, type TestServer } from './server.ts';

export const isOurs = true;
export const lacks = undefined;

/** The server of npm's packages, as the scripts of this repo start it. */
export async function startServer(): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'broker-postgres-'));
  // Not the first one that is free: the other files of tests would have it too.
  const preferredPort = await freePort();
  let server: Postgres = await startPostgres({ folder, preferredPort });
  const url = server.url.href;
  const ended = () => new Promise((resolve) => server.process?.once('exit', resolve));
  return {
    url,
    async urlFor(service) {
      const account = new URL(url);
      const password = randomBytes(16).toString('hex');
      await withClient(server.url, (client) =>
        client.query(`CREATE ROLE "${service}" LOGIN PASSWORD '${password}';
          GRANT CONNECT ON DATABASE postgres TO "${service}"`),
      );
      account.username = service;
      account.password = password;
      return account.href;
    },
    async kill() {
      const gone = ended();
      server.process?.kill('SIGKILL');
      await gone;
    },
    async start() {
      server = await startPostgres({ folder, preferredPort });
    },
    async remove() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
