import type { Path } from '../../blueprint/finding.ts';
import { eventsOfEntity } from '../../blueprint/names/eventsOfEntity.ts';
import type { Blueprint, Service } from '../../blueprint/types.ts';
import { target } from './references.ts';

/** Everything that is gone with what stands at a path, as `Reference.to` names it. */
export function targetsIn(path: Path, { services }: Blueprint): string[] {
  const [section, first, part, name, inner, field] = path.map(String);
  if (section === 'sagas' && path.length === 2) return [target.saga(first ?? '')];
  const service = services.find((candidate) => candidate.name === first);
  if (section !== 'services' || service === undefined) return [];
  if (path.length === 2) return [target.service(service.name), ...allOf(service)];
  if (name === undefined) return [];
  if (path.length === 6 && part === 'entities' && inner === 'fields') {
    return [target.field(service.name, name, field ?? '')];
  }
  if (path.length !== 4) return [];
  switch (part) {
    case 'entities':
      return ofEntity(service, name);
    case 'replicas':
    case 'views':
      return [target.subject(service.name, name)];
    case 'operations':
      return [target.operation(`${service.name}.${name}`)];
    case 'events':
      return [target.event(`${service.name}.${name}`)];
    default:
      return [];
  }
}

function allOf(service: Service): string[] {
  const { name, entities, valueObjects, replicas, views, operations, events } = service;
  return [
    ...[...entities, ...valueObjects].flatMap((entity) => ofEntity(service, entity.name)),
    ...[...replicas, ...views].map((each) => target.subject(name, each.name)),
    ...operations.map((each) => target.operation(`${name}.${each.name}`)),
    ...events.map((each) => target.event(`${name}.${each.name}`)),
  ];
}

/** With its fields, and what it has by itself. */
function ofEntity(service: Service, name: string): string[] {
  const { entities, valueObjects, operations, events } = service;
  const fields = [...entities, ...valueObjects].find((each) => each.name === name)?.fields ?? [];
  const own: string[] = Object.values(eventsOfEntity(name));
  return [
    target.subject(service.name, name),
    ...fields.map((field) => target.field(service.name, name, field.name)),
    ...operations
      .filter(({ crud, entity }) => crud && entity === name)
      .map((each) => target.operation(`${service.name}.${each.name}`)),
    ...events
      .filter((each) => each.implied && own.includes(each.name))
      .map((each) => target.event(`${service.name}.${each.name}`)),
  ];
}
