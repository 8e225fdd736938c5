import { type ChildProcess, execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { permissionsOf } from '../../../src/broker/rabbitmq/permissions.ts';
import {
  findProgram,
  freePort,
  given,
  killProgram,
  startProgram,
  type TestServer,
  untilListening,
} from './server.ts';

// Debian's program on the PATH changes to an account of its own; behind it is the one of RabbitMQ.
const program = findProgram('rabbitmq-server', ['/usr/lib/rabbitmq/bin']);

const givenUrl = process.env.TEST_RABBITMQ_URL;

export const isOurs = givenUrl === undefined;
export const lacks =
  isOurs && program === undefined
    ? 'rabbitmq-server is not on the PATH: install RabbitMQ 3.10 or newer, or set TEST_RABBITMQ_URL'
    : undefined;

/** So many rooms are made at a time: what makes them takes a second to start. */
const roomsAtOnce = 8;

/** A node of its own, with a port mapper of its own: it neither finds nor disturbs another one. */
export async function startServer(): Promise<TestServer> {
  if (givenUrl !== undefined) return given(givenUrl);
  const folder = mkdtempSync(join(tmpdir(), 'broker-rabbitmq-'));
  const [port, distribution, mapper] = [await freePort(), await freePort(), await freePort()];
  const logFile = join(folder, 'log');
  const password = randomBytes(16).toString('hex');
  writeFileSync(
    join(folder, 'rabbitmq.conf'),
    `listeners.tcp.default = 127.0.0.1:${port}\ndefault_user = admin\ndefault_pass = ${password}\n`,
  );
  writeFileSync(join(folder, 'enabled_plugins'), '[].\n');
  const env = {
    // The cookie of the node is made here.
    HOME: folder,
    ERL_EPMD_ADDRESS: '127.0.0.1',
    ERL_EPMD_PORT: `${mapper}`,
    RABBITMQ_NODENAME: `test-${port}@localhost`,
    RABBITMQ_DIST_PORT: `${distribution}`,
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: '-kernel inet_dist_use_interface {127,0,0,1}',
    RABBITMQ_CONFIG_FILE: join(folder, 'rabbitmq.conf'),
    RABBITMQ_ENABLED_PLUGINS_FILE: join(folder, 'enabled_plugins'),
    RABBITMQ_CONF_ENV_FILE: '/dev/null',
    RABBITMQ_MNESIA_BASE: join(folder, 'data'),
    RABBITMQ_LOG_BASE: join(folder, 'logs'),
    RABBITMQ_LOGS: '-',
  };
  let server: ChildProcess;
  const epmd = startProgram({
    path: findProgram('epmd') ?? 'epmd',
    args: ['-address', '127.0.0.1', '-port', `${mapper}`],
    logFile,
  });
  await untilListening(mapper, epmd, logFile);

  async function start() {
    server = startProgram({ path: program ?? '', env, logFile });
    await untilListening(port, server, logFile);
  }

  async function control(...args: string[]): Promise<void> {
    const path = findProgram('rabbitmqctl', [dirname(program ?? '')]) ?? 'rabbitmqctl';
    await promisify(execFile)(path, ['--quiet', ...args], { env: { ...process.env, ...env } });
  }

  const url = `amqp://admin:${password}@127.0.0.1:${port}`;
  const rooms: Promise<string>[] = [];
  let roomCount = 0;

  function makeRooms(): void {
    const names = Array.from({ length: roomsAtOnce }, () => `room${++roomCount}`);
    const all = '<<".*">>';
    const made = control(
      'eval',
      `[begin
        rabbit_vhost:add(V, <<"admin">>),
        rabbit_auth_backend_internal:set_permissions(<<"admin">>, V, ${all}, ${all}, ${all}, <<"admin">>)
      end || V <- [${names.map((name) => `<<"${name}">>`)}]].`,
    );
    rooms.push(...names.map((name) => made.then(() => `${url}/${name}`)));
  }

  await start();
  return {
    url,
    async room() {
      if (rooms.length === 0) makeRooms();
      return (await rooms.shift()) ?? url;
    },
    async urlFor(service) {
      await control('add_user', service, password);
      const { configure, write, read } = permissionsOf(service);
      await control('set_permissions', service, configure, write, read);
      return `amqp://${service}:${password}@127.0.0.1:${port}`;
    },
    async kill() {
      await killProgram(server);
      // The port mapper notices by itself; a node of this name cannot start before.
      await sleep(200);
    },
    start,
    async remove() {
      await killProgram(server);
      await killProgram(epmd);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
