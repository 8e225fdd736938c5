import type { Blueprint, Operation, Ref, Saga, Service } from '../blueprint/types.ts';
import { type Finding, findingsOf } from './finding.ts';
import { type Graph, type NodeId, type ServiceNode, serviceId } from './model.ts';
import { callsOn, operationSequenceId, sagaSequenceId } from './sequence/ids.ts';

/** What there is to say about one service: what it owns, publishes and needs, and who needs it. */
export interface Sheet {
  node: ServiceNode;
  members?: number;
  owns: Owned[];
  /** Copies of what others own. */
  replicas: { name: string; of: string; fedBy: string[]; maxLagSeconds?: number }[];
  views: { name: string; from: string[] }[];
  operations: SheetOperation[];
  publishes: Published[];
  needs: Relation[];
  neededBy: Relation[];
  sagas: { name: string; role: 'conducts' | 'takes part'; sequence: string }[];
  findings: Finding[];
}

export interface Owned {
  name: string;
  description?: string;
  /** Declared ones: what every entity has is left out. */
  fields: string[];
  /** The entity that it is stored in. */
  partOf?: string;
  owner?: string;
  eventSourced: boolean;
}

export interface Published {
  name: string;
  versions: number[];
  description?: string;
  /** Services that subscribe. */
  heardBy: string[];
  /** Sagas that wait for it as an answer. */
  awaitedBy: string[];
  /** Whether somebody outside of the system hears it. */
  external: boolean;
}

export interface SheetOperation {
  name: string;
  description?: string;
  /** `GET /things/{id}`, `message`, or both. */
  reached: string;
  isPublic: boolean;
  /** Id of its sequence diagram, where it calls on. */
  sequence?: string;
}

/** Another service, and everything that joins the two. */
export interface Relation {
  id: NodeId;
  name: string;
  why: Reason[];
}

export interface Reason {
  kind: 'call' | 'event' | 'saga' | 'reference';
  text: string;
}

/** The sheets of all services, in the order of the graph. */
export function sheetsOf(
  blueprint: Blueprint,
  graph: Graph,
  findings: readonly Finding[] = [],
): Sheet[] {
  const needs = new Map(blueprint.services.map((one) => [one.name, reasonsOf(one, blueprint)]));
  return blueprint.services.map((service, index) => {
    const { name, team } = service;
    const members = blueprint.system.teams.find((one) => one.name === team)?.members;
    return {
      node: graph.services[index] as ServiceNode,
      ...(members === undefined ? {} : { members }),
      owns: ownedBy(service),
      replicas: service.replicas.map(({ name: replica, of, fedBy, maxLagSeconds }) => ({
        name: replica,
        of: `${of.service}.${of.name}`,
        fedBy: fedBy.map((event) => `${event.service}.${event.name}`),
        ...(maxLagSeconds === undefined ? {} : { maxLagSeconds }),
      })),
      views: service.views.map((view) => ({ name: view.name, from: view.from })),
      operations: service.operations.map((operation) => operationOf(name, operation)),
      publishes: publishedBy(service, blueprint),
      needs: relations(needs.get(name) ?? []),
      neededBy: relations(
        [...needs].flatMap(([other, reasons]) =>
          reasons.filter(({ on }) => on === name).map((reason) => ({ ...reason, on: other })),
        ),
      ),
      sagas: blueprint.sagas.flatMap((saga) => roleIn(saga, name)),
      findings: findingsOf(name, findings),
    };
  });
}

function ownedBy({ entities, valueObjects }: Service): Owned[] {
  const owned = entities.map(
    ({ name, description, fields, owner, eventSourced, key }): Owned => ({
      name,
      ...(description === undefined ? {} : { description }),
      fields: fields
        .filter((field) => field.managed === undefined || field.managed === 'owner')
        .map((field) => field.name)
        .filter((field) => field !== key || key !== 'id'),
      ...(owner === undefined ? {} : { owner }),
      eventSourced,
    }),
  );
  const parts = valueObjects.map(
    ({ name, description, fields, partOf }): Owned => ({
      name,
      ...(description === undefined ? {} : { description }),
      fields: fields.map((field) => field.name),
      partOf,
      eventSourced: false,
    }),
  );
  return [...owned, ...parts];
}

function operationOf(service: string, operation: Operation): SheetOperation {
  const { name, description, http, message, expose } = operation;
  const reached = [
    ...(http === undefined ? [] : [`${http.method} ${http.path}`]),
    ...(message ? ['message'] : []),
  ];
  return {
    name,
    ...(description === undefined ? {} : { description }),
    reached: reached.join(', '),
    isPublic: expose === 'public' && http !== undefined,
    ...(callsOn(operation) ? { sequence: operationSequenceId(service, name) } : {}),
  };
}

function publishedBy(service: Service, { services, sagas }: Blueprint): Published[] {
  const isThis = (name: string) => (event: Ref) =>
    event.service === service.name && event.name === name;
  return service.events.map(({ name, description, versions, external }) => ({
    name,
    versions: versions.map(({ version }) => version),
    ...(description === undefined ? {} : { description }),
    heardBy: services
      .filter(({ subscribes }) => subscribes.map(({ event }) => event).some(isThis(name)))
      .map((listener) => listener.name),
    awaitedBy: sagas
      .filter(({ steps }) => steps.some(({ expect }) => expect.some(isThis(name))))
      .map((saga) => saga.name),
    external,
  }));
}

interface Needed extends Reason {
  /** The other service. */
  on: string;
}

/** Why a service needs others. */
function reasonsOf({ name, ...service }: Service, { sagas }: Blueprint): Needed[] {
  const reasons: Needed[] = [
    ...service.operations.flatMap(({ name: operation, calls }) =>
      calls.map(({ to }) => ({
        on: to.service,
        kind: 'call' as const,
        text: `${operation} calls ${to.name}`,
      })),
    ),
    ...service.subscribes.map(({ event }) => ({
      on: event.service,
      kind: 'event' as const,
      text: `hears ${event.name}`,
    })),
    ...sagas
      .filter(({ orchestrator }) => orchestrator === name)
      .flatMap(({ name: saga, steps }) =>
        steps.map((step) => ({
          on: step.do.service,
          kind: 'saga' as const,
          text: `${step.do.name} in ${saga}`,
        })),
      ),
    ...[...service.entities, ...service.valueObjects].flatMap(({ fields }) =>
      fields.flatMap(({ foreign }) =>
        foreign === undefined
          ? []
          : [
              {
                on: foreign.service,
                kind: 'reference' as const,
                text: `refers to ${foreign.name}`,
              },
            ],
      ),
    ),
  ];
  return reasons.filter(({ on }) => on !== name);
}

function relations(reasons: readonly Needed[]): Relation[] {
  const byName = new Map<string, Relation>();
  for (const { on, kind, text } of reasons) {
    const relation = byName.get(on) ?? { id: serviceId(on), name: on, why: [] };
    if (!relation.why.some((known) => known.text === text)) relation.why.push({ kind, text });
    byName.set(on, relation);
  }
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function roleIn(saga: Saga, service: string): Sheet['sagas'] {
  const sequence = sagaSequenceId(saga.name);
  if (saga.orchestrator === service) return [{ name: saga.name, role: 'conducts', sequence }];
  const takesPart = saga.steps.some(({ do: { service: other } }) => other === service);
  return takesPart ? [{ name: saga.name, role: 'takes part', sequence }] : [];
}
