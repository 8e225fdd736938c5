import { camel } from '../names/case.ts';
import { eventsOfEntity } from '../names/eventsOfEntity.ts';
import type { Entity, Event, EventVersion, Field, FormerEvent } from '../types.ts';

/**
 * The events that an entity has by itself, under the name that it had before: those who listen find
 * what they know.
 */
export function withFormerNames(events: readonly Event[], entity: Entity): Event[] {
  if (entity.was === undefined) return [...events];
  const now = Object.values(eventsOfEntity(entity.name));
  const before = Object.values(eventsOfEntity(entity.was));
  return events.map((event) => {
    const name = before[now.indexOf(event.name)];
    return name === undefined ? event : { ...event, former: formerOf(name, event, entity) };
  });
}

function formerOf(name: string, { versions }: Event, entity: Entity): FormerEvent {
  return { name, versions: versions.map((version) => formerVersion(version, entity)) };
}

function formerVersion({ version, key, payload }: EventVersion, entity: Entity): EventVersion {
  const keyBefore = formerKey(entity);
  return {
    version,
    key: keyBefore,
    payload: payload.map((field) => (field.name === key ? renamed(field, keyBefore) : field)),
    map: keyBefore === key ? {} : { [keyBefore]: key },
  };
}

function renamed({ was: _was, ...field }: Field, name: string): Field {
  return { ...field, name };
}

function formerKey({ key, was = '', fields }: Entity): string {
  if (key === 'id') return `${camel(was)}Id`;
  return fields.find(({ name }) => name === key)?.was ?? key;
}
