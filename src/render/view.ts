import type {
  Blueprint,
  Entity,
  Field,
  Operation,
  Service,
  ValueObject,
} from '../blueprint/types.ts';
import { catalog, optionOf } from '../catalog/index.ts';
import { dialects } from '../derive/dialects.ts';
import { entityExample, inputExample } from '../derive/examples.ts';
import { firstCalls } from '../derive/firstCalls.ts';
import { gatewayModel, isPublic } from '../derive/gateway.ts';
import { stepSql } from '../derive/migration.ts';
import { entityModel, operationModel, serviceModel } from '../derive/models.ts';
import { aggregateOpenapi, serviceOpenapi } from '../derive/openapi.ts';
import { owners } from '../derive/owners.ts';
import { chassisPackage, pnpmWorkspace, rootPackage } from '../derive/packages.ts';
import { storesOf } from '../derive/stores.ts';
import { preferredPorts, systemModel } from '../derive/system.ts';
import { tsType } from '../derive/tsType.ts';
import { flowchart, graphOf } from '../graph/index.ts';
import type { History } from '../history/history.ts';
import { camel, kebab, pascal } from './names.ts';

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
    platform: { ...platform, deployedIssuer },
    services,
    gateway,
    owners: owners(blueprint),
    diagram: flowchart(graphOf(blueprint)),
    routes,
    firstCalls: firstCallsView(blueprint),
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
    .map((operation) => operationView(operation, service));
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
    values: service.valueObjects.map(valueView),
    operations: service.operations
      .filter((operation) => operation.http !== undefined)
      .map((operation) => operationRow(operation)),
    migrations: steps.map((step, index) => ({
      name: step.name,
      get sql() {
        return dialect === undefined ? '' : stepSql(dialect, steps, index);
      },
    })),
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

function valueView(value: ValueObject) {
  return { name: value.name, description: value.description, fields: value.fields.map(fieldView) };
}

function operationView(operation: Operation, service: Service) {
  const entity = service.entities.find(({ name }) => name === operation.entity);
  return {
    name: operation.name,
    file: kebab(operation.name),
    description: operation.description,
    model: operation,
    method: operation.http?.method,
    path: operation.http?.path,
    entity: entity === undefined ? undefined : { name: entity.name, file: kebab(entity.name) },
    input: operation.input.map(fieldView),
    ...ruleOf(operation),
    usesValues: operation.input.some(({ type }) => type === 'object'),
    get data() {
      return operationModel(operation, service);
    },
    get example() {
      return inputExample(operation, service);
    },
  };
}

interface Rule {
  ruleType?: string;
  /** Its type arguments. */
  ruleTypes?: string;
  /** Those that come from the entity's file. */
  entityTypes?: string;
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

function fieldView(field: Field) {
  return {
    name: field.name,
    type: tsType(field),
    // Beside the other value objects they go by their own name.
    localType: tsType(field).replaceAll('values.', ''),
    optional: field.optional,
    // Callers may leave it out; the domain always has it.
    hasDefault: field.default !== undefined,
    description: field.description,
  };
}
