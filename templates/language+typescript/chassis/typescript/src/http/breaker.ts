/** As `http_client_breaker_state` tells it: requests pass; one may try; none is sent. */
export const breakerStates = { closed: 0, half: 1, open: 2 } as const;

/**
 * Answers for a service that is away, so that nobody waits for what will not come. What counts as a
 * failure is up to who asks: an error that concerns one request says nothing about the next.
 *
 * Half open is no state of its own: when the pause is over, one request is let through and the pause
 * begins anew. A probe that is never heard of again can therefore not keep the breaker shut.
 */
export class Breaker {
  readonly #threshold: number;
  readonly #pauseMs: number;
  readonly #now: () => number;
  #failures = 0;
  #openUntil = 0;

  /** Opens after `threshold` failures in a row; lets a probe through every `pauseMs`. */
  constructor(threshold = 3, pauseMs = 250, now: () => number = () => performance.now()) {
    this.#threshold = threshold;
    this.#pauseMs = pauseMs;
    this.#now = now;
  }

  /** Whether a request may try. Asked once a request: the answer may be that it is the probe. */
  allows(): boolean {
    if (this.#failures < this.#threshold) return true;
    const now = this.#now();
    if (now < this.#openUntil) return false;
    this.#openUntil = now + this.#pauseMs;
    return true;
  }

  get state(): keyof typeof breakerStates {
    if (this.#failures < this.#threshold) return 'closed';
    return this.#now() < this.#openUntil ? 'open' : 'half';
  }

  succeeded(): void {
    this.#failures = 0;
  }

  failed(): void {
    this.#failures += 1;
    this.#openUntil = this.#now() + this.#pauseMs;
  }
}
