import type { Finding } from './finding.ts';

/**
 * A system as nodes and edges: what every picture of it is drawn from. Plain data, sorted: the same
 * blueprint gives the same graph.
 */
export interface Graph {
  system: { name: string; description?: string };
  /** Names of the teams that own a service, in the order of their names. */
  teams: string[];
  gateway: { operations: number; findings: Finding[] };
  services: ServiceNode[];
  edges: Edge[];
}

export interface ServiceNode {
  id: NodeId;
  name: string;
  /** Free text. */
  context?: string;
  team?: string;
  /** Of the catalog, e.g. `PostgreSQL`; absent where nothing is kept. */
  store?: string;
  /** Of the catalog, e.g. `TypeScript`. */
  language: string;
  entities: number;
  /** Operations that the gateway serves. */
  publicOperations: number;
  findings: Finding[];
}

/** `client`, `gateway` or `service-<name>`: unique in a page, too. */
export type NodeId = string;

/**
 * - route: the gateway passes requests on
 * - call: waits for an answer
 * - event: from who publishes to who listens
 * - saga: from who conducts to who takes part
 * - reference: keeps identifiers of the other's, and nothing else joins the two
 */
export type EdgeKind = (typeof edgeKinds)[number];
export const edgeKinds = ['route', 'call', 'event', 'saga', 'reference'] as const;

/** All of one kind that goes from one node to another. */
export interface Edge {
  from: NodeId;
  to: NodeId;
  kind: EdgeKind;
  /** Names of operations, events, sagas or entities, in their order, each once. */
  names: string[];
}

export const clientId: NodeId = 'client';
export const gatewayId: NodeId = 'gateway';

export function serviceId(name: string): NodeId {
  return `service-${name}`;
}
