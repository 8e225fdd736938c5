import { setTimeout as sleep } from 'node:timers/promises';
import { trace } from '@opentelemetry/api';
import { own, type Values } from '../data/columns.ts';
import type { Repository } from '../data/repository.ts';
import type { Store } from '../store/port.ts';
import type { Outbox } from './outbox.ts';
import { waiting } from './waiting.ts';

/** A copy that somebody keeps of an entity, and the events that can tell it of a row. */
export interface Copied {
  /** `<service>.<replica>` */
  replica: string;
  /** Of the service that keeps it. */
  subscription: string;
  rows: Repository<object, object>;
  /** Names of events whose payload is the row's alone. */
  events: readonly string[];
}

export interface Progress {
  /** Rows so far. */
  told: number;
  /** Goes on behind them, where this ends early. */
  after: string | undefined;
}

const pageSize = 100;
/** So many events may wait for the relay: the outbox does not grow with the table. */
const mostWaiting = 1_000;
const pauseMs = 200;

/**
 * Tells a subscription of every row that is there, as it is: of each in a transaction that keeps it
 * from changing, so that its place among the events of the row is right. Rows that come meanwhile
 * tell of themselves. Can be repeated at any time: what is known already changes nothing.
 * @param after where an earlier run ended
 */
export async function* announceRows(
  store: Store,
  outbox: Outbox,
  { rows, events, subscription }: Copied,
  after?: string,
): AsyncGenerator<Progress> {
  const span = trace.getTracer('chassis').startSpan('announce');
  const { entity } = rows;
  let told = 0;
  for (let cursor = after, isMore = true; isMore; ) {
    while ((await waiting(store)).count > mostWaiting) await sleep(pauseMs);
    const query = { list: 'announced', limit: pageSize, sort: 'createdAt', cursor };
    const { items, nextCursor } = await rows.page(store, query);
    for (const item of items) {
      const key = own(item as Values, entity.key);
      await store.transaction(async (tx) => {
        const row = await rows.lock(tx, { [entity.key]: key });
        if (row === undefined) return;
        const occasion = { now: new Date(), span };
        const what = { entity, row: row as Values };
        for (const event of events) await outbox.tell(tx, event, what, subscription, occasion);
      });
    }
    told += items.length;
    cursor = nextCursor;
    isMore = nextCursor !== undefined;
    yield { told, after: cursor };
  }
}
