import { setImmediate } from 'node:timers/promises';

/**
 * Joins what comes while a transaction runs into the next one: many messages share the round trips
 * of one commit, and a single one waits for nobody.
 */
export class Group<Item, Result> {
  readonly #run: (items: readonly Item[]) => Promise<readonly Result[]>;
  readonly #limit: number;
  #waiting: Waiting<Item, Result>[] = [];
  #running = false;

  /** @param run gives a result for each item, or rejects for all of them; one at a time */
  constructor(limit: number, run: (items: readonly Item[]) => Promise<readonly Result[]>) {
    this.#limit = limit;
    this.#run = run;
  }

  add(item: Item): Promise<Result> {
    const { promise, resolve, reject } = Promise.withResolvers<Result>();
    this.#waiting.push({ item, resolve, reject });
    if (!this.#running) {
      this.#running = true;
      void this.#work();
    }
    return promise;
  }

  async #work(): Promise<void> {
    for (;;) {
      // What comes in the same turn goes along: whoever had an answer brings the next one.
      await setImmediate();
      if (this.#waiting.length === 0) break;
      const batch = this.#waiting.splice(0, this.#limit);
      try {
        const results = await this.#run(batch.map(({ item }) => item));
        batch.forEach(({ resolve }, index) => {
          resolve(results[index] as Result);
        });
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.#running = false;
  }
}

interface Waiting<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}
