/** Wakes whoever waits; a call that comes before the wait counts. */
export class Wake {
  #woken = false;
  #resolve: (() => void) | undefined;

  call(): void {
    this.#woken = true;
    this.#resolve?.();
  }

  /** Until a call since the last wait, or so many ms. */
  async wait(ms: number): Promise<void> {
    if (!this.#woken) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, ms);
      this.#resolve = resolve;
      await promise;
      clearTimeout(timer);
      this.#resolve = undefined;
    }
    this.#woken = false;
  }
}
