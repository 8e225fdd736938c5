import { setTimeout as sleep } from 'node:timers/promises';
import type { Store } from '../store/port.ts';

const pauseMs = 1_000;
const patienceMs = 1_000;

/** Where deliveries wait while the own store is away: none of them uses up its attempts for that. */
export class Gate {
  readonly #store: Pick<Store, 'ping'>;
  #opening: Promise<void> | undefined;

  constructor(store: Pick<Store, 'ping'>) {
    this.#store = store;
  }

  /** Resolves when the store answers again, or when nobody waits any more. */
  async wait(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const { promise: given, resolve } = Promise.withResolvers<void>();
    const give = () => resolve();
    signal.addEventListener('abort', give);
    this.#opening ??= this.#open().finally(() => {
      this.#opening = undefined;
    });
    await Promise.race([this.#opening, given]);
    signal.removeEventListener('abort', give);
  }

  /** However many wait, one asks. */
  async #open(): Promise<void> {
    for (;;) {
      await sleep(pauseMs, undefined, { ref: false });
      try {
        return await this.#store.ping(patienceMs);
      } catch {
        // Later.
      }
    }
  }
}
