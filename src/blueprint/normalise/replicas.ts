import { keyNames } from '../carried.ts';
import { camel } from '../names/case.ts';
import { eventsOfEntity } from '../names/eventsOfEntity.ts';
import { suggestion } from '../nearest.ts';
import { quote } from '../quote.ts';
import type { RawReplica } from '../raw.ts';
import type { Entity, Field, Ref, Replica } from '../types.ts';
import type { ServiceNames } from './directory.ts';
import { plainField } from './fields/field.ts';
import { refOf } from './references.ts';
import type { Scope } from './scope.ts';

/** Looks up a normalised entity of any service. */
export type FindEntity = (ref: Ref) => Entity | undefined;

export function replicaOf(
  scope: Scope,
  service: ServiceNames,
  name: string,
  raw: RawReplica,
  find: FindEntity,
): Replica | undefined {
  const path = ['services', service.name, 'replicas', name];
  const of = refOf(scope, 'entity', raw.of, [...path, 'of']);
  const entity = of && find(of);
  if (!of || !entity) return undefined;
  if (of.service === service.name) {
    scope.report({
      code: 'replica',
      message: `${quote(raw.of)} is an entity of ${service.name} itself`,
      hint: 'A replica copies what belongs to another service.',
      path: [...path, 'of'],
    });
  }
  const fields = (raw.fields ?? []).flatMap((field, index) =>
    copied(scope, of, entity, field, [...path, 'fields', index]),
  );
  const key = fields.find((field) => keyNames(entity).includes(field.name));
  const identifier = key ?? keyField(entity);
  return {
    name,
    implied: false,
    of,
    key: identifier.name,
    fields: [identifier, ...fields.filter((field) => field !== key)],
    fedBy: fedBy(scope, raw, of, path),
    ...(raw.maxLagSeconds === undefined ? {} : { maxLagSeconds: raw.maxLagSeconds }),
  };
}

/** What the original promises of its values may change before the copies hear of it. */
export function copyOf({ name: _, type, array, values, description }: Field, name: string): Field {
  return {
    name,
    type,
    array,
    optional: false,
    unique: false,
    index: false,
    pii: false,
    secret: false,
    ...(values === undefined ? {} : { values }),
    ...(description === undefined ? {} : { description }),
  };
}

/** The key of an entity as a field of somebody else's. */
export function keyField(entity: Entity): Field {
  const field = entity.fields.find(({ name }) => name === entity.key) ?? plainField('id', 'uuid');
  return copyOf(field, entity.key === 'id' ? `${camel(entity.name)}Id` : entity.key);
}

/** A field of the entity; its key under any of the names by which others know it. */
function copied(
  scope: Scope,
  of: Ref,
  entity: Entity,
  name: string,
  path: (string | number)[],
): Field[] {
  const wanted = keyNames(entity).includes(name) ? entity.key : name;
  const field = entity.fields.find((candidate) => candidate.name === wanted);
  if (field && !field.secret) return [copyOf(field, name)];
  if (scope.faults.near(['services', of.service, 'entities', of.name])) return [];
  scope.report({
    code: field ? 'exposed' : 'unknown-field',
    message: field
      ? `${quote(name)} of ${entity.name} is a secret and never leaves its service`
      : `${entity.name} has no field ${quote(name)}`,
    hint: field
      ? undefined
      : suggestion(
          name,
          entity.fields.map((candidate) => candidate.name),
        ),
    path,
  });
  return [];
}

/** Events that feed a replica: those written, else those that the entity has by itself. */
function fedBy(scope: Scope, raw: RawReplica, of: Ref, path: (string | number)[]): Ref[] {
  if (raw.fedBy !== undefined) {
    if (raw.fedBy.length === 0) {
      scope.report({
        code: 'missing',
        message: `No event feeds the replica of ${of.service}.${of.name}`,
        hint: 'Write fedBy: [service.event], or leave it out for the events that the entity has by itself.',
        path: [...path, 'fedBy'],
      });
    }
    return raw.fedBy.flatMap((text, index) => {
      const ref = refOf(scope, 'event', text, [...path, 'fedBy', index]);
      return ref ? [ref] : [];
    });
  }
  const owner = scope.directory.get(of.service);
  const names = Object.values(eventsOfEntity(of.name)).filter((name) => owner?.events.has(name));
  if (names.length === 0) {
    scope.report({
      code: 'missing',
      message: `The replica of ${of.service}.${of.name} does not say which events feed it`,
      hint: 'Write fedBy: [service.event].',
      path,
      at: 'key',
    });
  }
  return names.map((name) => ({ service: of.service, name }));
}
