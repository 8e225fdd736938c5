import { mostDeliveries, suspiciousDeliveries } from './limits.ts';
import { deadlyReason, outcomeOf } from './outcome.ts';
import { pause } from './pause.ts';
import type { Handler, Message } from './port.ts';
import { Slots } from './slots.ts';

/** What the broker gave us and has no verdict on yet. */
export interface Held {
  readonly message: Message;
  /** How often it was handled in vain. */
  failures: number;
  /** How often somebody had it without giving a verdict. */
  readonly redeliveries: number;
  /** Aborted when the broker gives it to somebody else. */
  readonly signal: AbortSignal;
}

/** How verdicts reach the broker. */
export interface Settle<H extends Held> {
  done(held: H): void | Promise<void>;
  dead(held: H, reason: string): Promise<void>;
  /**
   * @returns whether it stays here during the pause, with what is behind it; otherwise the broker
   * brings all of them again
   */
  retry(held: H, pauseMs: number): boolean | Promise<boolean>;
}

export interface LanesOptions<H extends Held> {
  concurrency: number;
  backoffMs: readonly number[];
  handler: Handler;
  settle: Settle<H>;
  /** A verdict did not reach the broker, which has to bring the message again. */
  onLost(held: H, error: unknown): void;
}

/** What to do with the lane: on to the next message, none of them any more, or again after a pause in ms. */
type Next = 'settled' | 'returned' | number;

/**
 * Handles messages side by side, those of one key one after the other.
 *
 * Where consumers ended again and again, all that they held was delivered again and again, and one
 * message may be to blame. Then they are handled one at a time, in their order: the one that comes
 * first is the one that was being handled at the end.
 */
export class Lanes<H extends Held> {
  readonly #options: LanesOptions<H>;
  readonly #lanes = new Map<string, H[]>();
  /** One lane for all, while there are suspects. */
  #single: H[] | undefined;
  /** The session whose first suspect was looked at. */
  #judged: AbortSignal | undefined;
  readonly #running = new Set<Promise<void>>();
  readonly #slots: Slots;
  readonly #stopping = new AbortController();

  constructor(options: LanesOptions<H>) {
    this.#options = options;
    this.#slots = new Slots(options.concurrency);
  }

  /** Behind those of its key. */
  add(held: H): void {
    if (this.#stopping.signal.aborted) return;
    if (this.#single !== undefined) this.#single.push(held);
    else if (held.redeliveries >= suspiciousDeliveries) this.#begin(this.#runAlone([held]));
    else this.#addToKey(held);
  }

  /** Begins nothing more; resolves when what is being handled has its verdict. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all(this.#running);
  }

  #addToKey(held: H): void {
    const { key } = held.message;
    const lane = this.#lanes.get(key);
    if (lane !== undefined) {
      lane.push(held);
      return;
    }
    const made = [held];
    this.#lanes.set(key, made);
    this.#begin(this.#run(made, () => this.#lanes.delete(key)));
  }

  #begin(run: Promise<void>): void {
    const running = run.finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  async #runAlone(lane: H[]): Promise<void> {
    this.#single = lane;
    await Promise.all(this.#running);
    await this.#run(lane, () => {
      this.#single = undefined;
    });
  }

  /** @param onEnd called at once when the lane is empty: nothing may be put behind its end */
  async #run(lane: H[], onEnd: () => void): Promise<void> {
    for (let held = lane[0]; held !== undefined; held = lane[0]) {
      if (this.#stopping.signal.aborted) break;
      const current = held;
      const next = await this.#slots.use(() => this.#handle(current));
      if (next === 'settled') lane.shift();
      else if (next === 'returned') dropKey(lane, current.message.key);
      else await pause(next, AbortSignal.any([current.signal, this.#stopping.signal]));
    }
    onEnd();
  }

  async #handle(held: H): Promise<Next> {
    if (held.signal.aborted || this.#stopping.signal.aborted) return 'settled';
    try {
      return await this.#decide(held);
    } catch (error) {
      this.#options.onLost(held, error);
      return 'settled';
    }
  }

  async #decide(held: H): Promise<Next> {
    const { handler, backoffMs, settle } = this.#options;
    const { message, signal } = held;
    if (this.#isDeadly(held)) {
      await settle.dead(held, deadlyReason);
      return 'settled';
    }
    const attempt = held.failures + 1;
    const outcome = await outcomeOf(handler, { message, attempt, signal }, backoffMs);
    if (signal.aborted) return 'settled';
    if (outcome.kind === 'done') {
      await settle.done(held);
      return 'settled';
    }
    held.failures = attempt;
    if (outcome.kind === 'dead') {
      await settle.dead(held, outcome.reason);
      return 'settled';
    }
    return (await settle.retry(held, outcome.pauseMs)) ? outcome.pauseMs : 'returned';
  }

  #isDeadly({ redeliveries, signal }: H): boolean {
    if (redeliveries < suspiciousDeliveries || this.#judged === signal) return false;
    this.#judged = signal;
    return redeliveries >= mostDeliveries;
  }
}

function dropKey(lane: Held[], key: string): void {
  const others = lane.filter(({ message }) => message.key !== key);
  lane.splice(0, lane.length, ...others);
}
