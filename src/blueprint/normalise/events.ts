import type { Path } from '../finding.ts';
import { hiddenWithin } from '../hiddenWithin.ts';
import { camel } from '../names/case.ts';
import { eventsOfEntity } from '../names/eventsOfEntity.ts';
import { suggestion } from '../nearest.ts';
import { quote } from '../quote.ts';
import type { RawEvent, RawEventVersion } from '../raw.ts';
import type { Entity, Event, EventVersion, Field, ValueObject } from '../types.ts';
import { entries, type ServiceNames } from './directory.ts';
import { fieldsOf, plainField } from './fields/field.ts';
import { withFormerNames } from './formerEvents.ts';
import { asInput } from './operations/derivedInput.ts';
import type { Scope } from './scope.ts';

export function declaredEvent(
  scope: Scope,
  service: ServiceNames,
  name: string,
  raw: RawEvent,
): Event {
  const path = ['services', service.name, 'events', name];
  if (raw.versions) checkOneWay(scope, raw, path);
  const versions = raw.versions
    ? entries(raw.versions).map(([version, written]) =>
        versionOf(scope, service, Number(version), written, [...path, 'versions', version]),
      )
    : [versionOf(scope, service, raw.version ?? 1, raw, path)];
  versions.sort((a, b) => a.version - b.version);
  return {
    name,
    ...(raw.was === undefined ? {} : { was: raw.was, former: { name: raw.was, versions } }),
    ...(raw.description === undefined ? {} : { description: raw.description }),
    implied: false,
    reply: raw.reply ?? false,
    external: raw.external ?? false,
    versions,
  };
}

/** Created and updated carry the row, deleted its key; what is personal or secret stays inside. */
export function impliedEvents(entity: Entity, valueObjects: readonly ValueObject[]): Event[] {
  const names = eventsOfEntity(entity.name);
  const [keyField, ...others] = entity.fields;
  if (!keyField) return [];
  const key = entity.key === 'id' ? `${camel(entity.name)}Id` : entity.key;
  const identifier = { ...carried(keyField), name: key };
  const row = others
    .filter(({ pii, secret, managed }) => !pii && !secret && managed !== 'createdAt')
    .filter((field) => hiddenWithin(field, valueObjects) === undefined)
    .filter(({ managed, name }) => managed !== 'updatedAt' && name !== key)
    .map(carried);
  const event = (name: string, payload: Field[]): Event => ({
    name,
    implied: true,
    reply: false,
    external: false,
    versions: [{ version: 1, key, payload, map: {} }],
  });
  const events = [
    event(names.created, [identifier, ...row]),
    event(names.updated, [identifier, ...row]),
    event(names.deleted, [identifier, plainField('version', 'integer')]),
  ];
  return withFormerNames(events, entity);
}

/** Those who listen find it under the name that it had, too. */
function carried(field: Field): Field {
  return { ...asInput(field), ...(field.was === undefined ? {} : { was: field.was }) };
}

function checkOneWay(scope: Scope, raw: RawEvent, path: Path): void {
  for (const word of ['version', 'key', 'payload', 'map'] as const) {
    if (raw[word] === undefined) continue;
    scope.report({
      code: 'versions',
      message: `${word} stands beside versions`,
      hint: `Move ${word} into the version that it belongs to.`,
      path: [...path, word],
      at: 'key',
    });
  }
}

function versionOf(
  scope: Scope,
  service: ServiceNames,
  version: number,
  raw: RawEventVersion,
  path: Path,
): EventVersion {
  const place = { service, kind: 'payload', path: [...path, 'payload'] } as const;
  const payload = fieldsOf(scope, place, raw.payload);
  const names = payload.map(({ name }) => name);
  const unknown = (field: string, at: Path, key?: true) =>
    scope.report({
      code: 'unknown-field',
      message: `${quote(field)} is not a field of the payload`,
      hint: suggestion(field, names),
      path: at,
      ...(key ? { at: 'key' } : {}),
    });
  if (raw.key !== undefined && !names.includes(raw.key)) unknown(raw.key, [...path, 'key']);
  const map = raw.map ?? {};
  for (const field of Object.keys(map)) {
    if (!names.includes(field)) unknown(field, [...path, 'map', field], true);
  }
  for (const field of payload) checkOpen(scope, field, [...place.path, field.name]);
  return { version, key: raw.key ?? names[0] ?? '', payload, map };
}

/** Events outlive and leave the service: what is personal or secret must not be in one. */
function checkOpen(scope: Scope, field: Field, path: Path): void {
  for (const mark of ['pii', 'secret'] as const) {
    if (!field[mark]) continue;
    scope.report({
      code: 'exposed',
      message: `${quote(field.name)} is marked ${mark} and cannot be part of an event`,
      hint: 'Send the identifier, and let the receiver ask.',
      path: [...path, mark],
    });
  }
}
