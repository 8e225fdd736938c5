import { Rejection } from '../../events/rejection.ts';
import type { Store, Tx } from '../../store/port.ts';
import type { Transact } from '../effect.ts';

/** The store as a command inside a transaction sees it: what it begins is part of what is open. */
export function within(tx: Tx, store: Store): Store {
  let isBegun = false;
  return {
    ...around(store),
    query: (text, values) => tx.query(text, values),
    async transaction(work) {
      // What a command adds after it was undone is written with the inbox row: see `refused`.
      if (isBegun) return undefined as never;
      isBegun = true;
      return work(tx);
    },
  };
}

/**
 * The store as a command sees it that asks others first: what it begins is the transaction of the
 * message, as often as what it found has changed in between.
 */
export function beginning(transact: Transact, store: Store): Store {
  let isRefused = false;
  return {
    ...around(store),
    query: (text, values) => store.query(text, values),
    async transaction<T>(work: (tx: Tx) => Promise<T>) {
      // As above.
      if (isRefused) return undefined as never;
      let result: T | undefined;
      try {
        await transact(async (tx) => {
          result = await work(tx);
        });
      } catch (error) {
        isRefused = error instanceof Rejection;
        throw error;
      }
      return result as T;
    },
  };
}

function around(store: Store): Omit<Store, 'query' | 'transaction'> {
  return {
    kind: store.kind,
    capabilities: store.capabilities,
    ping: (timeoutMs) => store.ping(timeoutMs),
    migrate: (folder) => store.migrate(folder),
    pending: (folder) => store.pending(folder),
    close: () => store.close(),
  };
}
