import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { permissionsOf } from '../../../src/broker/nats/permissions.ts';
import {
  findProgram,
  freePort,
  given,
  killProgram,
  startProgram,
  type TestServer,
  untilListening,
  untilLogged,
} from './server.ts';

const program = findProgram('nats-server');
const url = process.env.TEST_NATS_URL;

export const isOurs = url === undefined;
export const lacks =
  isOurs && program === undefined
    ? 'nats-server is not on the PATH: install NATS 2.10 or newer, or set TEST_NATS_URL'
    : undefined;

interface Account {
  user: string;
  password: string;
  permissions?: { publish: string[]; subscribe: string[] };
}

/** A server with JetStream. */
export async function startServer(): Promise<TestServer> {
  if (url !== undefined) return given(url);
  const folder = mkdtempSync(join(tmpdir(), 'broker-nats-'));
  const port = await freePort();
  const logFile = join(folder, 'log');
  const config = join(folder, 'nats.conf');
  const password = randomBytes(16).toString('hex');
  const users: Account[] = [{ user: 'admin', password }];
  let server: ChildProcess;

  function configure() {
    const all = { jetstream: { store_dir: join(folder, 'data') }, authorization: { users } };
    writeFileSync(config, JSON.stringify({ listen: `127.0.0.1:${port}`, ...all }));
  }

  async function start() {
    server = startProgram({ path: program ?? '', args: ['-c', config], logFile });
    await untilListening(port, server, logFile);
  }

  configure();
  await start();
  return {
    url: `nats://admin:${password}@127.0.0.1:${port}`,
    async urlFor(service, topology) {
      users.push({ user: service, password, permissions: permissionsOf(service, topology) });
      configure();
      // It reads its configuration again.
      const reloaded = untilLogged(logFile, 'Reloaded server configuration');
      server.kill('SIGHUP');
      await reloaded;
      return `nats://${service}:${password}@127.0.0.1:${port}`;
    },
    kill: () => killProgram(server),
    start,
    async remove() {
      await killProgram(server);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
