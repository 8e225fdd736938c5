import { carrierOf, newestVersion } from '../blueprint/carried.ts';
import { knownAsIn } from '../blueprint/knownAs.ts';
import { isDeletion } from '../blueprint/normalise/consumed.ts';
import type { Blueprint, Entity, Event, Ref, Replica } from '../blueprint/types.ts';
import { snake } from '../render/names.ts';
import { fieldModel } from './models.ts';

/** What one event says of a row of a replica. */
export interface Feed {
  /** `<publisher>.<event>` */
  event: string;
  /** What it was called before. */
  formerly?: string;
  kind: 'set' | 'delete';
  /** Member of the payload that holds the key. */
  key: string;
  /** Field of the replica -> member of the payload. */
  members: Record<string, string>;
}

/** The data that the chassis keeps a replica by (`ReplicaModel`). */
export function replicaModel(replica: Replica, blueprint: Blueprint) {
  return {
    name: replica.name,
    table: replicaTable(replica),
    key: replica.key,
    fields: replica.fields.map(fieldModel),
    feeds: feedsOf(replica, blueprint),
    ...(replica.maxLagSeconds !== undefined && { maxLagSeconds: replica.maxLagSeconds }),
  };
}

export const replicaTable = ({ name }: Replica): string => snake(name);

function feedsOf(replica: Replica, blueprint: Blueprint): Feed[] {
  const entity = entityOf(blueprint, replica.of);
  return replica.fedBy.map((ref) => {
    const event = eventOf(blueprint, ref);
    const version = newestVersion(event);
    const carrier = (field: string) => version && carrierOf(version, entity, field)?.name;
    const isGone = isDeletion(entity, ref.name);
    const publisher = knownAsIn(blueprint.services, ref.service);
    const carried = isGone ? [] : replica.fields.filter(({ name }) => name !== replica.key);
    return {
      event: `${publisher}.${ref.name}`,
      ...(event.former && { formerly: `${publisher}.${event.former.name}` }),
      kind: isGone ? 'delete' : 'set',
      key: carrier(replica.key) ?? replica.key,
      members: Object.fromEntries(
        carried.flatMap(({ name }) => {
          const member = carrier(name);
          return member === undefined ? [] : [[name, member]];
        }),
      ),
    };
  });
}

export function eventOf({ services }: Blueprint, { service, name }: Ref): Event {
  const owner = services.find((candidate) => candidate.name === service);
  const event = owner?.events.find((candidate) => candidate.name === name);
  if (event === undefined) throw new Error(`no event ${service}.${name}`);
  return event;
}

function entityOf({ services }: Blueprint, { service, name }: Ref): Entity {
  const owner = services.find((candidate) => candidate.name === service);
  const entity = owner?.entities.find((candidate) => candidate.name === name);
  if (entity === undefined) throw new Error(`no entity ${service}.${name}`);
  return entity;
}
