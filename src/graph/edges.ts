import type { Blueprint, Service } from '../blueprint/types.ts';
import { type Edge, type EdgeKind, edgeKinds, gatewayId, serviceId } from './model.ts';

/** Every edge of a system, by kind and then by its ends. */
export function edgesOf(blueprint: Blueprint): Edge[] {
  const edges = gathered([
    ...blueprint.services.flatMap(routes),
    ...blueprint.gateway.compositions.flatMap(({ calls }) =>
      calls.map(({ to }) => link('call', gatewayId, to.service, to.name)),
    ),
    ...blueprint.services.flatMap(calls),
    ...blueprint.services.flatMap(events),
    ...blueprint.sagas.flatMap(({ name, orchestrator, steps }) =>
      steps.map((step) => link('saga', serviceId(orchestrator), step.do.service, name)),
    ),
    ...blueprint.services.flatMap(references),
  ]);
  const joined = new Set(edges.filter(({ kind }) => kind !== 'reference').flatMap(bothWays));
  return edges
    .filter((edge) => edge.kind !== 'reference' || !joined.has(ends(edge)))
    .sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}

interface Link {
  kind: EdgeKind;
  from: string;
  to: string;
  /** Undefined where the edge says enough. */
  name: string | undefined;
}

function link(kind: EdgeKind, from: string, service: string, name?: string): Link {
  return { kind, from, to: serviceId(service), name };
}

function routes({ name, operations }: Service): Link[] {
  return operations
    .filter(({ expose, http }) => expose === 'public' && http !== undefined)
    .map(() => link('route', gatewayId, name));
}

function calls({ name, operations }: Service): Link[] {
  return operations.flatMap((operation) =>
    operation.calls.map(({ to }) => link('call', serviceId(name), to.service, to.name)),
  );
}

/** Drawn the way that the event goes, against the dependency. */
function events({ name, subscribes, replicas }: Service): Link[] {
  const heard = [...subscribes.map(({ event }) => event), ...replicas.flatMap((one) => one.fedBy)];
  return heard.map((event) => link('event', serviceId(event.service), name, event.name));
}

function references({ name, entities, valueObjects }: Service): Link[] {
  return [...entities, ...valueObjects].flatMap(({ fields }) =>
    fields.flatMap(({ foreign }) =>
      foreign === undefined
        ? []
        : [link('reference', serviceId(name), foreign.service, foreign.name)],
    ),
  );
}

/** One edge for all links of a kind between two nodes; what a node has with itself is no edge. */
function gathered(links: readonly Link[]): Edge[] {
  const edges = new Map<string, Edge>();
  for (const { kind, from, to, name } of links) {
    if (from === to) continue;
    const key = `${kind} ${from} ${to}`;
    const edge = edges.get(key) ?? { from, to, kind, names: [] };
    if (name !== undefined && !edge.names.includes(name)) edge.names.push(name);
    edges.set(key, edge);
  }
  return [...edges.values()];
}

function ends({ from, to }: Edge): string {
  return `${from} ${to}`;
}

function bothWays({ from, to }: Edge): string[] {
  return [`${from} ${to}`, `${to} ${from}`];
}

function sortKey(edge: Edge): string {
  return `${edgeKinds.indexOf(edge.kind)} ${ends(edge)}`;
}
