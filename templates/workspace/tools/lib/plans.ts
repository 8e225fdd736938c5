import { join } from 'node:path';
import { type Calling, gatewayEnv, type Listen, serviceEnv, urlOf } from './env.ts';
import { migrate } from './migrate.ts';
import type { Roles } from './postgres/provision.ts';
import { root } from './root.ts';
import type { Plan } from './supervisor.ts';
import type { System, SystemService } from './system.ts';

/** How to run the gateway; `services` says where each service listens. */
export function gatewayPlan(
  system: System,
  jwksUrl: string,
  listen: Listen,
  services: Readonly<Record<string, Listen>>,
): Plan {
  const env = gatewayEnv(system, { ...listen, jwksUrl, serviceUrls: urlsOf(services) });
  return plan('gateway', system.gateway.dir, listen, env);
}

/** How to run a service: its migrations as the owner of its database, then itself. */
export function servicePlan(
  system: System,
  service: SystemService,
  listen: Listen,
  roles: Roles,
  { jwksUrl, brokerUrl, ...calling }: Calling & { jwksUrl: string; brokerUrl: string | undefined },
): Plan {
  const where = { ...listen, jwksUrl, databaseUrl: roles.app, brokerUrl, calling };
  const env = serviceEnv(system, service, where);
  return {
    ...plan(service.name, service.dir, listen, env),
    prepare: (line) => migrate(service, roles.owner, line),
  };
}

/** Base URL per name. */
export function urlsOf(services: Readonly<Record<string, Listen>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(services).map(([name, { port }]) => [name, urlOf(port)] as const),
  );
}

function plan(name: string, dir: string, listen: Listen, env: Record<string, string>): Plan {
  return {
    name,
    program: { cwd: join(root, dir), file: 'src/main.ts', env },
    readyUrl: `${urlOf(listen.adminPort)}/readyz`,
  };
}
