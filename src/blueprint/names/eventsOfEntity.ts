import { kebab } from './case.ts';

/** Names of the events that an entity has by itself. */
export function eventsOfEntity(entity: string) {
  const base = kebab(entity);
  return { created: `${base}-created`, updated: `${base}-updated`, deleted: `${base}-deleted` };
}
