import type { Finding, Path } from '../finding.ts';
import { kebab } from '../names/case.ts';
import { reservedName } from '../names/reserved.ts';
import { quote } from '../quote.ts';
import type { RawBlueprint, RawEntity, RawEvent, RawOperation, RawService } from '../raw.ts';

/** Well-formed names that cannot be used all the same. */
export function checkNames(raw: RawBlueprint): Finding[] {
  const system = raw.system?.name;
  return [
    ...(system === undefined ? [] : refused(system, ['system', 'name'], false)),
    ...keys(raw.system?.teams, ['system', 'teams']),
    ...keys(raw.sagas, ['sagas']),
    ...keys(raw.gateway?.compositions, ['gateway', 'compositions']),
    ...keys(raw.services, ['services']),
    ...Object.entries(raw.services ?? {}).flatMap(([name, service]) => [
      ...(name === 'gateway' ? [takenByTheGateway] : []),
      ...ofService(service, ['services', name]),
    ]),
  ];
}

const takenByTheGateway: Finding = {
  code: 'reserved-name',
  message: 'The name "gateway" is taken by the gateway of the system',
  hint: 'Choose another name for the service.',
  path: ['services', 'gateway'],
  at: 'key',
};

function ofService(service: RawService, path: Path): Finding[] {
  const { entities, operations, events, replicas, views } = service;
  return [
    ...keys(entities, [...path, 'entities']),
    ...keys(operations, [...path, 'operations']),
    ...keys(events, [...path, 'events']),
    ...keys(replicas, [...path, 'replicas']),
    ...keys(views, [...path, 'views']),
    ...pairs<RawEntity>(entities).flatMap(([name, entity]) =>
      keys(entity.fields, [...path, 'entities', name, 'fields']),
    ),
    ...pairs<RawOperation>(operations).flatMap(([name, { input, output }]) => [
      ...keys(input, [...path, 'operations', name, 'input']),
      ...keys(output, [...path, 'operations', name, 'output']),
    ]),
    ...pairs<RawEvent>(events).flatMap(([name, event]) => [
      ...keys(event.payload, [...path, 'events', name, 'payload']),
      ...pairs<RawEvent>(event.versions).flatMap(([version, { payload }]) =>
        keys(payload, [...path, 'events', name, 'versions', version, 'payload']),
      ),
    ]),
  ];
}

const pairs = <Thing>(map: Record<string, Thing> | undefined) => Object.entries(map ?? {});

function keys(map: object | string | undefined, path: Path): Finding[] {
  if (typeof map !== 'object') return [];
  return Object.keys(map).flatMap((name) => refused(name, [...path, name], true));
}

function refused(name: string, path: Path, isKey: boolean): Finding[] {
  const reserved = reservedName(name) ?? reservedName(kebab(name));
  if (!reserved) return [];
  return [
    {
      code: reserved.code,
      message: `${quote(name)} ${reserved.why}`,
      hint: 'Choose another name.',
      path,
      ...(isKey ? { at: 'key' } : {}),
    },
  ];
}
