import { deadlyReason, isDeadly, outcomeOf } from './outcome.ts';
import { pause } from './pause.ts';
import type { Handler, Message } from './port.ts';

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
  /** A verdict could not be given: the broker will bring the message again. */
  onLost(error: unknown): void;
}

/** What to do with the lane: on to the next message, none of them any more, or again after a pause in ms. */
type Next = 'settled' | 'returned' | number;

/** Handles messages side by side, those of one key one after the other. */
export class Lanes<H extends Held> {
  readonly #options: LanesOptions<H>;
  readonly #lanes = new Map<string, H[]>();
  readonly #running = new Set<Promise<void>>();
  readonly #waiting: (() => void)[] = [];
  readonly #stopping = new AbortController();
  #free: number;

  constructor(options: LanesOptions<H>) {
    this.#options = options;
    this.#free = options.concurrency;
  }

  /** Behind those of its key. */
  add(held: H): void {
    if (this.#stopping.signal.aborted) return;
    const { key } = held.message;
    const lane = this.#lanes.get(key);
    if (lane !== undefined) {
      lane.push(held);
      return;
    }
    const made = [held];
    this.#lanes.set(key, made);
    const running = this.#run(key, made).finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  /** Begins nothing more; resolves when what is being handled has its verdict. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    for (const wake of this.#waiting.splice(0)) wake();
    await Promise.all(this.#running);
  }

  async #run(key: string, lane: H[]): Promise<void> {
    for (let held = lane[0]; held !== undefined; held = lane[0]) {
      if (this.#stopping.signal.aborted) break;
      await this.#take();
      const next = await this.#handle(held).finally(() => this.#give());
      if (next === 'settled') lane.shift();
      else if (next === 'returned') lane.length = 0;
      else await pause(next, AbortSignal.any([held.signal, this.#stopping.signal]));
    }
    this.#lanes.delete(key);
  }

  async #handle(held: H): Promise<Next> {
    if (held.signal.aborted || this.#stopping.signal.aborted) return 'settled';
    try {
      return await this.#decide(held);
    } catch (error) {
      this.#options.onLost(error);
      return 'settled';
    }
  }

  async #decide(held: H): Promise<Next> {
    const { handler, backoffMs, settle } = this.#options;
    const { message, signal } = held;
    if (isDeadly(held.redeliveries)) {
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

  async #take(): Promise<void> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #give(): void {
    const next = this.#waiting.shift();
    if (next !== undefined) next();
    else this.#free += 1;
  }
}
