import { knownAs } from '../blueprint/knownAs.ts';
import type { Blueprint, Operation, Service } from '../blueprint/types.ts';
import { catalog, optionOf } from '../catalog/index.ts';
import type { History, ProcessPorts } from '../history/history.ts';
import { snake } from '../render/names.ts';
import { usedBroker } from './brokers.ts';
import { inquiry, undecided } from './calls.ts';
import { publishedVersions } from './events.ts';
import { entityExample, foreignKeys, inputExample, messageExample } from './examples.ts';
import { firstCalls } from './firstCalls.ts';
import { areThere, formerNames, formerRoute, schemasWithBefore } from './former.ts';
import { imagePrefix } from './images.ts';
import { asRoute } from './messages.ts';
import { entityModel, operationModel, redacted, redactedIn } from './models.ts';
import { promisedSeconds } from './monitoring/promisedSeconds.ts';
import { replicaModel } from './replicas.ts';
import { standIns } from './standIns.ts';
import { type ConsumedEvent, subscriptionsOf } from './subscriptions.ts';
import { urlEnv } from './urlEnv.ts';

/** What the workspace's tools and the conformance suite know of the system (`tools/gen/system.json`). */
export function systemModel(blueprint: Blueprint, history: History) {
  const { identity } = blueprint.platform;
  const broker = usedBroker(blueprint);
  return {
    name: blueprint.system.name,
    ...(blueprint.platform.deploy.length > 0 && { images: imagePrefix(blueprint) }),
    identity: {
      issuer: issuerOf(blueprint),
      audience: identity.audience,
      algorithms: identity.algorithms,
    },
    gateway: {
      dir: 'gateway',
      ...preferredPorts(history, 'gateway'),
      timeoutMs: blueprint.gateway.timeoutMs,
      rateLimit: {
        requests: blueprint.gateway.rateLimit.perClient.requests,
        windowSeconds: blueprint.gateway.rateLimit.perClient.windowSeconds,
      },
    },
    ...(broker !== 'none' && { broker: brokerFacts(broker) }),
    promisedSeconds: promisedSeconds(blueprint),
    firstCalls: firstCalls(blueprint),
    services: blueprint.services.map((service) => serviceFacts(service, blueprint, history)),
  };
}

function serviceFacts(service: Service, blueprint: Blueprint, history: History) {
  return {
    name: service.name,
    ...(service.was !== undefined && { knownAs: service.was }),
    dir: `services/${service.name}`,
    language: service.language,
    datastore: service.datastore,
    database: snake(knownAs(service)),
    urlEnv: urlEnv(service),
    ...preferredPorts(history, `services/${knownAs(service)}`),
    timeoutMs: service.timeoutMs,
    objective: { availability: service.slo.availability, latency: service.slo.latency },
    operations: servedBy(service, blueprint),
    entities: service.entities.map((entity) => ({
      ...entityModel(entity),
      redact: redactedIn(entity, service),
      example: entityExample(entity, service),
    })),
    callees: standIns(service, blueprint),
    events: publishedVersions(service).map(({ event, version, topic, contract }) => ({
      name: event.name,
      version: version.version,
      topic,
      key: version.key,
      contract,
      example: messageExample(version, service),
    })),
    subscriptions: subscriptionsOf(service, blueprint).map(({ model, events, publisher }) => ({
      ...model,
      publisher,
      events: events.map((event) => consumedFacts(event, publisher, service, blueprint)),
    })),
    replicas: service.replicas.map((replica) => ({
      of: replica.of.service,
      ...replicaModel(replica, blueprint),
    })),
    redact: redacted(service),
  };
}

/** Operations, and after them those that are served as they were called before. */
function servedBy(service: Service, blueprint: Blueprint) {
  const served = service.operations.filter(({ http }) => http !== undefined);
  return [
    ...served.map((operation) => operationFacts(operation, service, blueprint)),
    ...served.flatMap((operation) => {
      const before = formerRoute(operation, blueprint);
      if (before === undefined) return [];
      const facts = operationFacts(operation, service, blueprint);
      return [{ ...facts, name: before.name, path: before.http.path, successor: operation.name }];
    }),
  ];
}

function operationFacts(operation: Operation, service: Service, blueprint: Blueprint) {
  const model = operationModel(operation, service, blueprint);
  const { response } = schemasWithBefore(operation, service);
  const former = formerNames(operation, service);
  return {
    ...model,
    ...(areThere(former) && { schema: { ...model.schema, response }, former }),
    example: { ...inputExample(operation, service), ...foreignIn(operation, service) },
    ...(operation.calls.length > 0 && inquiry(operation, service, blueprint)),
    ...(undecided(operation, service, blueprint).length > 0 && { undecided: true }),
  };
}

function foreignIn({ input }: Operation, service: Service) {
  const foreign = foreignKeys(input, service);
  return foreign.length > 0 && { foreign };
}

function consumedFacts(
  { name, version, replicas, call, handler, referring }: ConsumedEvent,
  publisher: string,
  consumer: Service,
  blueprint: Blueprint,
) {
  const owner = blueprint.services.find((service) => service.name === publisher);
  const called = consumer.operations.find((operation) => operation.name === call?.operation);
  const route = called && asRoute(called, consumer);
  const created = route?.action === 'create' ? route.entity : undefined;
  return {
    name,
    topic: `${name}.v${version.version}`,
    key: version.key,
    replicas,
    /** Nothing of the user's own has a say in what happens. */
    isPlain: call === undefined && handler === undefined && referring.length === 0,
    ...(created !== undefined && { creates: created }),
    ...(route && route.calls.length > 0 && { asks: inquiry(route, consumer, blueprint).calls }),
    example: owner === undefined ? {} : messageExample(version, owner),
  };
}

function brokerFacts(id: string) {
  return { id, label: optionOf(catalog.broker, id).label };
}

/** The issuer of tokens: the blueprint's, or the development issuer's name. */
export function issuerOf(blueprint: Blueprint): string {
  return blueprint.platform.identity.issuer ?? `urn:${blueprint.system.name}:development`;
}

/** Where tokens come from is known in development only: an example stands for the rest. */
export function deployedIssuer({ platform }: Blueprint): string {
  return platform.identity.issuer ?? 'https://issuer.example.com/';
}

export function preferredPorts(
  history: History,
  folder: string,
): { port: number; adminPort: number } {
  const ports: ProcessPorts | undefined = history.ports[folder];
  if (ports === undefined) throw new Error(`history has no ports for ${folder}`);
  return { port: ports.api, adminPort: ports.admin };
}
