import type { Finding, Path } from '../finding.ts';
import { paramNames } from '../normalise/operations/http.ts';
import { quote } from '../quote.ts';
import type { Blueprint, Http, Operation, Service } from '../types.ts';

interface Route {
  http: Http;
  /** `service.operation`, or the composition. */
  name: string;
  service: string;
  atGateway: boolean;
  path: Path;
  at?: 'key';
}

/** A request must mean one operation: at the gateway, and at each service. */
export function checkRoutes(blueprint: Blueprint): Finding[] {
  const routes = [
    ...blueprint.gateway.compositions.map(
      ({ name, route }): Route => ({
        http: route,
        name: `the composition ${name}`,
        service: '',
        atGateway: true,
        path: ['gateway', 'compositions', name, 'route'],
      }),
    ),
    ...blueprint.services.flatMap((service) =>
      service.operations.flatMap((operation) => routeOf(service, operation) ?? []),
    ),
  ];
  return [...routes.flatMap(repeatedParams), ...conflicts(routes)];
}

function routeOf(
  service: Service,
  { name, http, crud, entity, expose }: Operation,
): Route | undefined {
  if (!http) return undefined;
  const path = ['services', service.name];
  return {
    http,
    name: `${service.name}.${name}`,
    service: service.name,
    atGateway: expose === 'public',
    ...(crud
      ? { path: [...path, 'entities', entity ?? ''], at: 'key' }
      : { path: [...path, 'operations', name, 'http'] }),
  };
}

function repeatedParams({ http, path }: Route): Finding[] {
  const names = paramNames(http.path);
  const repeated = names.find((name, index) => names.indexOf(name) < index);
  if (repeated === undefined) return [];
  const message = `The parameter ${quote(repeated)} stands twice in ${http.path}`;
  return [{ code: 'duplicate', message, hint: 'Name each parameter once.', path }];
}

function conflicts(routes: Route[]): Finding[] {
  const taken = new Map<string, Route>();
  const found: Finding[] = [];
  for (const route of routes) {
    // Whatever the parameters are called, the requests look the same.
    const key = `${route.http.method} ${route.http.path.replace(/\{[^}]*\}/g, '{}')}`;
    const places = [`${route.service} ${key}`, ...(route.atGateway ? [`gateway ${key}`] : [])];
    const first = places.map((place) => taken.get(place)).find((other) => other !== undefined);
    for (const place of places) if (!taken.has(place)) taken.set(place, route);
    if (!first) continue;
    const { method, path } = route.http;
    found.push({
      code: 'route-conflict',
      message: `${method} ${path} is both ${first.name} and ${route.name}`,
      hint: route.at
        ? 'Give one of the entities another path: path: /other-words.'
        : 'Change the path of one.',
      path: route.path,
      ...(route.at ? { at: route.at } : {}),
    });
  }
  // Five operations of an entity collide together: once is enough.
  const seen = new Set<string>();
  return found.filter(({ path, at }) => {
    const place = JSON.stringify(path);
    return at === undefined || (!seen.has(place) && seen.add(place));
  });
}
