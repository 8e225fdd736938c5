import type {
  Blueprint,
  Broker,
  Entity,
  Event,
  Field,
  Operation,
  Service,
  ValueObject,
} from '../blueprint/types.ts';
import { catalog, optionOf } from '../catalog/index.ts';
import { asyncapi } from '../derive/asyncapi.ts';
import { brokersOf, capabilitiesOf, usesBroker } from '../derive/brokers.ts';
import { brokerTable } from '../derive/brokerTable.ts';
import { calleeModel, calleesOf, callersOf, inquiry, undecided } from '../derive/calls.ts';
import { clientTypes } from '../derive/clientTypes.ts';
import { dialects } from '../derive/dialects.ts';
import { type CataloguedEvent, eventCatalogue } from '../derive/eventCatalogue.ts';
import {
  contractPath,
  eventContract,
  eventModels,
  latestVersion,
  publishedVersions,
  topicOf,
} from '../derive/events.ts';
import { entityExample, inputExample } from '../derive/examples.ts';
import { fieldWord } from '../derive/fieldWord.ts';
import { firstCalls } from '../derive/firstCalls.ts';
import { gatewayModel, isPublic } from '../derive/gateway.ts';
import { asRoute } from '../derive/messages.ts';
import { stepSql } from '../derive/migration.ts';
import { entityModel, operationModel, serviceModel } from '../derive/models.ts';
import { aggregateOpenapi, serviceOpenapi } from '../derive/openapi.ts';
import { owners } from '../derive/owners.ts';
import { chassisPackage, pnpmWorkspace, rootPackage } from '../derive/packages.ts';
import { standIns } from '../derive/standIns.ts';
import { storesOf } from '../derive/stores.ts';
import { preferredPorts, systemModel } from '../derive/system.ts';
import { flowchart, graphOf } from '../graph/index.ts';
import type { History } from '../history/history.ts';
import { consumingView } from './consumingView.ts';
import { fieldView } from './fieldView.ts';
import { camel, kebab, pascal } from './names.ts';
import { hasCallers } from './tags.ts';

/**
 * What templates see: the blueprint in the order and the words in which files print it. Documents
 * are getters, so that only what a template prints is derived.
 */
export interface View {
  blueprint: Blueprint;
  workspace: object;
  gateway: object;
  languages: LanguageView[];
  services: ServiceView[];
}

export type LanguageView = { name: string };
export type ServiceView = ReturnType<typeof serviceView>;

export function toView(blueprint: Blueprint, history: History): View {
  const services = blueprint.services.map((service) => serviceView(service, blueprint, history));
  const gateway = gatewayView(blueprint, history, services);
  const languages = [...new Set([...blueprint.services.map(({ language }) => language)])].sort();
  return {
    blueprint,
    services,
    gateway,
    workspace: workspaceView(blueprint, history, services, gateway),
    languages: languages.map((name) => ({
      name,
      stores: storesOf(blueprint, name),
      brokers: brokersOf(blueprint),
      brokerCapabilities: capabilitiesOf(brokersOf(blueprint)),
      get package() {
        return chassisPackage(blueprint);
      },
    })),
  };
}

