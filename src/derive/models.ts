import { knownAsIn } from '../blueprint/knownAs.ts';
import type { Blueprint, Entity, Field, Operation, Service } from '../blueprint/types.ts';
import { snake } from '../render/names.ts';
import { entityOf, filtersOf, operationSchemas, sortsOf } from './schemas.ts';

/**
 * The data that the engines of the chassis run on, as plain objects. The shapes are those of the
 * chassis' `model.ts`; the rendered repo's type check compares the two.
 */

export function fieldModel(field: Field) {
  return {
    name: field.name,
    column: snake(field.name),
    type: field.type,
    ...(field.array && { array: true }),
    ...(field.optional && { optional: true }),
    ...(field.managed !== undefined && { managed: field.managed }),
    ...(field.default !== undefined && { default: field.default }),
    ...(field.unique && { unique: true }),
    ...(field.secret && { secret: true }),
  };
}

export function entityModel(entity: Entity) {
  return {
    name: entity.name,
    table: snake(entity.name),
    key: entity.key,
    ...(entity.owner !== undefined && { owner: entity.owner }),
    fields: entity.fields.map(fieldModel),
    filters: filtersOf(entity).map((field) => field.name),
    sorts: sortsOf(entity),
  };
}

export function operationModel(operation: Operation, service: Service, { services }: Blueprint) {
  const { http } = operation;
  if (http === undefined)
    throw new Error(`${service.name}.${operation.name} is not served over HTTP`);
  return {
    name: operation.name,
    ...(operation.entity !== undefined && { entity: operation.entity }),
    kind: operation.kind,
    action: operation.action,
    method: http.method,
    path: http.path,
    params: operation.params,
    expose: operation.expose,
    auth: userScopes(operation),
    callers: operation.callers.map((caller) => knownAsIn(services, caller)),
    idempotency: idempotencyOf(operation),
    ...(operation.emits.length > 0 && { emits: operation.emits }),
    timeoutMs: operation.timeoutMs,
    assigns: operation.assigns,
    input: operation.input.map((field) => field.name),
    output: operation.output.kind,
    status: statusOf(operation),
    ...locationOf(operation, service),
    schema: operationSchemas(operation, service),
  };
}

/** A message has its own id, which is none of the caller's over HTTP. */
function idempotencyOf({ idempotency }: Operation) {
  return idempotency === 'message-id' ? 'none' : idempotency;
}

/** Scopes of users; those of services are told by `callers`. */
export function userScopes({ auth }: Operation): Operation['auth'] {
  return auth === 'anonymous' ? auth : auth.filter((scope) => !scope.startsWith('svc:'));
}

/** Whether a token of a calling service is needed. */
export function forServices({ expose, callers }: Operation): boolean {
  return expose === 'internal' && callers.length > 0;
}

/** Of a create: the path at which whoever calls it can read the new row, with its fields as `{field}`. */
function locationOf(operation: Operation, service: Service): { location?: string } {
  if (operation.action !== 'create') return {};
  const entity = entityOf(operation, service);
  const readers = service.operations.filter(
    (other) =>
      other.action === 'get' &&
      other.entity === entity.name &&
      other.output.kind === 'entity' &&
      other.params.length === 1 &&
      other.params[0]?.field === entity.key,
  );
  const path =
    readers.find(({ expose }) => expose === operation.expose)?.http?.path ??
    // What everybody reads, services read too.
    readers.find(({ expose }) => expose === 'public')?.http?.path;
  if (path === undefined) return {};
  return { location: path.replace(/\{[^}]+\}/, `{${entity.key}}`) };
}

export function statusOf(operation: Operation): number {
  if (operation.output.kind === 'none') return 204;
  return operation.action === 'create' ? 201 : 200;
}

export function serviceModel(service: Service) {
  return {
    name: service.name,
    ...(service.was !== undefined && { knownAs: service.was }),
    timeoutMs: service.timeoutMs,
    datastore: service.datastore,
    redact: redacted(service),
  };
}

/** Names of fields whose values must not reach a log, sorted. */
export function redacted(service: Service): string[] {
  return hidden([
    ...service.entities.flatMap((entity) => entity.fields),
    ...service.valueObjects.flatMap((object) => object.fields),
    ...service.operations.flatMap((operation) => operation.input),
  ]);
}

/** The same of one entity and its parts: another one may show what it hides. */
export function redactedIn({ name, fields }: Entity, { valueObjects }: Service): string[] {
  const parts = valueObjects.filter(({ partOf }) => partOf === name);
  return hidden([...fields, ...parts.flatMap((part) => part.fields)]);
}

function hidden(fields: readonly Field[]): string[] {
  const marked = fields.filter(({ pii, secret }) => pii || secret);
  return [...new Set(marked.map(({ name }) => name))].sort();
}
