/** Whether this process should get requests, and if not, why (SPEC.md, HLT). */

export const reasons = ['starting', 'draining', 'store', 'migrations'] as const;

export type Reason = (typeof reasons)[number];

/** What is asked of the own store. */
export interface StoreHealth {
  /** Rejects when the store does not answer in time. */
  ping(timeoutMs: number): Promise<void>;
  /** Names of the migrations that it lacks. */
  pending(): Promise<readonly string[]>;
}

const askedFor = 1_000;
const patience = 1_000;

export class Readiness {
  #state: 'starting' | 'running' | 'draining' = 'starting';
  #store: StoreHealth | undefined;
  #migrated = false;
  #checkedAt = Number.NEGATIVE_INFINITY;
  #check: Promise<Reason[]> = Promise.resolve([]);

  /** @param store none for a process that has no store, as the gateway */
  constructor(store?: StoreHealth) {
    this.#store = store;
  }

  get draining(): boolean {
    return this.#state === 'draining';
  }

  started(): void {
    if (this.#state === 'starting') this.#state = 'running';
  }

  drain(): void {
    this.#state = 'draining';
  }

  /** Nothing: ready. */
  async reasons(): Promise<Reason[]> {
    if (this.#state !== 'running') {
      return [this.#state];
    }
    return this.#store === undefined ? [] : this.#ask(this.#store);
  }

  /** However many ask, the store is asked once in a second. */
  #ask(store: StoreHealth): Promise<Reason[]> {
    if (performance.now() >= this.#checkedAt + askedFor) {
      this.#checkedAt = performance.now();
      this.#check = this.#examine(store);
    }
    return this.#check;
  }

  async #examine(store: StoreHealth): Promise<Reason[]> {
    const check = async (): Promise<Reason[]> => {
      await store.ping(patience);
      // Once is enough: migrations are not taken back.
      this.#migrated ||= (await store.pending()).length === 0;
      return this.#migrated ? [] : ['migrations'];
    };
    const { promise: tooLate, resolve } = Promise.withResolvers<Reason[]>();
    const timer = setTimeout(resolve, patience, ['store']);
    const answer = check().catch((): Reason[] => ['store']);
    return Promise.race([answer, tooLate]).finally(() => clearTimeout(timer));
  }
}
