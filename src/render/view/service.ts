import { knownAs } from '../../blueprint/knownAs.ts';
import type { Blueprint, Operation, Service, ValueObject } from '../../blueprint/types.ts';
import { catalog, optionOf } from '../../catalog/index.ts';
import { usesBroker } from '../../derive/brokers.ts';
import { calleesOf, callersOf } from '../../derive/calls.ts';
import { dialects } from '../../derive/dialects.ts';
import { eventContract, eventModels, publishedVersions } from '../../derive/events.ts';
import { formerModels, isKnownAsBefore } from '../../derive/former.ts';
import { isPublic } from '../../derive/gateway.ts';
import { dataFolder, imageBuild } from '../../derive/images.ts';
import { ruleManifest } from '../../derive/kubernetes/monitoring.ts';
import { serviceManifests } from '../../derive/kubernetes/processes.ts';
import { scalingManifests } from '../../derive/kubernetes/scaling.ts';
import { asRoute } from '../../derive/messages.ts';
import { stepSql } from '../../derive/migration.ts';
import { serviceModel } from '../../derive/models.ts';
import { serviceDashboard } from '../../derive/monitoring/dashboards/service.ts';
import { serviceRules } from '../../derive/monitoring/rules.ts';
import { serviceTests } from '../../derive/monitoring/tests.ts';
import { serviceOpenapi } from '../../derive/openapi.ts';
import { standIns } from '../../derive/standIns.ts';
import { preferredPorts } from '../../derive/system.ts';
import type { History } from '../../history/history.ts';
import { namesOf } from '../../history/names.ts';
import { calleeView } from './callee.ts';
import { consumingView } from './consuming.ts';
import { entityView } from './entity.ts';
import { eventView } from './event.ts';
import { fieldView } from './field.ts';
import { lazily } from './lazily.ts';
import { operationView } from './operation.ts';
import { packageManagement } from './packageManagement.ts';

export type ServiceView = ReturnType<typeof serviceView>;

export function serviceView(service: Service, blueprint: Blueprint, history: History) {
  const steps = history.schemas[knownAs(service)] ?? [];
  const dialect = dialects[service.datastore];
  const entities = service.entities.map((entity) => entityView(entity, service, blueprint));
  const declared = service.operations
    .filter((operation) => !operation.crud && operation.http !== undefined)
    .map((operation) => operationView(operation, service, blueprint, 'by-http'));
  const messages = service.operations
    .filter(({ http }) => http === undefined)
    .map((operation) =>
      operationView(asRoute(operation, service), service, blueprint, 'by-message'),
    );
  const rules = lazily(() => serviceRules(service, blueprint));
  return {
    ...packageManagement(blueprint),
    name: service.name,
    knownAs: knownAs(service),
    formerNames: namesOf(history, knownAs(service)).filter((name) => name !== service.name),
    system: { name: blueprint.system.name },
    model: service,
    context: service.context,
    team: service.team,
    datastore: optionOf(catalog.datastore, service.datastore).label,
    language: service.language,
    timeoutMs: service.timeoutMs,
    ...imageBuild(blueprint, `@services/${service.name}`),
    dataFolder: dataFolder(service),
    ...preferredPorts(history, `services/${knownAs(service)}`),
    entities,
    crudEntities: entities.filter(({ isCrud }) => isCrud),
    declared,
    messages,
    ...consumingView(service, blueprint),
    values: service.valueObjects.map(valueView),
    callees: calleesOf(service, blueprint).map(({ callee, operations }) =>
      calleeView(callee, operations, service, blueprint),
    ),
    callers: callersOf(service, blueprint),
    /** Undefined where nothing that callers know has another name. */
    former: isKnownAsBefore(service) ? formerModels(service, blueprint) : undefined,
    get standIns() {
      return standIns(service, blueprint);
    },
    operations: service.operations
      .filter((operation) => operation.http !== undefined)
      .map((operation) => operationRow(operation)),
    migrations: steps.map((step, index) => ({
      name: step.name,
      get sql() {
        return dialect === undefined ? '' : stepSql(dialect, steps, index);
      },
    })),
    events: service.events.map((event) => eventView(event, service)),
    eventsUseValues: service.events.some(({ versions }) =>
      versions.some(({ payload }) => payload.some(({ type }) => type === 'object')),
    ),
    eventContracts: publishedVersions(service).map((published) => ({
      file: `${published.called}.v${published.version.version}`,
      get contract() {
        return eventContract(service, published);
      },
    })),
    /** Publishes or consumes. */
    hasMessaging: usesBroker(service),
    get eventModels() {
      return eventModels(service);
    },
    get data() {
      return serviceModel(service);
    },
    get openapi() {
      return serviceOpenapi(service, blueprint);
    },
    kubernetes: {
      get base() {
        return serviceManifests(service, blueprint);
      },
      get scaling() {
        return scalingManifests(service.name, service.scaling);
      },
      get rules() {
        return ruleManifest(service.name, rules());
      },
    },
    monitoring: {
      get rules() {
        return rules();
      },
      get tests() {
        return serviceTests(service, blueprint);
      },
      get dashboard() {
        return serviceDashboard(service, blueprint);
      },
    },
  };
}

function valueView(value: ValueObject) {
  return { name: value.name, description: value.description, fields: value.fields.map(fieldView) };
}

function operationRow(operation: Operation) {
  return {
    name: operation.name,
    method: operation.http?.method,
    path: operation.http?.path,
    isPublic: isPublic(operation),
    access: operation.auth === 'anonymous' ? 'anonymous' : operation.auth.join(' '),
    description: operation.description,
  };
}
