import type { Blueprint, Operation } from '../blueprint/types.ts';
import { formerRoute } from './former.ts';
import { userScopes } from './models.ts';
import { urlEnv } from './urlEnv.ts';

/**
 * What the gateway routes: the public operations of all services, also where they were found before
 * (`gateway/src/gen/routes.ts`).
 */
export function gatewayModel(blueprint: Blueprint) {
  const routes = blueprint.services.flatMap((service) =>
    service.operations.filter(isPublic).flatMap((operation) => {
      const { name, timeoutMs } = operation;
      const http = operation.http as NonNullable<Operation['http']>;
      const before = formerRoute(operation, blueprint) ?? [];
      return [{ name, http }, before].flat().map((named) => ({
        operation: named.name,
        service: service.name,
        method: named.http.method,
        path: named.http.path,
        ...(named !== before ? {} : { successor: http.path }),
        auth: userScopes(operation),
        timeoutMs: Math.min(timeoutMs, blueprint.gateway.timeoutMs),
      }));
    }),
  );
  const used = new Set(routes.map((route) => route.service));
  return {
    name: 'gateway',
    rateLimit: blueprint.gateway.rateLimit.perClient,
    services: blueprint.services
      .filter(({ name }) => used.has(name))
      .map((service) => ({ name: service.name, urlEnv: urlEnv(service) })),
    routes: routes.sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1)),
  };
}

export function isPublic(operation: Operation): boolean {
  return operation.expose === 'public' && operation.http !== undefined;
}

function sortKey({ path, method }: { path: string; method: string }): string {
  return `${path} ${method}`;
}
