import type { System } from './system.ts';

/** Settings as a process gets them; `chassis/SPEC.md` says what each one means. */
export type Env = Record<string, string>;

export interface Listen {
  port: number;
  adminPort: number;
}

export interface ServiceSurroundings extends Listen {
  /** With the application role. */
  databaseUrl: string;
  jwksUrl: string;
  /** For a service that sends or gets events. */
  brokerUrl?: string | undefined;
}

export interface GatewaySurroundings extends Listen {
  jwksUrl: string;
  /** Base URL per name of a service. */
  serviceUrls: Readonly<Record<string, string>>;
}

const HOST = '127.0.0.1';

export function serviceEnv(system: System, where: ServiceSurroundings): Env {
  const { databaseUrl, brokerUrl } = where;
  return {
    ...commonEnv(system, where),
    DATABASE_URL: databaseUrl,
    ...(brokerUrl !== undefined && { BROKER_URL: brokerUrl }),
  };
}

/** `ownerUrl` holds the role that may change the schema. */
export function migrationEnv(ownerUrl: string): Env {
  return { NODE_ENV: 'development', MIGRATION_DATABASE_URL: ownerUrl };
}

export function gatewayEnv(system: System, where: GatewaySurroundings): Env {
  const urls = system.services.map(({ name, urlEnv }) => [urlEnv, where.serviceUrls[name]]);
  return { ...commonEnv(system, where), ...Object.fromEntries(urls) };
}

function commonEnv(system: System, where: Listen & { jwksUrl: string }): Env {
  const { issuer, audience, algorithms } = system.identity;
  return {
    NODE_ENV: 'development',
    HOST,
    PORT: `${where.port}`,
    ADMIN_PORT: `${where.adminPort}`,
    AUTH_JWKS_URL: where.jwksUrl,
    AUTH_ISSUER: issuer,
    AUTH_AUDIENCE: audience,
    AUTH_ALGORITHMS: algorithms.join(','),
  };
}

/** Base URL of what listens on a port of this machine. */
export function urlOf(port: number): string {
  return `http://${HOST}:${port}`;
}
