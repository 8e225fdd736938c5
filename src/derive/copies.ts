import { keyNames, newestVersion } from '../blueprint/carried.ts';
import { isDeletion } from '../blueprint/normalise/consumed.ts';
import type { Blueprint, Entity, Event, Service } from '../blueprint/types.ts';

/** A copy that another service keeps of an entity of this one. */
export interface CopyPlan {
  /** `<service>.<replica>` */
  replica: string;
  subscription: string;
  entity: string;
  /** Events that can tell of a row as it is. */
  events: string[];
}

/** By name of the replica. */
export function copiesOf(publisher: Service, { services }: Blueprint): CopyPlan[] {
  return services.flatMap((consumer) =>
    consumer.replicas
      .filter(({ of }) => of.service === publisher.name)
      .flatMap((replica) => {
        const entity = publisher.entities.find(({ name }) => name === replica.of.name);
        if (entity === undefined) return [];
        const events = replica.fedBy
          .filter(({ service, name }) => service === publisher.name && !isDeletion(entity, name))
          .flatMap(({ name }) => publisher.events.find((event) => event.name === name) ?? [])
          .filter((event) => isOfRow(event, entity));
        const plan = {
          replica: `${consumer.name}.${replica.name}`,
          subscription: `${consumer.name}.${publisher.name}`,
          entity: entity.name,
          events: fewest(events),
        };
        return events.length === 0 ? [] : [plan];
      }),
  );
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
