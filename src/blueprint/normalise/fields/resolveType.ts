import { nearest, suggestion } from '../../nearest.ts';
import { nowCalled } from '../../nowCalled.ts';
import { quote } from '../../quote.ts';
import type { Field, FieldType } from '../../types.ts';
import type { Directory, ServiceNames } from '../directory.ts';
import type { Scope } from '../scope.ts';
import { keyTypeOf } from './keyType.ts';
import type { FieldPlace } from './place.ts';

export type ResolvedType = Pick<Field, 'type' | 'array' | 'object' | 'references' | 'foreign'>;

/**
 * What a written type means: `string`, `Entity` or `ValueObject` of the same service,
 * `service.Entity` of another one, and `T[]` of each.
 *
 * A message is sent by somebody else, in the sender's words: in what only messages carry, a value
 * object that the service does not have itself may be named without its service as long as exactly
 * one other service has it.
 */
export function resolveType(scope: Scope, place: FieldPlace, text: string): ResolvedType {
  const array = text.endsWith('[]');
  const base = array ? text.slice(0, -2) : text;
  if (isPrimitive(scope, base)) return { type: base, array };
  const [before, after] = base.split('.');
  const named =
    after === undefined
      ? inOwnService(scope, place, base, array)
      : inService(scope, place, before ?? '', after, array);
  if (named || mayBeBroken(scope, place, base)) return named ?? { type: 'string', array };
  scope.report({
    code: 'unknown-type',
    message: `There is no type ${quote(base)}`,
    hint: nowCalled(scope.directory, before ?? '', after) ?? hintFor(scope, place.service, base),
    path: place.path,
  });
  return { type: 'string', array };
}

/** The entity may be there, in a part of the document that the schema found fault with. */
function mayBeBroken(scope: Scope, place: FieldPlace, base: string): boolean {
  const [before = '', after] = base.split('.');
  const [service, name] = after === undefined ? [place.service.name, before] : [before, after];
  return scope.faults.around(['services', service, 'entities', name]);
}

function isPrimitive(scope: Scope, word: string): word is FieldType {
  return word !== 'object' && Object.hasOwn(scope.catalog.fieldTypes, word);
}

function inOwnService(
  scope: Scope,
  place: FieldPlace,
  name: string,
  array: boolean,
): ResolvedType | undefined {
  const { service } = place;
  if (service.valueObjects.has(name)) return { type: 'object', array, object: name };
  if (service.entities.has(name)) return reference(scope, place, name, array);
  if (place.kind !== 'message' && place.kind !== 'payload') return undefined;
  const owners = ownersOf(scope.directory, name);
  if (owners.length > 1) {
    scope.report({
      code: 'ambiguous-type',
      message: `${quote(name)} could be ${owners.map((owner) => `${owner}.${name}`).join(' or ')}`,
      hint: `Write ${owners[0]}.${name} to say which.`,
      path: place.path,
    });
  }
  const owner = owners[0];
  return owner === undefined ? undefined : foreignObject(owner, name, array);
}

function inService(
  scope: Scope,
  place: FieldPlace,
  serviceName: string,
  name: string,
  array: boolean,
): ResolvedType | undefined {
  if (serviceName === place.service.name) return inOwnService(scope, place, name, array);
  const service = scope.directory.get(serviceName);
  if (service?.entities.has(name)) {
    const foreign = { service: serviceName, name };
    return { type: keyTypeOf(service, name), array, foreign };
  }
  if (!service?.valueObjects.has(name)) return undefined;
  if (place.kind === 'entity' || place.kind === 'valueObject') {
    scope.report({
      code: 'foreign-object',
      message: `${quote(`${serviceName}.${name}`)} is part of an entity of ${serviceName}`,
      hint: 'Keep a value object of your own, or the identifier of the entity.',
      path: place.path,
    });
  }
  return foreignObject(serviceName, name, array);
}

const foreignObject = (service: string, name: string, array: boolean): ResolvedType => ({
  type: 'object',
  array,
  object: name,
  foreign: { service, name },
});

function reference(scope: Scope, place: FieldPlace, name: string, array: boolean): ResolvedType {
  const type = keyTypeOf(place.service, name);
  if (place.kind === 'entity' && array) {
    scope.report({
      code: 'reference-list',
      message: `A list of references to ${name} cannot be a foreign key`,
      hint: `Declare an entity in between that refers to ${name}.`,
      path: place.path,
    });
  }
  if (place.kind === 'valueObject') {
    scope.report({
      code: 'reference-inside',
      message: `A value object cannot hold a foreign key to ${name}`,
      hint: `Use ${type} for an identifier that is not checked, or make it an entity.`,
      path: place.path,
    });
  }
  return { type, array, references: name };
}

function ownersOf(directory: Directory, valueObject: string): string[] {
  const owners = [...directory.values()].filter((service) => service.valueObjects.has(valueObject));
  return owners.map((service) => service.name).sort();
}

function hintFor(scope: Scope, own: ServiceNames, base: string): string | undefined {
  const primitives = Object.keys(scope.catalog.fieldTypes).filter((type) => type !== 'object');
  const ours = [...own.entities.keys(), ...own.valueObjects.keys()];
  const theirs = [...scope.directory.values()].flatMap((service) =>
    [...service.entities.keys()].map((entity) => `${service.name}.${entity}`),
  );
  const elsewhere = theirs.find((qualified) => qualified.endsWith(`.${base}`));
  if (elsewhere !== undefined && !base.includes('.')) {
    return `${base} belongs to another service: write ${elsewhere} for its identifier.`;
  }
  const found = nearest(base, [...primitives, ...ours, ...theirs]);
  if (found !== undefined) return `Did you mean "${found}"?`;
  const [service = ''] = base.split('.');
  const its = theirs.filter((qualified) => qualified.startsWith(`${service}.`));
  return suggestion(base, base.includes('.') && its.length > 0 ? its : primitives);
}
