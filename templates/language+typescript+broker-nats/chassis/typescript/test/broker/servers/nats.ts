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
const givenUrl = process.env.TEST_NATS_URL;

export const isOurs = givenUrl === undefined;
export const lacks =
  isOurs && program === undefined
    ? 'nats-server is not on the PATH: install NATS 2.10 or newer, or set TEST_NATS_URL'
    : undefined;

interface User {
  user: string;
  password: string;
  permissions?: { publish: string[]; subscribe: string[] };
}

/** A server with JetStream. */
export async function startServer(): Promise<TestServer> {
  if (givenUrl !== undefined) return given(givenUrl);
  const folder = mkdtempSync(join(tmpdir(), 'broker-nats-'));
  const port = await freePort();
  const logFile = join(folder, 'log');
  const config = join(folder, 'nats.conf');
  const password = randomBytes(16).toString('hex');
  const users: User[] = [{ user: 'admin', password }];
  const rooms: string[] = [];
  let server: ChildProcess;
  let reloaded = Promise.resolve();

  function configure() {
    const account = (users: User[]) => ({ jetstream: 'enabled', users });
    const ofRooms = rooms.map((room) => [room, account([{ user: room, password }])]);
    const accounts = { main: account(users), ...Object.fromEntries(ofRooms) };
    const all = { jetstream: { store_dir: join(folder, 'data') }, accounts };
    writeFileSync(config, JSON.stringify({ listen: `127.0.0.1:${port}`, ...all }));
  }

  /** It reads its configuration again; one after the other, so that each finds its own in there. */
  function reload(): Promise<void> {
    reloaded = reloaded.then(async () => {
      configure();
      const told = untilLogged(logFile, 'Reloaded server configuration');
      server.kill('SIGHUP');
      await told;
    });
    return reloaded;
  }

  const urlOf = (user: string) => `nats://${user}:${password}@127.0.0.1:${port}`;

  async function start() {
    server = startProgram({ path: program ?? '', args: ['-c', config], logFile });
    await untilListening(port, server, logFile);
  }

  configure();
  await start();
  return {
    url: urlOf('admin'),
    async urlFor(service, topology) {
      users.push({ user: service, password, permissions: permissionsOf(service, topology) });
      await reload();
      return urlOf(service);
    },
    async room() {
      const room = `room${rooms.push(`room${rooms.length + 1}`)}`;
      await reload();
      return urlOf(room);
    },
    kill: () => killProgram(server),
    start,
    async remove() {
      await killProgram(server);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
