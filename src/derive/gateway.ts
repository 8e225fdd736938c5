import type { Blueprint, Operation } from '../blueprint/types.ts';
import { userScopes } from './models.ts';
import { urlEnv } from './urlEnv.ts';

/** What the gateway routes: the public operations of all services (`gateway/src/gen/routes.ts`). */
export function gatewayModel(blueprint: Blueprint) {
  const routes = blueprint.services.flatMap((service) =>
    service.operations.filter(isPublic).map((operation) => {
      const http = operation.http as NonNullable<Operation['http']>;
      return {
        operation: operation.name,
        service: service.name,
        method: http.method,
        path: http.path,
        auth: userScopes(operation),
        timeoutMs: Math.min(operation.timeoutMs, blueprint.gateway.timeoutMs),
      };
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
