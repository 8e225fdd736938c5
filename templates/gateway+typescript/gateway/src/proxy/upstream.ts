import { Breaker, type Dispatcher, Pool, unavailable } from '@local/chassis/gateway';

/** A peer that does not take a connection within this time counts as away. */
const CONNECT_TIMEOUT_MS = 2_000;
/** An answer that has begun and then stands still this long is given up. */
const STALL_TIMEOUT_MS = 30_000;
/** A connection belongs to one process of a service: it is left after this time, so that new ones get their share. */
const CONNECTION_MS = 10_000;

export interface UpstreamOptions {
  /** Name of the service. */
  name: string;
  url: string;
  /** Requests at one time; more are refused at once. */
  maxRequests: number;
  breaker?: Breaker;
}

/** A service as the gateway knows it: its connections, and whether it makes sense to ask now. */
export class Upstream {
  readonly name: string;
  /** Only failures to connect open it: what a service answers, or late, concerns one request. */
  readonly breaker: Breaker;
  readonly #pool: Pool;
  readonly #maxRequests: number;
  #requests = 0;
  #justConnected = false;

  constructor(options: UpstreamOptions) {
    this.name = options.name;
    this.breaker = options.breaker ?? new Breaker();
    this.#maxRequests = options.maxRequests;
    this.#pool = new Pool(options.url, {
      connections: options.maxRequests,
      connectTimeout: CONNECT_TIMEOUT_MS,
      clientTtl: CONNECTION_MS,
      // The deadline of each request says how long an answer may take to begin.
      headersTimeout: 0,
      bodyTimeout: STALL_TIMEOUT_MS,
    });
    this.#pool.on('connect', () => {
      this.#justConnected = true;
    });
  }

  /** @throws Problem `unavailable` while the service is away or has enough to do. */
  enter(): void {
    if (this.#requests >= this.#maxRequests) {
      throw unavailable('The service has too many requests at the moment.');
    }
    if (!this.breaker.allows()) throw unavailable('The service cannot be reached.');
    this.#requests += 1;
  }

  leave(): void {
    this.#requests -= 1;
  }

  dispatch(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): void {
    this.#pool.dispatch(options, handler);
  }

  /**
   * Whether the request that is being written now is the first of its connection. undici writes it
   * in the very call that told of the connection, so nothing can come between the two.
   */
  takeFirstOfConnection(): boolean {
    const first = this.#justConnected;
    this.#justConnected = false;
    return first;
  }

  close(): Promise<void> {
    return this.#pool.destroy();
  }
}
