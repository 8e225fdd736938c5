import { StoreError } from '../errors.ts';

/** One at a time, in the order of asking. */
export class Turns {
  #isTaken = false;
  readonly #waiting: (() => void)[] = [];

  /** @throws StoreError `deadline` when it is nobody's turn in time */
  async take(timeoutMs: number): Promise<void> {
    if (!this.#isTaken) {
      this.#isTaken = true;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const timer = Number.isFinite(timeoutMs) ? setTimeout(giveUp, timeoutMs) : undefined;
      const waiting = this.#waiting;
      waiting.push(go);

      function go() {
        clearTimeout(timer);
        resolve();
      }
      function giveUp() {
        waiting.splice(waiting.indexOf(go), 1);
        reject(new StoreError('deadline'));
      }
    });
  }

  /** To the next one who waits. */
  give(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#isTaken = false;
    else next();
  }
}
