import { own, type Values } from '../../data/columns.ts';
import type { Feed, ReplicaModel } from '../model.ts';

/** A row of a replica as it is stored. */
export interface Stored {
  key: unknown;
  /** Values of the fields without the key. */
  fields: Values;
  /** Newest stamp of each event that it has seen. */
  seen: Readonly<Record<string, string>>;
}

/**
 * What a row is after an event, whatever came before: each field has the value of the newest event
 * that carries it, and the row is there unless its deletion is the newest of all. Any order of the
 * same events gives the same row; so a dead letter can be replayed at any time.
 * @param stamp of the event; later ones are greater, as texts
 */
export function merge(
  model: ReplicaModel,
  row: Stored,
  feed: Feed,
  stamp: string,
  payload: Values,
): Stored {
  if (newestSeen(row, feed) > stamp) return row;
  const fields: Record<string, unknown> = { ...row.fields };
  for (const [field, member] of Object.entries(feed.members)) {
    const others = model.feeds.filter(({ members }) => Object.hasOwn(members, field));
    const isNewest = others.every((other) => newestSeen(row, other) <= stamp);
    if (isNewest) fields[field] = own(payload, member);
  }
  return { key: row.key, fields, seen: { ...row.seen, [feed.event]: stamp } };
}

/** Whether the original is gone, as far as is known here. */
export function isDeleted(model: ReplicaModel, row: Stored): boolean {
  const newest = (kind: Feed['kind']) =>
    model.feeds.reduce((found, feed) => {
      const stamp = feed.kind === kind ? newestSeen(row, feed) : '';
      return stamp > found ? stamp : found;
    }, '');
  return newest('delete') > newest('set');
}

/** Under either of its names; empty where there was none. */
function newestSeen({ seen }: Pick<Stored, 'seen'>, { event, formerly = event }: Feed): string {
  const [now = '', then = ''] = [seen[event], seen[formerly]];
  return now > then ? now : then;
}
