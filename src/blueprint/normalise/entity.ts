import type { Path } from '../finding.ts';
import { kebab } from '../names/case.ts';
import { plural } from '../names/plural.ts';
import { suggestion } from '../nearest.ts';
import { quote } from '../quote.ts';
import type { RawEntity } from '../raw.ts';
import type { Entity, Field, ValueObject } from '../types.ts';
import type { ServiceNames } from './directory.ts';
import { fieldsOf, plainField } from './fields/field.ts';
import { canBeKey, keyTypeList } from './fields/keyType.ts';
import type { Scope } from './scope.ts';

/** Fields that every entity has without declaring them, besides the key. */
const managed = ['version', 'createdAt', 'updatedAt'] as const;

export function entityOf(
  scope: Scope,
  service: ServiceNames,
  name: string,
  raw: RawEntity,
): Entity {
  const path = ['services', service.name, 'entities', name];
  const place = { service, kind: 'entity', path: [...path, 'fields'] } as const;
  const key = raw.key ?? 'id';
  const declared = fieldsOf(scope, place, raw.fields);
  checkManaged(scope, place.path, declared, key);
  const keyField = takeKey(scope, path, declared, key);
  const owner =
    raw.owner === undefined ? undefined : takeOwner(scope, path, declared, key, raw.owner);
  return {
    name,
    ...texts(raw),
    key,
    ...(owner === undefined ? {} : { owner: owner.name }),
    eventSourced: raw.eventSourced ?? false,
    path: raw.path ?? `/${kebab(plural(name))}`,
    fields: [
      keyField,
      ...declared.filter((field) => field !== keyField && !isManaged(field.name)),
      { ...plainField('version', 'integer'), managed: 'version' },
      { ...plainField('createdAt', 'timestamp'), managed: 'createdAt' },
      { ...plainField('updatedAt', 'timestamp'), managed: 'updatedAt' },
    ],
  };
}

export function valueObjectOf(
  scope: Scope,
  service: ServiceNames,
  name: string,
  raw: RawEntity,
): ValueObject {
  const path = ['services', service.name, 'entities', name];
  const place = { service, kind: 'valueObject', path: [...path, 'fields'] } as const;
  const partOf = raw.partOf ?? '';
  for (const word of ['key', 'owner', 'path', 'eventSourced'] as const) {
    if (raw[word] === undefined) continue;
    scope.report({
      code: 'value-object',
      message: `${word} goes with an entity, and ${name} is part of ${partOf}`,
      hint: `Leave out ${word}, or leave out partOf.`,
      path: [...path, word],
    });
  }
  const wholes = [...service.entities.keys(), ...service.valueObjects.keys()];
  if (!wholes.includes(partOf) || partOf === name) {
    scope.report({
      code: 'unknown-entity',
      message: `Service ${service.name} has no entity ${quote(partOf)} that ${name} could be part of`,
      hint: suggestion(
        partOf,
        wholes.filter((whole) => whole !== name),
      ),
      path: [...path, 'partOf'],
    });
  }
  return { name, partOf, ...texts(raw), fields: fieldsOf(scope, place, raw.fields) };
}

function texts(raw: RawEntity): Pick<Entity, 'was' | 'description'> {
  return {
    ...(raw.was === undefined ? {} : { was: raw.was }),
    ...(raw.description === undefined ? {} : { description: raw.description }),
  };
}

const isManaged = (name: string) => managed.some((known) => known === name);

function checkManaged(scope: Scope, path: Path, declared: Field[], key: string): void {
  for (const { name } of declared) {
    if (isManaged(name)) {
      scope.report({
        code: 'managed-field',
        message: `Every entity has ${quote(name)} without declaring it`,
        hint: 'Leave it out, or choose another name if you mean something else.',
        path: [...path, name],
        at: 'key',
      });
    } else if (name === 'id' && key !== 'id') {
      scope.report({
        code: 'managed-field',
        message: `"id" is the name of a key, and the key of this entity is ${quote(key)}`,
        hint: 'Rename the field, or leave out key.',
        path: [...path, name],
        at: 'key',
      });
    }
  }
}

/** The key: made by the service when it is a UUID named id, else given by who creates the row. */
function takeKey(scope: Scope, path: Path, declared: Field[], key: string): Field {
  const field = declared.find(({ name }) => name === key);
  if (!field) {
    if (key !== 'id') {
      scope.report({
        code: 'unknown-field',
        message: `The key ${quote(key)} is not a field of the entity`,
        hint: suggestion(
          key,
          declared.map(({ name }) => name),
        ),
        path: [...path, 'key'],
      });
    }
    return { ...plainField(key, 'uuid'), managed: 'key' };
  }
  const at = [...path, 'fields', key];
  if (!canBeKey(field.type) || field.array || (field.foreign?.name === undefined && field.object)) {
    scope.report({
      code: 'key',
      message: `The key ${quote(key)} is ${field.array ? 'a list' : field.type}`,
      hint: `A key is one of ${keyTypeList}, or refers to another entity.`,
      path: at,
    });
  }
  for (const mark of ['optional', 'unique', 'secret', 'default'] as const) {
    if (!field[mark]) continue;
    scope.report({
      code: 'key',
      message: `${mark} does not go with the key ${quote(key)}`,
      hint: mark === 'unique' ? 'A key is unique anyway.' : 'A key is always there.',
      path: [...at, mark],
    });
  }
  field.index = false;
  const generated = key === 'id' && field.type === 'uuid' && !field.references && !field.foreign;
  if (generated) field.managed = 'key';
  return field;
}

function takeOwner(
  scope: Scope,
  path: Path,
  declared: Field[],
  key: string,
  owner: string,
): Field | undefined {
  const field = declared.find(({ name }) => name === owner);
  const at = [...path, 'owner'];
  if (!field) {
    scope.report({
      code: 'unknown-field',
      message: `The owner ${quote(owner)} is not a field of the entity`,
      hint:
        suggestion(
          owner,
          declared.map(({ name }) => name),
        ) ?? `Declare it: fields: { ${owner}: string }`,
      path: at,
    });
    return undefined;
  }
  const holdsSubject = (field.type === 'string' || field.type === 'uuid') && !field.array;
  const free = !field.optional && !field.secret && !field.unique && owner !== key;
  if (!holdsSubject || !free || field.references || field.default !== undefined) {
    scope.report({
      code: 'owner',
      message: `The owner ${quote(owner)} cannot hold the subject of a token`,
      hint: 'Declare it as string or uuid, not the key, not optional, unique or secret, without a default.',
      path: at,
    });
  }
  field.managed = 'owner';
  return field;
}
