import { carrierOf, newestVersion } from '../carried.ts';
import { kebab, pascal } from '../names/case.ts';
import type { Entity, Event, Field, Ref, Replica, Service, Subscription } from '../types.ts';
import { copyOf, keyField } from './replicas.ts';
import { byName } from './sort.ts';

/**
 * What services consume of each other, now that the events of all are known: an entity of another
 * service that is referred to and of which an event is replicated has a replica, what feeds a
 * replica is subscribed to, and a field that an event leaves out is optional.
 */
export function consumed(services: readonly Service[]): Service[] {
  const byServiceName = new Map(services.map((service) => [service.name, service] as const));
  const find: Find = {
    entity: ({ service, name }) =>
      byServiceName.get(service)?.entities.find((entity) => entity.name === name),
    event: ({ service, name }) =>
      byServiceName.get(service)?.events.find((event) => event.name === name),
    about: ({ service, name }) => aboutOf(byServiceName.get(service)?.entities ?? [], name),
  };
  return services.map((service) => {
    const replicas = byName([...service.replicas, ...impliedReplicas(service, find)]);
    return {
      ...service,
      replicas: replicas.map((replica) => withOptional(replica, find)),
      subscribes: [...service.subscribes, ...impliedSubscriptions(service, replicas)],
    };
  });
}

interface Find {
  entity(ref: Ref): Entity | undefined;
  event(ref: Ref): Event | undefined;
  /** The entity that an event is about, by its name: the longest one that it begins with. */
  about(event: Ref): Entity | undefined;
}

export function aboutOf(entities: readonly Entity[], event: string): Entity | undefined {
  return entities
    .filter(({ name }) => event.startsWith(`${kebab(name)}-`))
    .sort((a, b) => b.name.length - a.name.length)[0];
}

function impliedReplicas(service: Service, find: Find): Replica[] {
  const fed = new Map<Entity, Ref[]>();
  for (const { event, then } of service.subscribes) {
    const entity = then === 'replicate' ? find.about(event) : undefined;
    if (!entity || service.replicas.some((replica) => isFed(replica, event))) continue;
    fed.set(entity, [...(fed.get(entity) ?? []), event]);
  }
  return [...fed].map(([entity, fedBy]) => impliedReplica(service, entity, fedBy, find));
}

const isFed = ({ fedBy }: Replica, event: Ref) => fedBy.some((ref) => same(ref, event));
const same = (a: Ref, b: Ref) => a.service === b.service && a.name === b.name;

/** Everything of the entity that its events bring. */
function impliedReplica(service: Service, entity: Entity, fedBy: Ref[], find: Find): Replica {
  const publisher = fedBy[0]?.service ?? '';
  const taken = [
    ...service.entities,
    ...service.valueObjects,
    ...service.replicas,
    ...service.views,
  ].some(({ name }) => name === entity.name);
  const key = keyField(entity);
  const brought = entity.fields.filter(
    ({ name, managed }) =>
      name !== entity.key &&
      managed === undefined &&
      fedBy.some((ref) => carried(find.event(ref), entity, name) !== undefined),
  );
  return {
    name: taken ? `${pascal(publisher)}${entity.name}` : entity.name,
    implied: true,
    of: { service: publisher, name: entity.name },
    key: key.name,
    fields: [key, ...brought.map((field) => copyOf(field, field.name))],
    fedBy,
  };
}

function impliedSubscriptions({ subscribes }: Service, replicas: Replica[]): Subscription[] {
  const known = new Set(subscribes.map(({ event }) => `${event.service}.${event.name}`));
  const feeds = new Map(
    replicas.flatMap(({ fedBy }) => fedBy).map((ref) => [`${ref.service}.${ref.name}`, ref]),
  );
  const then = 'replicate';
  return [...feeds]
    .filter(([name]) => !known.has(name))
    .map(([, event]) => ({ event, implied: true, then }));
}

function withOptional(replica: Replica, find: Find): Replica {
  const entity = find.entity(replica.of);
  if (!entity) return replica;
  const setting = replica.fedBy
    .filter(({ name }) => !isDeletion(entity, name))
    .map((ref) => find.event(ref));
  const isAlways = ({ name }: Field) =>
    name === replica.key || setting.every((event) => isAlwaysThere(carried(event, entity, name)));
  const fields = replica.fields.map((field) => ({ ...field, optional: !isAlways(field) }));
  return { ...replica, fields };
}

/** What has a default may be left out by its publisher. */
function isAlwaysThere(field: Field | undefined): boolean {
  return field !== undefined && !field.optional && field.default === undefined;
}

function carried(event: Event | undefined, entity: Entity, field: string): Field | undefined {
  const version = event && newestVersion(event);
  return version && carrierOf(version, entity, field);
}

/** Whether an event says that a row is gone. */
export function isDeletion(entity: Pick<Entity, 'name'>, event: string): boolean {
  return event === `${kebab(entity.name)}-deleted`;
}
