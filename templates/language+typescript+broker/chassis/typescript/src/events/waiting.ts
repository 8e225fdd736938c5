import { hot } from '../store/hot.ts';
import type { Sql, Store, Tx } from '../store/port.ts';
import { placeholders } from '../store/text.ts';

/** A row of the outbox. */
export interface WaitingRow {
  position: number;
  id: string;
  topic: string;
  key: string;
  /** JSON. */
  attributes: string;
  /** JSON. */
  data: string;
}

/**
 * Gives the oldest rows to `send`, and removes them when it resolves; nobody else sends rows of the
 * same keys meanwhile.
 * @returns how many there were
 */
export type TakeBatch = (send: (rows: readonly WaitingRow[]) => Promise<void>) => Promise<number>;

/** Rows a batch, at most: a power of two. */
export const batchSize = 128;

const claimLanes = hot(
  'SELECT "lane" FROM "outbox_lanes" WHERE EXISTS ' +
    '(SELECT 1 FROM "outbox" WHERE "outbox"."lane" = "outbox_lanes"."lane") ORDER BY "lane"',
);

/** @returns how batches are taken from this store */
export function batchesOf(store: Store): TakeBatch {
  return store.capabilities.shared ? takeLanes(store) : takeAlone(store);
}

/**
 * Replicas share the rows: each takes the lanes that nobody has, to the end of a transaction, which
 * is after the broker's ack. What comes into a lane meanwhile is found by whoever has it, since that
 * one looks until nothing is left. A process that dies leaves its lanes and its rows to the others.
 */
function takeLanes(store: Store): TakeBatch {
  return (send) =>
    store.transaction(async (tx) => {
      const lanes = await tx.claimBatch<{ lane: number }>(claimLanes);
      if (lanes.length === 0) return 0;
      const claimed = lanes.map(({ lane }) => lane);
      const rows = await tx.query<WaitingRow>(oldestText(claimed.length), claimed);
      if (rows.length > 0) await send(rows);
      await remove(tx, rows);
      return rows.length;
    });
}

/** One process has the store, and its one writer is not kept from others while the broker answers. */
function takeAlone(store: Store): TakeBatch {
  return async (send) => {
    const rows = await store.query<WaitingRow>(oldestText(0));
    if (rows.length === 0) return 0;
    await send(rows);
    await store.transaction((tx) => remove(tx, rows));
    return rows.length;
  };
}

/** By position, not up to one: rows with a lower one may be committed later. */
async function remove(tx: Tx, rows: readonly WaitingRow[]): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  // Few texts, so that each is prepared once.
  const size = 2 ** Math.ceil(Math.log2(rows.length));
  const positions = Array.from({ length: size }, (_, index) => (rows[index] ?? first).position);
  const text = hot(`DELETE FROM "outbox" WHERE "position" IN (${placeholders(size)})`);
  await tx.query(text, positions);
}

function oldestText(lanes: number): string {
  const where = lanes === 0 ? '' : `WHERE "lane" IN (${placeholders(lanes)}) `;
  return hot(
    'SELECT "position", "id", "topic", "key", "attributes", "data" FROM "outbox" ' +
      `${where}ORDER BY "position" LIMIT ${batchSize}`,
  );
}

const countWaiting = hot('SELECT count(*) AS "count", min("created_at") AS "oldest" FROM "outbox"');

/** How many wait, and since when the oldest does. */
export async function waiting(sql: Sql): Promise<{ count: number; oldest: string | undefined }> {
  const [row] = await sql.query<{ count: number; oldest: string | null }>(countWaiting);
  return { count: row?.count ?? 0, oldest: row?.oldest ?? undefined };
}
