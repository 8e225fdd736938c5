import { knownAs, knownAsIn } from '../blueprint/knownAs.ts';
import type { Blueprint, Operation, Service } from '../blueprint/types.ts';
import { spaced } from '../render/names.ts';
import { both, type FormerRoute, formerNames, formerRoute, schemasWithBefore } from './former.ts';
import { forServices, statusOf, userScopes } from './models.ts';
import { entitySchema, type JsonSchema } from './schemas.ts';

type Document = Record<string, unknown>;

const problemTypes: Record<number, string> = {
  400: 'The request does not fit the contract.',
  401: 'No token, or one that is not accepted.',
  403: 'The token lacks a scope.',
  404: 'There is no such thing, or it is not yours.',
  409: 'The change clashes with what is stored.',
  412: 'Changed meanwhile: the version is not the one in If-Match.',
  422: 'Understood and refused.',
  429: 'Too many requests.',
  502: 'Another service gave no usable answer.',
  503: 'Not available just now.',
  504: 'Not answered in time.',
};

/** The contract of one service: all that it serves over HTTP (OpenAPI 3.1). */
export function serviceOpenapi(service: Service, blueprint: Blueprint): Document {
  return document({
    title: service.name,
    description: service.context ?? `The ${service.name} service of ${blueprint.system.name}.`,
    services: [service],
    all: blueprint.services,
    before: (operation) => formerRoute(operation, blueprint),
    accept: () => true,
    prefix: () => '',
    url: `http://${service.name}`,
  });
}

/** The contract at the gateway: every public operation of every service. */
export function aggregateOpenapi(blueprint: Blueprint): Document {
  return document({
    title: blueprint.system.name,
    description: blueprint.system.description ?? `The public API of ${blueprint.system.name}.`,
    services: blueprint.services,
    all: blueprint.services,
    before: (operation) => formerRoute(operation, blueprint),
    accept: (operation) => operation.expose === 'public',
    // Two services may each have an entity of one name: schemas are told apart by their owner.
    prefix: (service) => `${knownAs(service)}.`,
    url: '/',
  });
}

interface Plan {
  title: string;
  description: string;
  services: Service[];
  /** Of the whole system: who calls may be known by another name. */
  all: Service[];
  /** Where an operation was found before. */
  before: (operation: Operation) => FormerRoute | undefined;
  accept: (operation: Operation) => boolean;
  prefix: (service: Service) => string;
  url: string;
}

function document(plan: Plan): Document {
  const paths: Record<string, Record<string, unknown>> = {};
  const schemas: Record<string, JsonSchema> = {};
  const told = new Set<number>();
  for (const service of plan.services) {
    const served = service.operations.filter(
      (each) => each.http !== undefined && plan.accept(each),
    );
    for (const entity of service.entities) {
      const answer = served.find((operation) => answersWith(operation, entity.name));
      if (answer === undefined) continue;
      const { output } = formerNames(answer, service);
      schemas[`${plan.prefix(service)}${entity.name}`] = both(
        entitySchema(entity, service),
        output,
      );
    }
    for (const operation of served) {
      for (const status of problemsOf(operation)) told.add(status);
      const { method, path } = operation.http as NonNullable<Operation['http']>;
      const object = operationObject(operation, service, plan);
      paths[path] = { ...paths[path], [method.toLowerCase()]: object };
      const before = plan.before(operation);
      if (before === undefined) continue;
      const item = paths[before.http.path];
      const deprecated = asBefore(object, before, operation, service, plan);
      paths[before.http.path] = { ...item, [method.toLowerCase()]: deprecated };
    }
  }
  return {
    openapi: '3.1.1',
    info: { title: plan.title, description: plan.description, version: '1.0.0' },
    servers: [{ url: plan.url }],
    tags: plan.services.map(({ name, context }) => ({
      name,
      ...(context !== undefined && { description: context }),
    })),
    paths: sortKeys(paths),
    components: {
      securitySchemes: securitySchemes(plan),
      headers: {
        ETag: { description: 'The version, quoted.', schema: { type: 'string' } },
        Location: { description: 'Path of what was made.', schema: { type: 'string' } },
      },
      responses: Object.fromEntries(
        Object.entries(problemTypes)
          .filter(([status]) => told.has(Number(status)))
          .map(([status, description]) => [
            `Problem${status}`,
            {
              description,
              content: { 'application/problem+json': { schema: ref('schemas', 'Problem') } },
            },
          ]),
      ),
      schemas: { Problem: problemSchema, ...schemas },
    },
  };
}

function answersWith(operation: Operation, entity: string): boolean {
  return 'entity' in operation.output && operation.output.entity === entity;
}

function operationObject(operation: Operation, service: Service, plan: Plan) {
  const prefix = plan.prefix(service);
  const schema = schemasWithBefore(operation, service);
  return {
    operationId: operationId(operation.name, service, plan),
    tags: [service.name],
    summary: operation.description ?? sentence(operation.name),
    // As other tools mark what is for services alone.
    ...(operation.expose === 'internal' && { 'x-internal': true }),
    ...access(operation, plan),
    ...parameters(operation, schema.params, schema.query),
    ...(schema.body !== undefined && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: schema.body } },
      },
    }),
    responses: {
      [statusOf(operation)]: success(operation, schema.response, prefix),
      ...Object.fromEntries(
        problemsOf(operation).map((status) => [status, ref('responses', `Problem${status}`)]),
      ),
    },
  };
}

function operationId(name: string, service: Service, { prefix }: Plan): string {
  return prefix(service) === '' ? name : `${knownAs(service)}_${name}`;
}

