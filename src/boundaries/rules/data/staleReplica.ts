import { carrierOf, newestVersion } from '../../../blueprint/carried.ts';
import { aboutOf, isDeletion } from '../../../blueprint/normalise/consumed.ts';
import type { Entity, Event, Replica, Service } from '../../../blueprint/types.ts';
import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { onPart, refTo, textOf } from '../../view.ts';
import { listed } from '../../words.ts';

export const staleReplica: Rule = {
  id: 'DATA009',
  severity: 'warning',
  title: 'a replica that is not told of every change',
  why: 'A copy that hears of new rows and not of their changes, or not of their end, is right on the first day and wrong from then on, and nothing says which rows are.',
  repairs: [
    'Feed it by the other events as well: fedBy: [service.event, ...].',
    'Leave fedBy out, where the events that the entity has by itself are enough.',
    'Keep it as it is, if the copy is meant to stay as it was: as an exception with that reason.',
  ],
  sources: [sources.eventDriven, sources.communication],
  check: (view) =>
    view.blueprint.services.flatMap((service) =>
      service.replicas.flatMap((replica) => {
        const owner = view.service(replica.of.service);
        const entity = owner?.entities.find(({ name }) => name === replica.of.name);
        if (owner === undefined || entity === undefined || replica.implied) return [];
        const unheard = owner.events.flatMap((event) => {
          const missed = missedIn(event, replica, entity, owner);
          return missed === undefined ? [] : [{ event: refTo(owner, event), missed }];
        });
        if (unheard.length === 0) return [];
        const isWritten = view.written(onPart(service, 'replicas', replica, 'fedBy').path);
        const where = onPart(service, 'replicas', replica, ...(isWritten ? ['fedBy'] : []));
        const fed = [...replica.fedBy.map(textOf), ...unheard.map(({ event }) => event)];
        return [
          {
            ...where,
            message: `${where.place} does not hear of ${listed(unheard.map(({ event, missed }) => `${event} (${missed})`))}`,
            hint: `Write fedBy: [${fed.join(', ')}].`,
          },
        ];
      }),
    ),
};

/** What an event says of the rows that are copied, where the replica does not hear it, in a few words. */
function missedIn(
  event: Event,
  replica: Replica,
  entity: Entity,
  owner: Service,
): string | undefined {
  const isHeard = replica.fedBy.some(({ name }) => name === event.name);
  const version = newestVersion(event);
  const emitting = owner.operations.filter(({ emits }) => emits.includes(event.name));
  if (isHeard || version === undefined || emitting.length === 0) return undefined;
  const isAbout =
    aboutOf(owner.entities, event.name) === entity ||
    emitting.some(({ writes }) => writes[0] === entity.name);
  if (!isAbout || carrierOf(version, entity, entity.key) === undefined) return undefined;
  if (isDeletion(entity, event.name)) return 'their end';
  const carried = replica.fields
    .map(({ name }) => name)
    .filter((name) => name !== replica.key && carrierOf(version, entity, name) !== undefined);
  return carried.length === 0 ? undefined : listed(carried);
}
