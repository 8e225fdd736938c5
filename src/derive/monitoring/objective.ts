import type { Blueprint, Service, Slo } from '../../blueprint/types.ts';
import { gatewayModel } from '../gateway.ts';
import type { Labels } from './rule.ts';

/** Requests, and what is promised of them. */
export interface Objective {
  /** Who answers for it. */
  service: string;
  level: 'service' | 'operation';
  slo: Slo;
  /** Series of these requests; several sets where one would be too much. */
  matchers: readonly string[];
  /** What tells operations apart. */
  by: readonly string[];
  /** Labels of one of the series. */
  sample: Labels;
}

/** Of all that a service answers, and of each of its public operations, as clients see it: at the gateway. */
export function objectivesOf(service: Service, blueprint: Blueprint): Objective[] {
  const { name, slo } = service;
  const [route] = service.operations.flatMap(({ http }) => http ?? []);
  const whole = route === undefined ? [] : [wholeOf(name, slo, route)];
  return [...whole, ...operationsOf(service, blueprint)];
}

/** Of everything that the gateway answers. */
export function gatewayObjectives(blueprint: Blueprint): Objective[] {
  const [route] = gatewayModel(blueprint).routes;
  return route === undefined ? [] : [wholeOf('gateway', blueprint.gateway.slo, route)];
}

function wholeOf(service: string, slo: Slo, route: Route): Objective {
  const matchers = [`service=${quoted(service)},http_route!=""`];
  return { service, level: 'service', slo, matchers, by: [], sample: sampleOf(service, route) };
}

function operationsOf({ name, slo }: Service, blueprint: Blueprint): Objective[] {
  const { byService, byPath } = routesOf(blueprint);
  const own = byService.get(name) ?? [];
  const [route] = own;
  if (route === undefined) return [];
  return [
    {
      service: name,
      level: 'operation',
      slo,
      matchers: matchersOf(own, byPath).map((matcher) => `service="gateway",${matcher}`),
      by: ['http_request_method', 'http_route'],
      sample: sampleOf('gateway', route),
    },
  ];
}

function sampleOf(service: string, { method, path }: Route): Labels {
  return { service, http_request_method: method, http_route: path };
}

interface Route {
  method: string;
  path: string;
}

interface Routes {
  byService: Map<string, Route[]>;
  byPath: Map<string, Route[]>;
}

/** Asked for each service, answered by a look at all of them. */
const known = new WeakMap<Blueprint, Routes>();

function routesOf(blueprint: Blueprint): Routes {
  const found = known.get(blueprint) ?? { byService: new Map(), byPath: new Map() };
  if (known.has(blueprint)) return found;
  known.set(blueprint, found);
  for (const route of gatewayModel(blueprint).routes) {
    add(found.byService, route.service, route);
    add(found.byPath, route.path, route);
  }
  return found;
}

function add(groups: Map<string, Route[]>, key: string, route: Route): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [route]);
  else group.push(route);
}

/** One set of methods and paths, unless another service has one of their combinations. */
function matchersOf(own: readonly Route[], byPath: Routes['byPath']): string[] {
  const methods = [...new Set(own.map(({ method }) => method))];
  const isCaught = (route: Route) => methods.includes(route.method) && !own.includes(route);
  const isAlone = own.every(({ path }) => !byPath.get(path)?.some(isCaught));
  if (isAlone) return [matcherOf(own)];
  return methods.map((method) => matcherOf(own.filter((route) => route.method === method)));
}

function matcherOf(routes: readonly Route[]): string {
  const methods = routes.map(({ method }) => method);
  const paths = routes.map(({ path }) => path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return `http_request_method=~${anyOf(methods)},http_route=~${anyOf(paths)}`;
}

const anyOf = (patterns: readonly string[]) => quoted([...new Set(patterns)].sort().join('|'));

/** A string of PromQL. */
export const quoted = (text: string): string => JSON.stringify(text);
