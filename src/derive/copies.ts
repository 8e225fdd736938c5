import { keyNames, newestVersion } from '../blueprint/carried.ts';
import { knownAs } from '../blueprint/knownAs.ts';
import { isDeletion } from '../blueprint/normalise/consumed.ts';
import type { Blueprint, Entity, Event, Replica, Service } from '../blueprint/types.ts';

/** A copy that another service keeps of an entity of this one. */
export interface CopyPlan {
  /** `<service>.<replica>` */
  replica: string;
  subscription: string;
  entity: string;
  /** Events that can tell of a row as it is. */
  events: string[];
}

/** A replica, and whose it is. */
interface Held {
  consumer: Service;
  replica: Replica;
}

/** By service that is copied from: asked for each service, answered by one look at all of them. */
const held = new WeakMap<Blueprint, ReadonlyMap<string, Held[]>>();

/** By name of the replica. */
export function copiesOf(publisher: Service, blueprint: Blueprint): CopyPlan[] {
  const found = held.get(blueprint) ?? heldIn(blueprint);
  held.set(blueprint, found);
  return (found.get(publisher.name) ?? []).flatMap((each) => planOf(publisher, each) ?? []);
}

function heldIn({ services }: Blueprint): ReadonlyMap<string, Held[]> {
  const found = new Map<string, Held[]>();
  for (const consumer of services) {
    for (const replica of consumer.replicas) {
      const { service } = replica.of;
      found.set(service, [...(found.get(service) ?? []), { consumer, replica }]);
    }
  }
  return found;
}

/** Undefined where no event can tell of a row as it is. */
function planOf(publisher: Service, { consumer, replica }: Held): CopyPlan | undefined {
  const entity = publisher.entities.find(({ name }) => name === replica.of.name);
  if (entity === undefined) return undefined;
  const events = replica.fedBy
    .filter(({ service, name }) => service === publisher.name && !isDeletion(entity, name))
    .flatMap(({ name }) => publisher.events.find((event) => event.name === name) ?? [])
    .filter((event) => isOfRow(event, entity));
  if (events.length === 0) return undefined;
  return {
    replica: `${consumer.name}.${replica.name}`,
    subscription: `${knownAs(consumer)}.${knownAs(publisher)}`,
    entity: entity.name,
    events: fewest(events),
  };
}

/** Names of those that bring everything that all of them bring: created and updated say the same. */
function fewest(events: Event[]): string[] {
  const brought = new Set<string>();
  const fieldsOf = (event: Event) => newestVersion(event)?.payload.map(({ name }) => name) ?? [];
  return events
    .toSorted((a, b) => fieldsOf(b).length - fieldsOf(a).length)
    .filter((event) => {
      const isMore = fieldsOf(event).some((name) => !brought.has(name));
      for (const name of fieldsOf(event)) brought.add(name);
      return isMore;
    })
    .map(({ name }) => name);
}

/** Whether all of a payload can be read from the row. */
function isOfRow(event: Event, entity: Entity): boolean {
  const known = new Set([...entity.fields.map(({ name }) => name), ...keyNames(entity)]);
  const version = newestVersion(event);
  return (
    version?.payload.every(({ name, optional }) => {
      const from = Object.hasOwn(version.map, name) ? (version.map[name] ?? name) : name;
      return optional || known.has(from);
    }) ?? false
  );
}
