import { knownAs, type System, type SystemService } from './system.ts';

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
  /** For a service that calls others. */
  calling?: Calling | undefined;
}

/** With what a service calls others. */
export interface Calling {
  tokenUrl: string;
  /** Of the service, at the issuer. */
  secret: string;
  /** Base URL per name of a service. */
  serviceUrls: Readonly<Record<string, string>>;
}

export interface GatewaySurroundings extends Listen {
  jwksUrl: string;
  /** Base URL per name of a service. */
  serviceUrls: Readonly<Record<string, string>>;
}

const HOST = '127.0.0.1';

export function serviceEnv(
  system: System,
  service: Pick<SystemService, 'name' | 'knownAs' | 'callees'>,
  where: ServiceSurroundings,
): Env {
  const { databaseUrl, brokerUrl, calling } = where;
  return {
    ...commonEnv(system, where),
    DATABASE_URL: databaseUrl,
    ...(brokerUrl !== undefined && { BROKER_URL: brokerUrl }),
    ...(calling !== undefined && callingEnv(service, calling)),
  };
}

function callingEnv(
  service: Pick<SystemService, 'name' | 'knownAs' | 'callees'>,
  { tokenUrl, secret, serviceUrls }: Calling,
): Env {
  const { callees } = service;
  if (callees.length === 0) return {};
  return {
    AUTH_TOKEN_URL: tokenUrl,
    AUTH_CLIENT_ID: clientOf(service),
    AUTH_CLIENT_SECRET: secret,
    ...Object.fromEntries(callees.map((callee) => [callee.urlEnv, serviceUrls[callee.name] ?? ''])),
  };
}

/** The name by which the issuer knows a service, and the scope of its tokens. */
export function clientOf(service: Pick<SystemService, 'name' | 'knownAs'>): string {
  return `svc:${knownAs(service)}`;
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
