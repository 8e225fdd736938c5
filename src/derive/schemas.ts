import type { Entity, Field, Operation, Service, ValueObject } from '../blueprint/types.ts';
import { catalog } from '../catalog/index.ts';

export type JsonSchema = Record<string, unknown>;

/** What of a service is looked up by name while schemas are written. */
export type Lookup = Pick<Service, 'entities' | 'valueObjects'>;

/** JSON Schema (2020-12) of one field's value. */
export function fieldSchema(field: Field, lookup: Lookup): JsonSchema {
  const one = itemSchema(field, lookup);
  const schema: JsonSchema = field.array ? { type: 'array', items: one, maxItems: 1000 } : one;
  if (field.description !== undefined) schema.description = field.description;
  if (field.default !== undefined) schema.default = field.default;
  return schema;
}

function itemSchema(field: Field, lookup: Lookup): JsonSchema {
  if (field.type === 'enum') return { type: 'string', enum: field.values ?? [] };
  if (field.type === 'object') return objectSchema(valueObject(field, lookup).fields, lookup);
  return scalarSchema(field, field.maxLength ?? catalog.fieldTypes[field.type].maxLength);
}

function scalarSchema(field: Field, maxLength: number | undefined): JsonSchema {
  const schema: JsonSchema = { ...catalog.fieldTypes[field.type].jsonSchema };
  if (field.type !== 'decimal') {
    if (field.minimum !== undefined) schema.minimum = field.minimum;
    if (field.maximum !== undefined) schema.maximum = field.maximum;
  }
  if (maxLength !== undefined) schema.maxLength = maxLength;
  if (field.pattern !== undefined) schema.pattern = field.pattern;
  return schema;
}

function valueObject(field: Field, lookup: Lookup): ValueObject {
  const found = lookup.valueObjects.find(({ name }) => name === field.object);
  if (found === undefined) throw new Error(`no value object "${field.object}"`);
  return found;
}

/** An object that takes these fields and no other. */
export function objectSchema(fields: Field[], lookup: Lookup): JsonSchema {
  const required = fields.filter(isAlwaysThere).map(({ name }) => name);
  return {
    type: 'object',
    additionalProperties: false,
    ...(required.length > 0 && { required }),
    properties: Object.fromEntries(fields.map((field) => [field.name, fieldSchema(field, lookup)])),
  };
}

/**
 * The payload of an event. Whoever reads it passes over members that it does not know, so that a
 * version can get another optional one; and lengths have only the bounds that somebody wrote.
 */
export function payloadSchema(fields: Field[], lookup: Lookup): JsonSchema {
  const required = fields.filter(isAlwaysThere).map(({ name }) => name);
  return {
    type: 'object',
    ...(required.length > 0 && { required }),
    properties: Object.fromEntries(fields.map((field) => [field.name, carried(field, lookup)])),
  };
}

function carried(field: Field, lookup: Lookup): JsonSchema {
  const one = carriedItem(field, lookup);
  const schema: JsonSchema = field.array ? { type: 'array', items: one } : one;
  if (field.description !== undefined) schema.description = field.description;
  return schema;
}

function carriedItem(field: Field, lookup: Lookup): JsonSchema {
  if (field.type === 'enum') return { type: 'string', enum: field.values ?? [] };
  if (field.type === 'object') return payloadSchema(valueObject(field, lookup).fields, lookup);
  return scalarSchema(field, field.maxLength);
}

/** What has a default may be left out inside a value object. */
export function isAlwaysThere({ optional, default: otherwise }: Field): boolean {
  return !optional && otherwise === undefined;
}

/** An entity as callers see it: secrets are left out; what is set is always there. */
export function entitySchema(entity: Entity, lookup: Lookup): JsonSchema {
  return answerSchema(entity.fields, lookup);
}

/** Fields of an answer: a field with a default always has a value by then. */
function answerSchema(fields: Field[], lookup: Lookup): JsonSchema {
  const shown = fields.filter((field) => !field.secret);
  return {
    type: 'object',
    required: shown.filter((field) => !field.optional).map((field) => field.name),
    properties: Object.fromEntries(
      shown.map((field) => [field.name, withoutDefault(fieldSchema(field, lookup))]),
    ),
  };
}

