import { Backoff } from '../broker/backoff.ts';
import { pause } from '../broker/pause.ts';
import type { Broker, Message } from '../broker/port.ts';
import { Wake } from '../broker/wake.ts';
import type { Logger } from '../log.ts';
import type { Store } from '../store/port.ts';
import { observeOutbox, sentCounter } from './metrics.ts';
import type { Outbox } from './outbox.ts';
import { batchesOf, batchSize, type TakeBatch, type WaitingRow } from './waiting.ts';

export interface RelayOptions {
  outbox: Outbox;
  store: Store;
  broker: Pick<Broker, 'kind' | 'publish'>;
  log: Pick<Logger, 'info' | 'warn'>;
}

/** How long the broker may take for a batch, in ms. */
const ackTimeoutMs = 5_000;

/** How often to look for what nobody woke us for: rows that a replica left when it died. In ms. */
const lookEveryMs = 5_000;

/**
 * Takes rows from the outbox to the broker, in the order of their writing for each key, and removes
 * them when the broker has them for good (SPEC.md, EVT). It is woken by each commit that wrote some.
 */
export class Relay {
  readonly #options: RelayOptions;
  readonly #take: TakeBatch;
  readonly #countSent: (topic: string, error?: unknown) => void;
  readonly #unobserve: () => void;
  readonly #wake = new Wake();
  readonly #backoff = new Backoff();
  readonly #stopping = new AbortController();
  readonly #running: Promise<void>;
  #failingSince: number | undefined;

  constructor(options: RelayOptions) {
    this.#options = options;
    this.#take = batchesOf(options.store);
    this.#countSent = sentCounter(options.broker.kind);
    this.#unobserve = observeOutbox(options.store);
    options.outbox.onWritten(() => this.#wake.call());
    this.#running = this.#run();
  }

  /** Resolves when the batch that is on its way is through; what is left waits for the next start. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#wake.call();
    await this.#running;
    this.#unobserve();
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    for (;;) {
      const isMore = await this.#round();
      if (signal.aborted) return;
      if (this.#failingSince !== undefined) {
        // Whatever is written meanwhile, the broker is left in peace.
        await pause(this.#backoff.next(), signal);
        if (signal.aborted) return;
      } else if (!isMore) {
        // Not in step with the other replicas.
        await this.#wake.wait(lookEveryMs * (0.8 + 0.4 * Math.random()));
      }
    }
  }

  /** @returns whether there may be more */
  async #round(): Promise<boolean> {
    try {
      const count = await this.#take((rows) => this.#send(rows));
      this.#succeeded();
      // What others wrote into the lanes that were ours did not wake us, and they left it to us.
      return this.#options.store.capabilities.shared ? count > 0 : count === batchSize;
    } catch (error) {
      this.#failed(error);
      return true;
    }
  }

  async #send(rows: readonly WaitingRow[]): Promise<void> {
    let failure: unknown;
    try {
      await this.#options.broker.publish(rows.map(toMessage), ackTimeoutMs);
    } catch (error) {
      failure = error;
      throw error;
    } finally {
      for (const { topic } of rows) this.#countSent(topic, failure);
    }
  }

  /** Told when it begins and when it is over: in between there is nothing new to say. */
  #failed(error: unknown): void {
    if (this.#failingSince !== undefined) return;
    this.#failingSince = performance.now();
    this.#options.log.warn({ err: error }, 'events cannot be sent: they wait in the outbox');
  }

  #succeeded(): void {
    if (this.#failingSince === undefined) return;
    const ms = Math.round(performance.now() - this.#failingSince);
    this.#options.log.info({ duration_ms: ms }, 'events are sent again');
    this.#failingSince = undefined;
    this.#backoff.reset();
  }
}

/**
 * The place in the outbox goes along (CloudEvents' extension `sequence`, compared as text): of two
 * messages about one row, however they came, it says which is the later one; clocks do not.
 */
function toMessage({ position, id, topic, key, attributes, data }: WaitingRow): Message {
  const sequence = String(position).padStart(16, '0');
  return { id, topic, key, attributes: { ...JSON.parse(attributes), sequence }, data };
}
