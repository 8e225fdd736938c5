import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Postgres, startPostgres } from '../../../../../tools/lib/postgres.ts';
import type { TestServer } from './server.ts';

/** The server of npm's packages, as the scripts of this repo start it. */
export async function startServer(): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'broker-postgres-'));
  let server: Postgres = await startPostgres({ folder });
  const url = server.url.href;
  const preferredPort = Number(server.url.port);
  const ended = () => new Promise((resolve) => server.process?.once('exit', resolve));
  return {
    url,
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
