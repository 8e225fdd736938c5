import type { Blueprint, Broker } from '../../blueprint/types.ts';
import { actions, catalog, optionOf, pinned } from '../../catalog/index.ts';
import { asyncapi } from '../../derive/asyncapi.ts';
import { brokerImage, brokersOf, usedBroker } from '../../derive/brokers.ts';
import { brokerTable } from '../../derive/brokerTable.ts';
import { compose } from '../../derive/compose/compose.ts';
import { telemetryCompose } from '../../derive/compose/telemetry.ts';
import { databasesOf, serversIn } from '../../derive/deploy/servers.ts';
import { drawn } from '../../derive/drawn.ts';
import type { CataloguedEvent } from '../../derive/eventCatalogue.ts';
import { eventCatalogue } from '../../derive/eventCatalogue.ts';
import { firstCalls } from '../../derive/firstCalls.ts';
import { gatewayModel } from '../../derive/gateway.ts';
import { imageBuild, imageName } from '../../derive/images.ts';
import { baseKustomization } from '../../derive/kubernetes/base.ts';
import { devKustomization, serversKustomization } from '../../derive/kubernetes/dev.ts';
import { monitoringKustomization } from '../../derive/kubernetes/monitoring.ts';
import {
  deadLetterManifests,
  provisionManifests,
  workloadsOf,
} from '../../derive/kubernetes/processes.ts';
import { platformPolicies, productionKustomization } from '../../derive/kubernetes/production.ts';
import { secretsOf } from '../../derive/kubernetes/workload.ts';
import { alertmanagerConfig } from '../../derive/monitoring/alertmanager.ts';
import { objectivesDashboard } from '../../derive/monitoring/dashboards/objectives.ts';
import { messagingDashboard, systemDashboard } from '../../derive/monitoring/dashboards/system.ts';
import { prometheusConfig } from '../../derive/monitoring/prometheus.ts';
import { promisedSeconds } from '../../derive/monitoring/promisedSeconds.ts';
import { owners } from '../../derive/owners.ts';
import { bundlerPackages, pnpmWorkspace, rootPackage } from '../../derive/packages.ts';
import { publishing } from '../../derive/publishing.ts';
import { deployedIssuer, systemModel } from '../../derive/system.ts';
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
  const routes = routesOf(blueprint);
  const diagram = flowchart(graphOf(blueprint));
  return {
    ...packageManagement(blueprint),
    system: { name: system.name, description: system.description },
    platform: {
      ...platform,
      deployedIssuer: deployedIssuer(blueprint),
      ...brokerUrlExamples(platform.broker),
    },
    servicesInWords:
      blueprint.services.length === 1 ? 'one service' : `${blueprint.services.length} services`,
    services,
    gateway,
    owners: owners(blueprint),
    diagram,
    drawn: drawn(diagram),
    hasEvents: services.some(({ hasMessaging }) => hasMessaging),
    hasFormer: services.some(({ former }) => former !== undefined),
    hasReplicas: services.some(({ replicas }) => replicas.length > 0),
    hasSubscriptions: services.some(({ subscriptions }) => subscriptions.length > 0),
    routes,
    promisedSeconds: promisedSeconds(blueprint).join(', '),
    firstCalls: firstCallsView(blueprint),
    ...callsView(blueprint),
    get package() {
      return rootPackage(blueprint);
    },
    /** Of the image with the tools. */
    ...imageBuild(blueprint, '@local/chassis'),
    bundler: bundlerPackages(blueprint),
    ci: optionOf(catalog.ci, platform.ci),
    brokerImage: brokerImage(blueprint),
    actions: Object.fromEntries(
      Object.entries(actions).map(([name, action]) => [name, pinned(action)]),
    ),
    publishing: publishing(blueprint),
    hasServers: serversIn(blueprint).length > 0,
    hasFiles: services.some(({ dataFolder }) => dataFolder !== undefined),
    hasImages: platform.deploy.length > 0,
    isComposed: platform.deploy.includes('compose'),
    get compose() {
      return compose(blueprint, history);
    },
    get telemetry() {
      return telemetryCompose(blueprint, history);
    },
    isOnKubernetes: platform.deploy.includes('kubernetes'),
    kubernetes: {
      get base() {
        return baseKustomization(blueprint);
      },
      get provision() {
        return provisionManifests(blueprint);
      },
      get deadLetters() {
        return deadLetterManifests(blueprint);
      },
      get monitoring() {
        return monitoringKustomization(blueprint);
      },
      get production() {
        return productionKustomization(blueprint);
      },
      get dev() {
        return devKustomization(blueprint);
      },
      get servers() {
        return serversKustomization(blueprint);
      },
      /** Of the images, what people type. */
      builds: [
        ...services.map(({ name }) => [name, `services/${name}`]),
        ['gateway', 'gateway'],
        ['platform-tools', 'tools'],
      ].map(([name = '', folder]) => ({
        image: imageName(blueprint, name),
        dockerfile: `${folder}/Dockerfile`,
      })),
      databases: databasesOf(blueprint),
      toolsImage: imageName(blueprint, 'platform-tools'),
      /** Of servers, by their names. */
      images: Object.fromEntries(
        [catalog.datastore, catalog.broker].flatMap(({ options }) =>
          options.flatMap(({ id, image }) => (image === undefined ? [] : [[id, image]])),
        ),
      ),
      get platform() {
        return platformPolicies(blueprint);
      },
      /** Secrets that are asked for, with their keys. */
      get secrets() {
        return workloadsOf(blueprint)
          .map((workload) => ({ name: workload.storedAs, keys: secretsOf(workload) }))
          .filter(({ keys }) => keys.length > 0);
      },
    },
    get prometheus() {
      return prometheusConfig(blueprint);
    },
    get alertmanager() {
      return alertmanagerConfig(blueprint);
    },
    dashboards: {
      get system() {
        return systemDashboard(blueprint);
      },
      get objectives() {
        return objectivesDashboard(blueprint);
      },
      get messaging() {
        return messagingDashboard(blueprint);
      },
    },
    get pnpmWorkspace() {
      return pnpmWorkspace(blueprint);
    },
    get model() {
      return systemModel(blueprint, history);
    },
    get openapi() {
      return gateway.openapi;
    },
    get asyncapi() {
      return asyncapi(blueprint);
    },
    events: eventCatalogue(blueprint).map(catalogueView),
    broker: { label: optionOf(catalog.broker, platform.broker).label },
    hasPermissions:
      optionOf(catalog.broker, usedBroker(blueprint)).capabilities?.permissions === true,
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
