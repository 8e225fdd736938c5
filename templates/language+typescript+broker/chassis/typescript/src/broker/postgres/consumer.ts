import { Backoff } from '../backoff.ts';
import { type Held, Lanes } from '../lanes.ts';
import { pause } from '../pause.ts';
import type { BrokerOptions, Consumer, Handler, SubscriptionModel } from '../port.ts';
import { Wake } from '../wake.ts';
import { translate } from './errors.ts';
import { messageOf } from './rows.ts';
import { Session } from './session.ts';

/** How often a replica that stands by asks whether it is its turn, in ms. */
const standbyMs = 500;

/** How often an idle consumer looks for what nobody told it of, in ms. */
const idleMs = 2_000;

/** Verdicts that come so close together travel together, in ms. */
const gatherMs = 5;

interface Taken extends Held {
  position: string;
  session: Session;
}

/** A subscription in one process: it works in a session of its own, or stands by for its turn. */
export class PostgresConsumer implements Consumer {
  readonly #url: string;
  readonly #options: BrokerOptions;
  readonly #subscription: string;
  /** Messages that are held at most. */
  readonly #window: number;
  readonly #lanes: Lanes<Taken>;
  readonly #held = new Map<string, Taken>();
  #handled: string[] = [];
  readonly #stopping = new AbortController();
  readonly #wake = new Wake();
  readonly #life: Promise<void>;

  constructor(
    url: string,
    options: BrokerOptions,
    { name, backoffMs }: SubscriptionModel,
    concurrency: number,
    handler: Handler,
  ) {
    this.#url = url;
    this.#options = options;
    this.#subscription = name;
    this.#window = Math.min(Math.max(concurrency * 8, 32), 256);
    this.#lanes = new Lanes<Taken>({
      concurrency,
      backoffMs,
      handler,
      settle: {
        done: ({ position }) => {
          this.#handled.push(position);
          this.#wake.call();
        },
        dead: async (taken, reason) => {
          await taken.session.bury(taken.position, reason, taken.failures);
          this.#release((other) => other === taken);
        },
        retry: async (taken, pauseMs) => {
          await taken.session.postpone(taken.position, taken.failures, pauseMs);
          // Those behind it are not handled before it: the table brings all of them again.
          this.#release(({ message }) => message.key === taken.message.key);
          this.#wakeIn(pauseMs);
          return false;
        },
      },
      onLost: ({ session }, error) => session.lose(error),
    });
    this.#life = this.#live();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#wake.call();
    await this.#life;
  }

  async #live(): Promise<void> {
    const { log } = this.#options;
    const stopping = this.#stopping.signal;
    const backoff = new Backoff();
    let away = false;
    while (!stopping.aborted) {
      const session = new Session(this.#url, this.#options, this.#subscription, () =>
        this.#wake.call(),
      );
      session.signal.addEventListener('abort', () => this.#wake.call());
      try {
        await session.open();
        await this.#standBy(session);
        if (away) log.info({ subscription: this.#subscription }, 'consuming again');
        away = false;
        backoff.reset();
        await this.#work(session);
      } catch (error) {
        const err = translate(error);
        if (!away) log.warn({ err, subscription: this.#subscription }, 'cannot consume for now');
        away = true;
      } finally {
        session.lose(undefined);
        await session.close();
      }
      await pause(backoff.next(), stopping);
    }
    await this.#lanes.stop();
  }

  async #standBy(session: Session): Promise<void> {
    const stopping = this.#stopping.signal;
    while (!stopping.aborted && !(await session.lock())) await pause(standbyMs, stopping);
  }

  /** Until the consumer stops, in good order, or the session ends. */
  async #work(session: Session): Promise<void> {
    this.#held.clear();
    this.#handled = [];
    if (this.#stopping.signal.aborted) return;
    await session.mark(this.#window);
    for (const ms of await session.pauses()) this.#wakeIn(ms);
    while (!this.#stopping.signal.aborted) {
      await this.#flush(session);
      const room = this.#window - this.#held.size;
      const rows = room > 0 ? await session.take(this.#held.keys(), room) : [];
      for (const { position, failures, sessions, ...row } of rows) {
        const message = messageOf(row);
        const { signal } = session;
        const redeliveries = Math.max(0, sessions - 1);
        const taken = { message, position, failures, redeliveries, session, signal };
        this.#held.set(position, taken);
        this.#lanes.add(taken);
      }
      if (this.#handled.length === 0) await this.#wake.wait(idleMs);
      if (this.#handled.length < this.#window / 4) await pause(gatherMs, this.#stopping.signal);
      session.signal.throwIfAborted();
    }
    await this.#lanes.stop();
    await this.#flush(session);
    await session.unmark();
  }

  async #flush(session: Session): Promise<void> {
    const handled = this.#handled;
    if (handled.length === 0) return;
    this.#handled = [];
    await session.remove(handled);
    for (const position of handled) this.#held.delete(position);
  }

  #wakeIn(ms: number): void {
    setTimeout(() => this.#wake.call(), ms).unref();
  }

  #release(which: (taken: Taken) => boolean): void {
    for (const [position, taken] of this.#held) {
      if (which(taken)) this.#held.delete(position);
    }
    this.#wake.call();
  }
}
