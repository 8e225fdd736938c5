import { own } from '../../data/columns.ts';
import type { Tx } from '../../store/port.ts';
import type { Arrival, Effect } from '../effect.ts';
import type { Feed, ReplicaModel } from '../model.ts';
import { type Dated, ReplicaTable } from '../replica-table.ts';
import { stampOf } from '../stamp.ts';
import { merge } from './merge.ts';

/**
 * Keeps a replica: sets the fields that the event has, leaves the others as they are, and marks a
 * row whose original is gone.
 * @param event `<publisher>.<event>`, one of those that feed the replica
 */
export function replicate(model: ReplicaModel, event: string): Effect {
  const table = new ReplicaTable(model);
  const feed = model.feeds.find((candidate) => candidate.event === event);
  if (feed === undefined) throw new Error(`${model.name} is not fed by ${event}`);

  return {
    shares: true,
    replica: model.name,
    async apply(tx, arrivals) {
      const keys = arrivals.map(({ payload }) => table.keyOf(own(payload, feed.key)));
      const rows = await table.lock(tx, [...new Set(keys)].sort());
      const known = new Set(rows.keys());
      arrivals.forEach((arrival, index) => {
        const key = keys[index] ?? '';
        rows.set(key, after(model, feed, rows.get(key) ?? empty(key), arrival));
      });
      await save(tx, table, rows, known);
    },
  };
}

const empty = (key: string): Dated => ({ key, fields: {}, seen: {}, time: '' });

function after(model: ReplicaModel, feed: Feed, row: Dated, { message, payload }: Arrival): Dated {
  const merged = merge(model, row, feed, stampOf(message), payload);
  const time = message.attributes.time ?? '';
  return { ...merged, time: time > row.time ? time : row.time };
}

async function save(
  tx: Tx,
  table: ReplicaTable,
  rows: ReadonlyMap<string, Dated>,
  known: ReadonlySet<string>,
): Promise<void> {
  const all = [...rows];
  await table.add(
    tx,
    all.filter(([key]) => !known.has(key)).map(([, row]) => row),
  );
  await table.change(
    tx,
    all.filter(([key]) => known.has(key)).map(([, row]) => row),
  );
}
