/** Pauses between attempts to connect, in ms: growing, and random so that not all come back at once. */
export class Backoff {
  readonly #first: number;
  readonly #longest: number;
  #ceiling: number;

  constructor(first = 100, longest = 5_000) {
    this.#first = first;
    this.#longest = longest;
    this.#ceiling = first;
  }

  next(): number {
    const ceiling = this.#ceiling;
    this.#ceiling = Math.min(ceiling * 2, this.#longest);
    return ceiling / 2 + (Math.random() * ceiling) / 2;
  }

  /** It worked: the next failure is the first one again. */
  reset(): void {
    this.#ceiling = this.#first;
  }
}
