import { join } from 'node:path';
import { type Env, gatewayEnv, migrationEnv, serviceEnv } from '../../tools/lib/env.ts';
import type { NodeProgram } from '../../tools/lib/processes.ts';
import { root } from '../../tools/lib/root.ts';
import type { Issuer } from './issuer.ts';
import { languageOf } from './languages.ts';
import { type Service, services, system } from './system.ts';

/** Any free port, and time enough for a busy machine; what a test is about, it sets itself. */
const common: Env = {
  NODE_ENV: 'test',
  PORT: '0',
  ADMIN_PORT: '0',
  REQUEST_TIMEOUT_MS: '10000',
  SHUTDOWN_DELAY_MS: '0',
};

const listen = { port: 0, adminPort: 0 };

export function serviceProgram(
  service: Service,
  where: {
    databaseUrl: string;
    issuer: Issuer;
    brokerUrl: string | undefined;
    /** Of those that it calls, by name. */
    serviceUrls: Record<string, string>;
  },
  env: Env = {},
): NodeProgram {
  const { issuer, serviceUrls, ...stores } = where;
  const { jwksUrl, tokenUrl, secret } = issuer;
  const calling = { tokenUrl, secret, serviceUrls };
  const settings = serviceEnv(system, service, { ...listen, ...stores, jwksUrl, calling });
  return program(service.language, service.dir, 'main', { ...settings, ...common, ...env });
}

export function migrateProgram(service: Service, ownerUrl: string): NodeProgram {
  return program(service.language, service.dir, 'migrate', migrationEnv(ownerUrl));
}

/** @param serviceUrl base address of each service */
export function gatewayProgram(
  jwksUrl: string,
  serviceUrl: (service: Service) => string,
  env: Env = {},
): NodeProgram {
  const serviceUrls = Object.fromEntries(services.map((each) => [each.name, serviceUrl(each)]));
  const settings = gatewayEnv(system, { ...listen, jwksUrl, serviceUrls });
  const limits = { RATE_LIMIT_REQUESTS: '1000000' };
  return program('typescript', system.gateway.dir, 'main', {
    ...settings,
    ...common,
    ...limits,
    ...env,
  });
}

function program(language: string, dir: string, what: 'main' | 'migrate', env: Env): NodeProgram {
  const { [what]: file, env: always } = languageOf(language);
  return { cwd: join(root, dir), file, env: { ...always, ...env } };
}
