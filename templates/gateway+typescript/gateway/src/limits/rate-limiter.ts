export interface RatePolicy {
  /** How many requests a client has in a window. */
  requests: number;
  windowSeconds: number;
}

export interface Allowance {
  allowed: boolean;
  /** Requests left in this window. */
  remaining: number;
  /** Seconds until the next window, at least 1. */
  resetSeconds: number;
}

interface Window {
  used: number;
  endsAt: number;
}

/**
 * Counts requests in windows of fixed length; a client's window begins with its first request, so
 * that the windows of all clients do not end at the same moment.
 *
 * A window is always added at the end of the map, and all are of one length: the first entry is the
 * first to end. That keeps forgetting cheap, and memory bounded: beyond `capacity` clients the one
 * whose window ends first is forgotten.
 */
export class RateLimiter {
  readonly policy: RatePolicy;
  readonly #capacity: number;
  readonly #now: () => number;
  readonly #windows = new Map<string, Window>();

  /** `now` gives milliseconds of any clock that never goes back. */
  constructor(policy: RatePolicy, capacity = 100_000, now: () => number = () => performance.now()) {
    this.policy = policy;
    this.#capacity = capacity;
    // Whole ones: a sum of fractions may be a little more, and a second too many would be told.
    this.#now = () => Math.floor(now());
  }

  get size(): number {
    return this.#windows.size;
  }

  /** Counts a request, and says whether it was within the limit. */
  take(client: string): Allowance {
    const now = this.#now();
    const window = this.#current(client, now) ?? this.#open(client, now);
    const allowed = window.used < this.policy.requests;
    if (allowed) window.used += 1;
    return this.#allowance(allowed, window, now);
  }

  /** Takes back the last count of a client. */
  giveBack(client: string): void {
    const window = this.#current(client, this.#now());
    if (window !== undefined && window.used > 0) window.used -= 1;
  }

  #current(client: string, now: number): Window | undefined {
    const window = this.#windows.get(client);
    return window !== undefined && window.endsAt > now ? window : undefined;
  }

  #open(client: string, now: number): Window {
    this.#windows.delete(client);
    this.#forget(now);
    const window = { used: 0, endsAt: now + this.policy.windowSeconds * 1000 };
    this.#windows.set(client, window);
    return window;
  }

  #forget(now: number): void {
    for (const [client, window] of this.#windows) {
      if (window.endsAt > now && this.#windows.size < this.#capacity) break;
      this.#windows.delete(client);
    }
  }

  #allowance(allowed: boolean, window: Window, now: number): Allowance {
    return {
      allowed,
      remaining: this.policy.requests - window.used,
      resetSeconds: Math.max(1, Math.ceil((window.endsAt - now) / 1000)),
    };
  }
}
