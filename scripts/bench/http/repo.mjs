import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { execute, partsOf } from '../system/repo.mjs';
import { startPinned, untilListens } from './processes.mjs';

const root = new URL('../../../', import.meta.url).pathname;

/** A service whose rows can be read with a token and without one, and a gateway that lets one user do all that it can. */
const blueprint = `schema: create-microservices/v1
system: { name: metering }
platform: { broker: none }
gateway: { rateLimit: { perClient: 1000000/s } }
services:
  meters:
    datastore: sqlite
    entities: { Meter: { fields: { place: string } } }
    operations:
      createMeter: { http: POST /meters, writes: [Meter] }
      getMeter: { http: "GET /meters/{id}", reads: [Meter] }
      showMeter: { http: "GET /open-meters/{id}", reads: [Meter], auth: anonymous }
`;

/**
 * Renders the repo, installs it, and gives what it takes to run its parts one by one.
 * @returns {Promise<{ folder: string, token: string, tracing: object, close(): Promise<void>,
 *   startGateway(core: number, backEnd: number, env?: object): Promise<Running>,
 *   startService(core: number, env?: object): Promise<Running> }>}
 * @typedef {{ pid: number, url: string, stop(): Promise<void> }} Running
 */
export async function makeParts(folder, freePort) {
  const cli = [
    join(root, 'bin/create-microservices.js'),
    folder,
    '--blueprint',
    '-',
    '--yes',
    '--no-git',
  ];
  await execute(process.execPath, cli, { input: blueprint });
  const { load } = partsOf(folder);
  const [{ readSystem, scopesOf }, { devKey, makeToken }, { startIssuer }, env, { migrate }] =
    await Promise.all(
      ['system', 'token', 'issuer', 'env', 'migrate'].map((name) => load(`tools/lib/${name}.ts`)),
    );
  const system = readSystem();
  const [service] = system.services;
  const key = devKey(system.identity);
  const who = { subject: 'bench', scopes: scopesOf(system), ttlSeconds: 36_000 };
  const issuer = await startIssuer(key, { secretOf: () => undefined });
  const collector = await startSink();

  async function start(core, dir, settings) {
    const [port, adminPort] = [await freePort(), await freePort()];
    const started = startPinned(core, process.execPath, ['src/main.ts'], {
      cwd: join(folder, dir),
      env: { ...settings({ port, adminPort, jwksUrl: issuer.jwksUrl }), NODE_ENV: 'production' },
    });
    await untilListens(port, started);
    await untilListens(adminPort, started);
    return { ...started, url: `http://127.0.0.1:${port}` };
  }

  return {
    token: makeToken(system.identity, key, who),
    folder,
    /** Settings with which a sample of the requests is traced. */
    tracing: {
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_TRACES_SAMPLER_ARG: '0.01',
    },
    startGateway: (core, backEnd, more = {}) =>
      start(core, 'gateway', (where) => ({
        ...env.gatewayEnv(system, {
          ...where,
          serviceUrls: { meters: `http://127.0.0.1:${backEnd}` },
        }),
        ...more,
      })),
    async startService(core, more = {}) {
      const data = join(folder, '.local', 'bench');
      mkdirSync(data, { recursive: true });
      const databaseUrl = `file:${data}/meters.db`;
      await migrate(service, databaseUrl, () => {});
      return start(core, service.dir, (where) => ({
        ...env.serviceEnv(system, service, { ...where, databaseUrl }),
        ...more,
      }));
    },
    async close() {
      await issuer.close();
      await collector.close();
    },
  };
}

/** A collector that takes everything and keeps nothing. */
async function startSink() {
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.end());
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}
