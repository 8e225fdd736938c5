import { isDeepStrictEqual } from 'node:util';
import { impliedEvents } from '../../../blueprint/normalise/events.ts';
import type { Event, Service } from '../../../blueprint/types.ts';
import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { onPart, refTo, textOf } from '../../view.ts';

export const unheard: Rule = {
  id: 'EVT001',
  severity: 'warning',
  title: 'an event that nobody hears',
  why: 'A declared event is a contract that has to be kept compatible. One that nobody hears binds its owner for nothing. What entities tell by themselves is not meant, written out or not.',
  repairs: [
    'Subscribe to it where it matters.',
    'Mark it external: true, if somebody outside of the system hears it.',
    'Leave it out until it is needed: adding an event later breaks nobody.',
  ],
  sources: [sources.eventDriven, sources.newman],
  check: ({ blueprint }) => {
    const heard = new Set([
      ...blueprint.services.flatMap(({ subscribes, replicas }) => [
        ...subscribes.map(({ event }) => textOf(event)),
        ...replicas.flatMap(({ fedBy }) => fedBy.map(textOf)),
      ]),
      ...blueprint.sagas.flatMap(({ steps }) => steps.flatMap(({ expect }) => expect.map(textOf))),
    ]);
    return blueprint.services.flatMap((service) =>
      service.events
        .filter((event) => !event.external && !heard.has(refTo(service, event)))
        .filter((event) => !isOfEntity(event, service))
        .map((event) => {
          const where = onPart(service, 'events', event);
          const message = `${where.place} is heard by nobody`;
          return { ...where, message, hint: 'Write external: true, if somebody outside hears it.' };
        }),
    );
  },
};

/** Whether an entity of the service would tell just that if nothing were declared. */
function isOfEntity({ name, implied, versions }: Event, { entities, valueObjects }: Service) {
  return (
    implied ||
    entities
      .flatMap((entity) => impliedEvents(entity, valueObjects))
      .some((event) => event.name === name && isDeepStrictEqual(event.versions, versions))
  );
}