function withoutDefault({ default: _default, ...schema }: JsonSchema): JsonSchema {
  return schema;
}

export interface OperationSchemas {
  params?: JsonSchema;
  query?: JsonSchema;
  body?: JsonSchema;
  response?: JsonSchema;
}

/** Schemas of everything that comes in and goes out of an operation over HTTP; self-contained. */
export function operationSchemas(operation: Operation, service: Service): OperationSchemas {
  const schemas: OperationSchemas = {};
  if (operation.params.length > 0)
    schemas.params = paramsSchema(operation, entityOf(operation, service), service);
  const inBody = takesBody(operation);
  if (inBody && operation.input.length > 0) schemas.body = objectSchema(operation.input, service);
  const query = {
    ...(operation.action === 'list' ? pageQuery(entityOf(operation, service), service) : {}),
    ...(!inBody && operation.action !== 'list'
      ? Object.fromEntries(
          operation.input.map((field) => [field.name, fieldSchema(field, service)]),
        )
      : {}),
  };
  const required =
    inBody || operation.action === 'list'
      ? []
      : operation.input.filter(({ optional }) => !optional);
  schemas.query = {
    type: 'object',
    additionalProperties: false,
    ...(required.length > 0 && { required: required.map((field) => field.name) }),
    properties: query,
  };
  const response = responseSchema(operation, service);
  if (response !== undefined) schemas.response = response;
  return schemas;
}

export function takesBody(operation: Operation): boolean {
  const method = operation.http?.method;
  return method === 'POST' || method === 'PUT' || method === 'PATCH';
}

function paramsSchema(operation: Operation, entity: Entity, lookup: Lookup): JsonSchema {
  return {
    type: 'object',
    required: operation.params.map(({ name }) => name),
    properties: Object.fromEntries(
      operation.params.map(({ name, field }) => {
        const model = entity.fields.find((candidate) => candidate.name === field);
        if (model === undefined) throw new Error(`${entity.name} has no field "${field}"`);
        return [name, withoutDefault(fieldSchema(model, lookup))];
      }),
    ),
  };
}

/** Fields that a list may filter by. */
export function filtersOf(entity: Entity): Field[] {
  return entity.fields.filter(
    (field) =>
      !field.array &&
      !field.secret &&
      field.managed === undefined &&
      (field.index || field.unique || field.references !== undefined),
  );
}

/** Fields that a list may sort by. */
export function sortsOf(entity: Entity): string[] {
  return ['createdAt', ...filtersOf(entity).map((field) => field.name)];
}

function pageQuery(entity: Entity, lookup: Lookup): Record<string, JsonSchema> {
  return {
    limit: { type: 'integer', minimum: 1, maximum: 100, default: 20, description: 'Items a page.' },
    cursor: {
      type: 'string',
      maxLength: 4096,
      description: 'nextCursor of the page before, with the same sort and filters.',
    },
    sort: {
      type: 'string',
      enum: sortsOf(entity).flatMap((name) => [name, `-${name}`]),
      default: '-createdAt',
      description: 'Field to sort by; a leading dash for descending.',
    },
    ...Object.fromEntries(
      filtersOf(entity).map((field) => [field.name, withoutDefault(fieldSchema(field, lookup))]),
    ),
  };
}

function responseSchema(operation: Operation, service: Service): JsonSchema | undefined {
  const { output } = operation;
  if (output.kind === 'none') return undefined;
  if (output.kind === 'fields') return answerSchema(output.fields, service);
  const entity = service.entities.find(({ name }) => name === output.entity);
  if (entity === undefined) throw new Error(`no entity "${output.entity}"`);
  const item = entitySchema(entity, service);
  if (output.kind === 'entity') return item;
  const items = { type: 'array', items: item };
  if (output.kind === 'list') return items;
  return {
    type: 'object',
    required: ['items'],
    properties: {
      items,
      nextCursor: { type: 'string', description: 'Absent on the last page.' },
    },
  };
}

export function entityOf(operation: Operation, service: Service): Entity {
  const found = service.entities.find(({ name }) => name === operation.entity);
  if (found === undefined) throw new Error(`${service.name}.${operation.name} is about no entity`);
  return found;
}