/** An operation where it was found before its entity got another name. */
function asBefore(
  told: { description?: string },
  { name }: FormerRoute,
  { name: now, http }: Operation,
  service: Service,
  plan: Plan,
) {
  const instead = `It is called ${now} by now: ask ${http?.method} ${http?.path}.`;
  return {
    ...told,
    operationId: operationId(name, service, plan),
    deprecated: true,
    description: [told.description, instead].filter((text) => text !== undefined).join('. '),
  };
}

const tokenScheme = { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' };

/** By which services say who they are: not at the gateway, which lets none of it in. */
const callerScheme = {
  type: 'apiKey',
  in: 'header',
  name: 'x-caller-token',
  description: 'A JWT of the calling service itself, with the scope `svc:<its name>`.',
};

function securitySchemes({ services, accept }: Plan) {
  const byServices = services.some(({ operations }) =>
    operations.some((operation) => accept(operation) && forServices(operation)),
  );
  return { token: tokenScheme, ...(byServices && { caller: callerScheme }) };
}

/** Both tokens are needed where both are named. */
function access(operation: Operation, { all }: Plan) {
  const users = userScopes(operation);
  const needsUser = users !== 'anonymous' && users.length > 0;
  const services = forServices(operation) ? named(operation, all) : [];
  if (!needsUser && services.length === 0) return { security: [] };
  const told = [
    ...(needsUser ? [`Scopes: ${users.join(' ')}`] : []),
    ...(services.length > 0 ? [`For the services ${operation.callers.join(', ')}`] : []),
  ];
  const user = needsUser ? { token: users } : {};
  return {
    // Any of the services will do.
    security:
      services.length > 0 ? services.map((scope) => ({ ...user, caller: [scope] })) : [user],
    description: told.join('. '),
  };
}

function named({ callers }: Operation, all: readonly Service[]): string[] {
  return callers.map((caller) => `svc:${knownAsIn(all, caller)}`);
}

function parameters(operation: Operation, params?: JsonSchema, query?: JsonSchema) {
  const all = [
    ...each(params).map(([name, schema]) => ({ name, in: 'path', required: true, schema })),
    ...each(query).map(([name, schema]) => ({
      name,
      in: 'query',
      required: (query?.required as string[] | undefined)?.includes(name) ?? false,
      ...(schema.deprecated === true && { deprecated: true }),
      schema,
    })),
    ...headerParameters(operation),
  ];
  return all.length > 0 ? { parameters: all } : {};
}

function headerParameters(operation: Operation) {
  const header = (name: string, description: string) => ({
    name,
    in: 'header',
    required: false,
    description,
    schema: { type: 'string', maxLength: 255 },
  });
  if (operation.idempotency === 'key' && operation.kind === 'command') {
    return [
      header('Idempotency-Key', 'Repeating a request with its key gives the first answer again.'),
    ];
  }
  if (operation.action === 'update' || operation.action === 'delete') {
    return [
      header('If-Match', 'The ETag that the change is based on; 412 when it is not the latest.'),
    ];
  }
  return [];
}

function success(operation: Operation, schema: JsonSchema | undefined, prefix: string) {
  const isOne = operation.output.kind === 'entity';
  const headers = {
    ...(isOne && { ETag: ref('headers', 'ETag') }),
    ...(operation.action === 'create' && { Location: ref('headers', 'Location') }),
  };
  return {
    description: statusOf(operation) === 204 ? 'Done.' : 'The answer.',
    ...(Object.keys(headers).length > 0 && { headers }),
    ...(schema !== undefined && {
      content: { 'application/json': { schema: referring(operation, schema, prefix) } },
    }),
  };
}

/** The answer's schema with its entity by reference rather than spelled out. */
function referring(operation: Operation, schema: JsonSchema, prefix: string): JsonSchema {
  const { output } = operation;
  if (output.kind === 'none' || output.kind === 'fields') return schema;
  const item = ref('schemas', `${prefix}${output.entity}`);
  if (output.kind === 'entity') return item;
  if (output.kind === 'list') return { type: 'array', items: item };
  const properties = schema.properties as JsonSchema;
  return { ...schema, properties: { ...properties, items: { type: 'array', items: item } } };
}

function problemsOf(operation: Operation): number[] {
  const statuses = [400, 429, 503];
  if (operation.auth !== 'anonymous' || forServices(operation)) statuses.push(401, 403);
  if (operation.calls.length > 0) statuses.push(422, 502, 504);
  if (operation.params.length > 0) statuses.push(404);
  if (operation.kind === 'command') statuses.push(409, 422);
  if (operation.action === 'update' || operation.action === 'delete') statuses.push(412);
  return [...new Set(statuses)].sort((a, b) => a - b);
}

const problemSchema = {
  description: 'RFC 9457 problem details.',
  type: 'object',
  required: ['type', 'title', 'status', 'traceId'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    traceId: { type: 'string' },
    code: { type: 'string', description: 'Of a refusal by a business rule.' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['in', 'path', 'message'],
        properties: {
          in: { type: 'string', enum: ['path', 'query', 'header', 'body'] },
          path: { type: 'string' },
          message: { type: 'string' },
        },
      },
    },
  },
};

function ref(kind: string, name: string) {
  return { $ref: `#/components/${kind}/${name}` };
}

function each(schema: JsonSchema | undefined): [string, JsonSchema][] {
  return Object.entries((schema?.properties ?? {}) as Record<string, JsonSchema>);
}

function sentence(name: string): string {
  const text = spaced(name);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function sortKeys<Value>(object: Record<string, Value>): Record<string, Value> {
  return Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
}
