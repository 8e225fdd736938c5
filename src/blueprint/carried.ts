import { camel } from './names/case.ts';
import type { Entity, Event, EventVersion, Field } from './types.ts';

/** Names under which others know the key of an entity: its own, `id`, and `thingId` for Thing. */
export function keyNames(entity: Pick<Entity, 'name' | 'key'>): string[] {
  return [...new Set([entity.key, 'id', `${camel(entity.name)}Id`])];
}

/** What consumers read: older versions are there for those who have not moved yet. */
export function newestVersion(event: Event): EventVersion | undefined {
  return event.versions.at(-1);
}

/** The field of the payload that carries a field of the entity, or its key under any of its names. */
export function carrierOf(
  { payload, map }: EventVersion,
  entity: Entity,
  field: string,
): Field | undefined {
  const keys = keyNames(entity);
  const sourceOf = ({ name }: Field) => (Object.hasOwn(map, name) ? map[name] : name) ?? name;
  return (
    payload.find((candidate) => sourceOf(candidate) === field) ??
    (keys.includes(field)
      ? payload.find((candidate) => keys.includes(sourceOf(candidate)))
      : undefined)
  );
}
