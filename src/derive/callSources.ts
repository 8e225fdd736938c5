import { plural } from '../blueprint/names/plural.ts';
import type { Field, Operation, Service } from '../blueprint/types.ts';
import { camel } from '../render/names.ts';
import type { Called } from './calls.ts';

/** What an operation has to ask with: a value, and the way to it. */
export interface Source {
  field: Field;
  way: string[];
  /** The value is a list, or stands in one. */
  many: boolean;
}

/** The input, what the path selects by, and the row, in this order; into value objects as well. */
export function inputSources(operation: Operation, service: Service): Source[] {
  const entity = service.entities.find(({ name }) => name === operation.entity);
  const stored = operation.action === 'create' ? [] : (entity?.fields ?? []);
  const ofPath = operation.params.flatMap(({ name, field }) => {
    const found = entity?.fields.find((candidate) => candidate.name === field);
    return found === undefined ? [] : [{ ...found, name }];
  });
  const seen = new Set<string>();
  return [...operation.input, ...ofPath, ...stored]
    .filter(({ name, secret }) => !secret && !seen.has(name) && seen.add(name))
    .flatMap((field) => within(field, [], false, service, 3));
}

function within(
  field: Field,
  before: string[],
  inList: boolean,
  service: Service,
  depth: number,
): Source[] {
  const way = [...before, field.name];
  const many = inList || field.array;
  if (field.type !== 'object' || field.foreign !== undefined) return [{ field, way, many }];
  const object = service.valueObjects.find(({ name }) => name === field.object);
  if (object === undefined || depth === 0) return [];
  return object.fields.flatMap((inner) => within(inner, way, many, service, depth - 1));
}

/**
 * The input of a call from what the calling operation has: keys by what refers to them, everything
 * else by equal name. Undefined where something that is needed has no source.
 */
export function sourcesOf(
  { callee, operation }: Called,
  sources: readonly Source[],
): Record<string, string[]> | undefined {
  const given: Record<string, string[]> = {};
  for (const wanted of argumentsOf(operation, callee)) {
    const source = sources.find((candidate) => fills(candidate, wanted, callee.name));
    if (source !== undefined) given[wanted.name] = source.way;
    else if (!wanted.optional) return undefined;
  }
  return given;
}

interface Argument {
  name: string;
  optional: boolean;
  type: Field['type'];
  many: boolean;
  /** The entity whose key it is. */
  keyOf: string | undefined;
}

function argumentsOf(operation: Operation, callee: Service): Argument[] {
  const entity = callee.entities.find(({ name }) => name === operation.entity);
  const key = entity?.fields.find(({ name }) => name === entity.key);
  const inPath = operation.params.map(({ name, field }): Argument => {
    const found = entity?.fields.find((candidate) => candidate.name === field);
    const keyOf = field === entity?.key ? entity?.name : undefined;
    return { name, optional: false, type: found?.type ?? 'string', many: false, keyOf };
  });
  // Filters are for rules: a list that nobody asked for is nothing to derive from.
  const fields = operation.action === 'list' ? [] : operation.input;
  const selects = operation.action === 'find';
  const inBody = fields.map((field): Argument => {
    const isKeys = selects && entity !== undefined && field.name === plural(entity.key);
    return {
      name: field.name,
      optional: field.optional || field.default !== undefined,
      type: isKeys ? (key?.type ?? field.type) : field.type,
      many: field.array,
      keyOf: isKeys ? entity?.name : field.references,
    };
  });
  return [...inPath, ...inBody];
}

function fills({ field, way, many }: Source, wanted: Argument, callee: string): boolean {
  if (field.type !== wanted.type || (many && !wanted.many)) return false;
  if (wanted.keyOf !== undefined) {
    if (field.foreign !== undefined) {
      return field.foreign.service === callee && field.foreign.name === wanted.keyOf;
    }
    const name = camel(wanted.keyOf);
    return field.name === `${name}Id` || (wanted.many && field.name === `${name}Ids`);
  }
  // Something of equal name inside a list is another thing; so is a key of ours.
  return (
    way.length === 1 && !field.managed && field.array === wanted.many && field.name === wanted.name
  );
}
