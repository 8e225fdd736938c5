import type { Blueprint, Broker } from '../../blueprint/types.ts';
import { catalog, optionOf } from '../../catalog/index.ts';
import { asyncapi } from '../../derive/asyncapi.ts';
import { brokersOf } from '../../derive/brokers.ts';
import { brokerTable } from '../../derive/brokerTable.ts';
import { drawn } from '../../derive/drawn.ts';
import type { CataloguedEvent } from '../../derive/eventCatalogue.ts';
import { eventCatalogue } from '../../derive/eventCatalogue.ts';
import { firstCalls } from '../../derive/firstCalls.ts';
import { gatewayModel } from '../../derive/gateway.ts';
import { aggregateOpenapi } from '../../derive/openapi.ts';
import { owners } from '../../derive/owners.ts';
import { pnpmWorkspace, rootPackage } from '../../derive/packages.ts';
import { systemModel } from '../../derive/system.ts';
import { flowchart, graphOf } from '../../graph/index.ts';
import type { History } from '../../history/history.ts';
import { hasCallers } from '../tags.ts';
import { eventView } from './event.ts';
import type { gatewayView } from './gateway.ts';
import { packageManagement } from './packageManagement.ts';
import type { ServiceView } from './service.ts';

export function workspaceView(
  blueprint: Blueprint,
  history: History,
  services: ServiceView[],
  gateway: ReturnType<typeof gatewayView>,
) {
  const { system, platform } = blueprint;
  // Where tokens come from is known in development only: an example stands for the rest.
  const deployedIssuer = platform.identity.issuer ?? 'https://issuer.example.com/';
  const routes = routesOf(blueprint);
  const diagram = flowchart(graphOf(blueprint));
  return {
    ...packageManagement(blueprint),
    system: { name: system.name, description: system.description },
    platform: { ...platform, deployedIssuer, ...brokerUrlExamples(platform.broker) },
    services,
    gateway,
    owners: owners(blueprint),
    diagram,
    drawn: drawn(diagram),
    hasEvents: services.some(({ hasMessaging }) => hasMessaging),
    hasReplicas: services.some(({ replicas }) => replicas.length > 0),
    hasSubscriptions: services.some(({ subscriptions }) => subscriptions.length > 0),
    routes,
    firstCalls: firstCallsView(blueprint),
    ...callsView(blueprint),
    get package() {
      return rootPackage(blueprint);
    },
    get pnpmWorkspace() {
      return pnpmWorkspace(blueprint);
    },
    get model() {
      return systemModel(blueprint, history);
    },
    get openapi() {
      return aggregateOpenapi(blueprint);
    },
    get asyncapi() {
      return asyncapi(blueprint);
    },
    events: eventCatalogue(blueprint).map(catalogueView),
    broker: { label: optionOf(catalog.broker, platform.broker).label },
    get brokerTable() {
      return brokerTable(brokersOf(blueprint));
    },
  };
}

/** Of the event catalogue. */
function catalogueView({ event, service, emittedBy, listeners }: CataloguedEvent) {
  return { ...eventView(event, service), service: service.name, emittedBy, listeners };
}

/** What a deployment could set. */
function brokerUrlExamples(broker: Broker) {
  const [scheme = ''] = optionOf(catalog.broker, broker).schemes;
  return {
    brokerUrl: `${scheme}//service:password@broker`,
    brokerAdminUrl: `${scheme}//admin:password@broker`,
  };
}

/** Some service calls another one; some may be called, at least. */
function callsView({ services }: Blueprint) {
  return {
    isCalling: services.some(({ operations }) => operations.some(({ calls }) => calls.length > 0)),
    hasCallers: services.some(hasCallers),
  };
}

/** The body as it is sent. */
function firstCallsView(blueprint: Blueprint) {
  const { create, read } = firstCalls(blueprint);
  return { create: create && { ...create, json: JSON.stringify(create.body) }, read };
}

function routesOf(blueprint: Blueprint) {
  return gatewayModel(blueprint).routes.map(({ method, path, service, auth }) => ({
    method,
    path,
    service,
    access: auth === 'anonymous' ? auth : auth.join(' '),
  }));
}
