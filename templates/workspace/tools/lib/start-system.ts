import type { Addresses } from './addresses.ts';
import { prepareBroker } from './broker.ts';
import { rememberDatabase } from './databases.ts';
import { openDevPostgres } from './dev-postgres.ts';
import { clientOf } from './env.ts';
import { type Issuer, startIssuer } from './issuer.ts';
import { gatewayPlan, servicePlan, urlsOf } from './plans.ts';
import { openPasswords } from './postgres/passwords.ts';
import type { Postgres } from './postgres.ts';
import { provision } from './provision.ts';
import { local } from './root.ts';
import type { RunFile } from './run-file.ts';
import type { Screen } from './screen.ts';
import { type Plan, type Supervised, supervise } from './supervisor.ts';
import { hasMessaging, type System } from './system.ts';
import { devKey, serviceToken } from './token.ts';

export interface Surroundings {
  screen: Screen;
  run: RunFile;
  /** Aborts when everything is to end. */
  stopping: AbortSignal;
}

/** What runs; filled while it is started, so that a start that fails half-way can be undone. */
export interface Parts {
  issuer?: Issuer;
  postgres?: Postgres;
  services: Supervised[];
  gateway?: Supervised;
}

/**
 * Starts all parts of a system, each as soon as what it needs is there: the gateway and services on
 * SQLite without events do not wait for PostgreSQL. Resolves when all are running, ready or not.
 */
export async function startSystem(
  system: System,
  addresses: Addresses,
  taken: Set<number>,
  { screen, run, stopping }: Surroundings,
  parts: Parts,
): Promise<void> {
  const key = devKey(system.identity);
  const secrets = clientSecrets(system);
  const issuer = await startIssuer(key, {
    secretOf: (client) => secrets.get(client),
    tokenFor: (client) => serviceToken(system.identity, key, client),
  });
  parts.issuer = issuer;
  const { jwksUrl, tokenUrl } = issuer;
  const calling = { jwksUrl, tokenUrl, serviceUrls: urlsOf(addresses.services) };

  const begin = (plan: Plan) =>
    supervise(plan, {
      line: screen.line,
      note: screen.note,
      began: (name, pid) => run.add(name, pid),
      ended: (pid) => run.remove(pid),
    });

  const opening = openDevPostgres(system, taken).then((postgres) => {
    if (postgres?.process?.pid !== undefined) run.add('postgres', postgres.process.pid);
    parts.postgres = postgres;
    return postgres;
  });

  const brokering = opening.then(async (postgres) => {
    const broker = await prepareBroker(system, postgres);
    if (broker?.note !== undefined) screen.note('start', 'info', broker.note);
    return broker;
  });

  const services = system.services.map(async (service) => {
    const postgres = service.datastore === 'postgres' ? await opening : undefined;
    const broker = hasMessaging(service) ? await brokering : undefined;
    stopping.throwIfAborted();
    const roles = await provision(service, { postgres, folder: local('data') });
    rememberDatabase(service.name, roles.app);
    const listen = addresses.services[service.name] ?? service;
    const secret = secrets.get(clientOf(service)) ?? '';
    const around = { ...calling, secret, brokerUrl: broker?.url };
    parts.services.push(begin(servicePlan(system, service, listen, roles, around)));
  });

  parts.gateway = begin(gatewayPlan(system, jwksUrl, addresses.gateway, addresses.services));

  // All to their end: what is still starting could not be stopped.
  const outcomes = await Promise.allSettled([opening, brokering, ...services]);
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}

/** Of the services that call others, by the names under which the issuer knows them; kept. */
function clientSecrets({ services }: System): ReadonlyMap<string, string> {
  const clients = services.flatMap((service) =>
    service.callees.length > 0 ? [clientOf(service)] : [],
  );
  if (clients.length === 0) return new Map();
  const secrets = openPasswords(local('clients.json'));
  secrets.keep(...clients);
  return new Map(clients.map((client) => [client, secrets.of(client)]));
}

/** A program that has not ended by itself after this time is killed. */
const GRACE_MS = 10_000;

/** The gateway first, so that nothing comes in; the services; and what they lean on last. */
export async function stopSystem({ issuer, postgres, services, gateway }: Parts): Promise<void> {
  await gateway?.stop(GRACE_MS);
  await Promise.all(services.map((service) => service.stop(GRACE_MS)));
  await postgres?.stop();
  await issuer?.close();
}
