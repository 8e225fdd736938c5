import assert from 'node:assert/strict';
import type { Env } from '../../tools/lib/env.ts';
import { brokerUrlOf } from './broker.ts';
import { calleeUrls } from './callees.ts';
import { ask } from './client.ts';
import type { Copy } from './copies.ts';
import { type Issuer, startIssuer } from './issuer.ts';
import { once, oncePer } from './once.ts';
import { complete, launch, type Running } from './processes.ts';
import { gatewayProgram, migrateProgram, serviceProgram } from './programs.ts';
import { createStore, type OwnStore } from './stores.ts';
import { type Service, services } from './system.ts';
import { until } from './until.ts';

/** A running service, and its store. */
export interface Node extends Running {
  name: string;
  service: Service;
  store: OwnStore;
  issuer: Issuer;
}

/** The issuer that everybody trusts who was not told otherwise. */
export const issuer = once(startIssuer);

/** A store with the schema of the service. */
export async function migratedStore(service: Service): Promise<OwnStore> {
  const store = await createStore(service);
  const { code, output, errors } = await complete(migrateProgram(service, store.owner));
  assert.equal(code, 0, [...output, ...errors].join('\n'));
  return store;
}

/** The store that the processes of a service share, where a test needs none of its own. */
export const sharedStore = oncePer(migratedStore);

export interface ServeOptions {
  env?: Env;
  store?: OwnStore;
  /** Instead of the store's own, as one that leads through a proxy. */
  databaseUrl?: string;
  issuer?: Issuer;
  /** Where those listen that it calls, by name, instead of stand-ins. */
  callees?: Record<string, string>;
  /** Another build of it. */
  copy?: Pick<Copy, 'folder'>;
  /** Not waited for where false. */
  ready?: boolean;
}

/** One more process of a service, on the shared store where no other is given. */
export async function serve(service: Service, options: ServeOptions = {}): Promise<Node> {
  const trusted = options.issuer ?? (await issuer());
  const store = options.store ?? (await sharedStore(service));
  const where = {
    databaseUrl: options.databaseUrl ?? store.app,
    issuer: trusted,
    brokerUrl: await brokerUrlOf(service),
    serviceUrls: { ...(await calleeUrls(service)), ...options.callees },
  };
  const program = serviceProgram(service, where, options.env);
  const running = await launch({ ...program, cwd: options.copy?.folder ?? program.cwd });
  if (options.ready ?? true) await untilReady(running);
  return { ...running, name: service.name, service, store, issuer: trusted };
}

/** The process of a service that tests share which leave it as it was. */
export const shared = oncePer((service: Service): Promise<Node> => serve(service));

/** The gateway in front of the shared services. */
export const sharedGateway = once(async (): Promise<Running> => {
  const nodes = await Promise.all(services.map(shared));
  const urls = new Map(nodes.map(({ service, api }) => [service, api]));
  return serveGateway((service) => urls.get(service) ?? '');
});

export async function serveGateway(
  serviceUrl: (service: Service) => string,
  env: Env = {},
  trusted?: Issuer,
): Promise<Running> {
  const { jwksUrl } = trusted ?? (await issuer());
  const running = await launch(gatewayProgram(jwksUrl, serviceUrl, env));
  await untilReady(running);
  return running;
}

export async function untilReady({ admin }: Running): Promise<void> {
  await until('/readyz is 200', async () => (await ask(`${admin}/readyz`)).status === 200);
}
