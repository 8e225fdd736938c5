import type { Entity, EventVersion, Field, Operation, Service } from '../blueprint/types.ts';
import { matching } from './matching.ts';

/** A valid set of fields. `references`: those that have to name a stored row, and of which entity. */
export interface Example {
  fields: Record<string, unknown>;
  references: Record<string, string>;
}

/** A place in an example that has to name a row of another service; each item of a list on the way has it. */
export interface ForeignKey {
  path: string[];
  service: string;
  entity: string;
}

/** What a domain writes of an entity: for the rendered tests. Deterministic. */
export function entityExample(entity: Entity, service: Service): Example {
  return exampleOf(
    entity.fields.filter((field) => field.managed === undefined),
    service,
  );
}

/** What a caller sends to an operation. */
export function inputExample(operation: Operation, service: Service): Example {
  return exampleOf(operation.input, service);
}

/** What an event carries, as those read it who have its names of now. */
export function payloadExample({ payload }: EventVersion, service: Service) {
  return valuesOf(payload, service);
}

/** The same as it is sent: a field that has another name by now is there under both. */
export function messageExample(version: EventVersion, service: Service) {
  const values = payloadExample(version, service);
  const before = version.payload.flatMap(({ name, was }) =>
    was === undefined || !Object.hasOwn(values, name) ? [] : [[was, values[name]]],
  );
  return { ...values, ...Object.fromEntries(before) };
}

function exampleOf(fields: Field[], service: Service): Example {
  return { fields: valuesOf(fields, service), references: referencesAmong(fields) };
}

function referencesAmong(fields: Field[]): Record<string, string> {
  return Object.fromEntries(
    fields.flatMap((field) =>
      field.references === undefined || field.optional ? [] : [[field.name, field.references]],
    ),
  );
}

/** Where the example of these fields names rows of other services. */
export function foreignKeys(fields: readonly Field[], service: Service): ForeignKey[] {
  return fields.flatMap(({ name, optional, foreign, object }): ForeignKey[] => {
    if (optional) return [];
    if (foreign !== undefined) {
      return [{ path: [name], service: foreign.service, entity: foreign.name }];
    }
    const inside = service.valueObjects.find((each) => each.name === object)?.fields ?? [];
    return foreignKeys(inside, service).map((key) => ({ ...key, path: [name, ...key.path] }));
  });
}

/** Values of all fields that have to be there. */
export function fieldExamples(fields: Field[], service: Service): Record<string, unknown> {
  return valuesOf(fields, service);
}

function valuesOf(fields: Field[], service: Service): Record<string, unknown> {
  return Object.fromEntries(
    fields
      .filter(({ optional }) => !optional)
      .map((field) => [field.name, exampleValue(field, service)]),
  );
}

function exampleValue(field: Field, service: Service): unknown {
  if (field.default !== undefined) return field.default;
  return field.array ? [single(field, service)] : single(field, service);
}

function single(field: Field, service: Service): unknown {
  switch (field.type) {
    case 'enum':
      return field.values?.[0];
    case 'object': {
      const object = service.valueObjects.find(({ name }) => name === field.object);
      return valuesOf(object?.fields ?? [], service);
    }
    case 'integer':
    case 'number':
      return field.minimum ?? Math.min(1, field.maximum ?? 1);
    case 'decimal':
      return String(field.minimum ?? Math.min(1, field.maximum ?? 1));
    case 'boolean':
      return true;
    case 'date':
      return '2026-01-31';
    case 'timestamp':
      return '2026-01-31T12:00:00.000Z';
    case 'uuid':
      return '01890a5d-ac96-774b-bcce-b302099a8057';
    case 'email':
      return 'someone@example.com';
    case 'url':
      return 'https://example.com/';
    case 'json':
      return { example: true };
    default:
      return text(field);
  }
}

function text(field: Field): string {
  if (field.pattern !== undefined) return matching(field.pattern);
  return 'example'.slice(0, field.maxLength ?? 7);
}
