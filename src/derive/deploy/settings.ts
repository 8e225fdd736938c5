import { knownAs } from '../../blueprint/knownAs.ts';
import type { Blueprint, Service } from '../../blueprint/types.ts';
import { usedBroker, usesBroker } from '../brokers.ts';
import { calleesOf } from '../calls.ts';
import { gatewayModel } from '../gateway.ts';
import { dataFolder } from '../images.ts';
import { issuerOf } from '../system.ts';
import { urlEnv } from '../urlEnv.ts';

/** What a container is told, whatever runs it. */
export type Settings = Record<string, string | { secret: string }>;

/** Where a process answers inside of its container. */
export const apiPort = 8080;

/** Where a container finds a secret. */
export const secretFile = (secret: string) => `/run/secrets/${secret}`;

/** What only this service is told: its store, the broker, who it is, whom it calls. */
export function serviceSettings(service: Service, blueprint: Blueprint): Settings {
  const name = knownAs(service);
  const callees = calleesOf(service, blueprint).map(({ callee }) => callee);
  return {
    DATABASE_URL: databaseOf(service, 'database'),
    ...(usesBroker(service) && { BROKER_URL: brokerOf(service, blueprint) }),
    ...(callees.length > 0 && {
      AUTH_CLIENT_ID: `svc:${name}`,
      AUTH_CLIENT_SECRET: { secret: `${name}-client-secret` },
    }),
    ...addresses(callees),
  };
}

export function migrationSettings(service: Service): Settings {
  return { MIGRATION_DATABASE_URL: databaseOf(service, 'migration') };
}

export function gatewaySettings(blueprint: Blueprint): Settings {
  return addresses(routedServices(blueprint));
}

/** Of whatever may do everything at the broker. */
export function brokerAdminSecret(blueprint: Blueprint): string {
  // On PostgreSQL its owner is who may.
  return usedBroker(blueprint) === 'postgres' ? '_broker-migration-url' : 'broker-admin-url';
}

/** Who says who callers are. @param issuerAddress where it is */
export function authentication(blueprint: Blueprint, issuerAddress: string) {
  const { audience, algorithms } = blueprint.platform.identity;
  return {
    AUTH_JWKS_URL: `${issuerAddress}/.well-known/jwks.json`,
    AUTH_ISSUER: issuerOf(blueprint),
    AUTH_AUDIENCE: audience,
    AUTH_ALGORITHMS: algorithms.join(','),
  };
}

/** Services that the gateway has a route to. */
export function routedServices(blueprint: Blueprint): Service[] {
  const names = new Set(gatewayModel(blueprint).services.map(({ name }) => name));
  return blueprint.services.filter(({ name }) => names.has(name));
}

/** Settings as a process reads them, secrets as files, and which secrets these are. */
export function given(settings: Settings) {
  const all = Object.entries(settings);
  return {
    environment: Object.fromEntries(
      all.map(([name, value]) =>
        typeof value === 'string' ? [name, value] : [`${name}_FILE`, secretFile(value.secret)],
      ),
    ),
    secrets: all.flatMap(([, value]) => (typeof value === 'string' ? [] : [value.secret])),
  };
}

function addresses(services: readonly Service[]): Settings {
  return Object.fromEntries(
    services.map((service) => [urlEnv(service), `http://${service.name}:${apiPort}`]),
  );
}

/** @param role `database` reads and writes rows, `migration` owns the schema */
function databaseOf(service: Service, role: 'database' | 'migration') {
  const folder = dataFolder(service);
  if (folder !== undefined) return `file:${folder}/${knownAs(service)}.sqlite`;
  return { secret: `${knownAs(service)}-${role}-url` };
}

/** PostgreSQL has one account for all. */
function brokerOf(service: Service, blueprint: Blueprint) {
  const isShared = usedBroker(blueprint) === 'postgres';
  const own = isShared ? '_broker-database-url' : `${knownAs(service)}-broker-url`;
  return { secret: own };
}
