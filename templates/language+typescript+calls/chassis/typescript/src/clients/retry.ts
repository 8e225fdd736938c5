/** What one call more costs, in calls: repetitions are a tenth of all requests at most. */
const COST = 10;
/** So many repetitions can be saved up for a bad moment. */
const SAVED = 10;

/**
 * Repetitions that a callee can be asked to bear: each call earns a tenth of one. A callee that is
 * down gets a tenth more requests, and not `retries` times as many. Counted in calls, so that a
 * tenth is exact.
 */
export class RetryBudget {
  #earned = 0;

  /** A call begins. */
  earn(): void {
    this.#earned = Math.min(this.#earned + 1, COST * SAVED);
  }

  /** Whether one may be repeated. */
  spend(): boolean {
    if (this.#earned < COST) return false;
    this.#earned -= COST;
    return true;
  }
}

/**
 * How long to wait before a repetition, in ms: full jitter, so that those who failed together do not
 * come back together (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter).
 * @param attempt 1 for the first repetition
 */
export function jitter(attempt: number, random: () => number = Math.random): number {
  return random() * Math.min(1_000, 25 * 2 ** (attempt - 1));
}