function workspaceView(
  blueprint: Blueprint,
  history: History,
  services: ServiceView[],
  gateway: ReturnType<typeof gatewayView>,
) {
  const { system, platform } = blueprint;
  // Where tokens come from is known in development only: an example stands for the rest.
  const deployedIssuer = platform.identity.issuer ?? 'https://issuer.example.com/';
  const routes = routesOf(blueprint);
  return {
    ...packageManagement(blueprint),
    system: { name: system.name, description: system.description },
    platform: { ...platform, deployedIssuer, ...brokerUrlExamples(platform.broker) },
    services,
    gateway,
    owners: owners(blueprint),
    diagram: flowchart(graphOf(blueprint)),
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

/** Every template that shows a command or a package of the workspace needs it. */
function packageManagement(blueprint: Blueprint) {
  const packageManager = optionOf(catalog.packageManager, blueprint.platform.packageManager);
  return { packageManager, commands: packageManager.commands };
}

function routesOf(blueprint: Blueprint) {
  return gatewayModel(blueprint).routes.map(({ method, path, service, auth }) => ({
    method,
    path,
    service,
    access: auth === 'anonymous' ? auth : auth.join(' '),
  }));
}

function gatewayView(blueprint: Blueprint, history: History, services: ServiceView[]) {
  const { rateLimit, timeoutMs } = blueprint.gateway;
  return {
    ...packageManagement(blueprint),
    system: { name: blueprint.system.name },
    ...preferredPorts(history, 'gateway'),
    timeoutMs,
    rateLimit: rateLimit.perClient,
    services,
    get model() {
      return gatewayModel(blueprint);
    },
    get openapi() {
      return aggregateOpenapi(blueprint);
    },
  };
}

function serviceView(service: Service, blueprint: Blueprint, history: History) {
  const steps = history.schemas[service.name] ?? [];
  const dialect = dialects[service.datastore];
  const entities = service.entities.map((entity) => entityView(entity, service));
  const declared = service.operations
    .filter((operation) => !operation.crud && operation.http !== undefined)
    .map((operation) => operationView(operation, service, blueprint, 'by-http'));
  const messages = service.operations
    .filter(({ http }) => http === undefined)
    .map((operation) =>
      operationView(asRoute(operation, service), service, blueprint, 'by-message'),
    );
  return {
    ...packageManagement(blueprint),
    name: service.name,
    system: { name: blueprint.system.name },
    model: service,
    context: service.context,
    team: service.team,
    datastore: optionOf(catalog.datastore, service.datastore).label,
    language: service.language,
    timeoutMs: service.timeoutMs,
    ...preferredPorts(history, `services/${service.name}`),
    entities,
    crudEntities: entities.filter(({ isCrud }) => isCrud),
    declared,
    messages,
    ...consumingView(service, blueprint),
    values: service.valueObjects.map(valueView),
    callees: calleesOf(service, blueprint).map(({ callee, operations }) =>
      calleeView(callee, operations),
    ),
    callers: callersOf(service, blueprint),
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
      file: `${published.event.name}.v${published.version.version}`,
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
  };
}

function entityView(entity: Entity, service: Service) {
  const crud = service.operations.filter(
    (operation) => operation.crud && operation.entity === entity.name,
  );
  return {
    name: entity.name,
    file: kebab(entity.name),
    variable: camel(entity.name),
    description: entity.description,
    model: entity,
    isCrud: crud.length > 0,
    emits: crud.some(({ emits }) => emits.length > 0),
    usesValues: entity.fields.some(({ type }) => type === 'object'),
    owner: entity.owner,
    fields: entity.fields.map(fieldView),
    writable: entity.fields.filter(({ managed }) => managed === undefined).map(fieldView),
    get data() {
      return entityModel(entity);
    },
    get example() {
      return entityExample(entity, service);
    },
    /** By action. */
    get inputs() {
      return Object.fromEntries(
        crud.map((operation) => [operation.action, inputExample(operation, service)]),
      );
    },
    get operations() {
      return Object.fromEntries(
        crud.map((operation) => [operation.action, operationModel(operation, service)]),
      );
    },
  };
}

function calleeView(callee: Service, operations: Operation[]) {
  return {
    name: callee.name,
    variable: camel(callee.name),
    operations: operations.map((operation) => ({ name: operation.name })),
    get client() {
      return clientTypes(callee, operations);
    },
    get data() {
      return calleeModel(callee, operations);
    },
  };
}

function eventView(event: Event, service: Service) {
  const { name, description, versions } = event;
  return {
    name,
    description,
    key: latestVersion(event).key,
    versions: versions.map(({ version, key, payload }) => ({
      version,
      key,
      topic: topicOf(service.name, name, version),
      contract: contractPath(service.name, name, version),
      /** Of the payload, in TypeScript. */
      type: `${pascal(name)}V${version}`,
      payload: payload.map((field) => ({ ...fieldView(field), word: fieldWord(field) })),
    })),
  };
}

function valueView(value: ValueObject) {
  return { name: value.name, description: value.description, fields: value.fields.map(fieldView) };
}

function operationView(
  operation: Operation,
  service: Service,
  blueprint: Blueprint,
  reach: 'by-http' | 'by-message',
) {
  const entity = service.entities.find(({ name }) => name === operation.entity);
  return {
    name: operation.name,
    file: kebab(operation.name),
    description: operation.description,
    model: operation,
    reach,
    /** As people say it. */
    request:
      reach === 'by-http'
        ? `${operation.http?.method} ${operation.http?.path}`
        : `message ${operation.name}`,
    entity: entity === undefined ? undefined : { name: entity.name, file: kebab(entity.name) },
    input: operation.input.map(fieldView),
    ...ruleOf(operation),
    emits: operation.emits.length > 0,
    /** Events that its rule can refuse with. */
    refusals: operation.emits.slice(1),
    usesValues: [...operation.input, ...outputFields(operation)].some(
      ({ type }) => type === 'object',
    ),
    isDecided: undecided(operation, service, blueprint).length === 0,
    get asks() {
      return asksView(operation, service, blueprint);
    },
    get data() {
      return operationModel(operation, service);
    },
    get example() {
      return inputExample(operation, service);
    },
  };
}

function outputFields({ output }: Operation): Field[] {
  return output.kind === 'fields' ? output.fields : [];
}

/** The calls of an operation, as its types and its data. */
function asksView(operation: Operation, service: Service, blueprint: Blueprint) {
  const { calls, fills } = inquiry(operation, service, blueprint);
  const services = [...new Set(calls.map((call) => call.service))].sort();
  const left = undecided(operation, service, blueprint);
  return {
    calls,
    fills,
    services: services.map((name) => ({
      name,
      variable: camel(name),
      calls: calls.filter((call) => call.service === name),
    })),
    ...askTypes(operation, Object.keys(fills), left),
  };
}

/** Names of fields as a union of texts; `never` where there are none. */
const union = (names: string[]) =>
  names.length === 0 ? 'never' : names.map((name) => `'${name}'`).join(' | ');

/** What a rule that asks is given and gives, in the names of the file of its operation. */
function askTypes(operation: Operation, filled: string[], left: string[]) {
  const row = operation.entity ?? '';
  const input = `${pascal(operation.name)}Input`;
  const { output } = operation;
  const answer = output.kind === 'fields' ? `${pascal(operation.name)}Answer` : undefined;
  // Every key is there, so that templates can ask for it.
  const types = { answer, answerFields: outputFields(operation).map(fieldView), input };
  switch (operation.action) {
    case 'create':
      return {
        ...types,
        found: `Omit<${row}Fields, ${union([...filled, ...left])}>`,
        derived: `Pick<${row}Fields, ${union(filled)}>`,
        entityTypes: `${row}, ${row}Fields`,
        rule: `chassis.CreateRule<${row}, ${row}Fields, ${input}, Awaited<ReturnType<A>>, Found>`,
        isCommand: true,
      };
    case 'update':
    case 'delete': {
      const kind = operation.action === 'update' ? 'Update' : 'Delete';
      const rowTypes = kind === 'Update' ? `${row}, ${row}Fields` : `${row} & ${row}Fields`;
      return {
        ...types,
        found: `${row} & ${row}Fields`,
        derived: 'Record<string, never>',
        entityTypes: `${row}, ${row}Fields`,
        rule: `chassis.${kind}Rule<${rowTypes}, ${input}, Awaited<ReturnType<A>>>`,
        isCommand: true,
      };
    }
    default: {
      const found = { get: row, find: `${row}[]`, list: `chassis.Page<${row}>` }[
        operation.action as 'get' | 'find' | 'list'
      ];
      return {
        ...types,
        found,
        derived: answer ?? found ?? '',
        entityTypes: operation.entity === undefined ? undefined : row,
        rule: undefined,
        isCommand: undefined,
      };
    }
  }
}

interface Rule {
  ruleType: string | undefined;
  /** Its type arguments. */
  ruleTypes: string | undefined;
  /** Those that come from the entity's file. */
  entityTypes: string | undefined;
}

/** The type of a command's business rule in the chassis. */
function ruleOf(operation: Operation): Rule {
  const row = operation.entity ?? '';
  const input = `${pascal(operation.name)}Input`;
  if (operation.action === 'create' || operation.action === 'update') {
    const ruleType = operation.action === 'create' ? 'CreateRule' : 'UpdateRule';
    const entityTypes = `${row}, ${row}Fields`;
    return { ruleType, entityTypes, ruleTypes: `${entityTypes}, ${input}` };
  }
  if (operation.action === 'delete') {
    return { ruleType: 'DeleteRule', entityTypes: row, ruleTypes: `${row}, ${input}` };
  }
  if (operation.action === 'message') {
    return { ruleType: 'MessageRule', entityTypes: undefined, ruleTypes: input };
  }
  // Every key is there, so that templates can ask for it.
  return { ruleType: undefined, ruleTypes: undefined, entityTypes: undefined };
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
