import type { Delivery, Message, Verdict } from '../broker/port.ts';
import type { Values } from '../data/columns.ts';
import { Rejection } from '../events/rejection.ts';
import type { Logger } from '../log.ts';
import type { Opened } from '../resource.ts';
import type { Store, Tx } from '../store/port.ts';
import { runInside } from '../telemetry/tracing.ts';
import { addressee } from './addressee.ts';
import type { Arrival, Effect } from './effect.ts';
import type { Gate } from './gate.ts';
import { Group } from './group.ts';
import { Inbox } from './inbox.ts';
import type { Subscription } from './model.ts';
import type { MessageObserver, Processing } from './observe.ts';
import { hasSiblings, occurrenceOf } from './occurrence.ts';
import { isStoreAway, type Outcome, outcomeOf, verdictOf } from './outcome.ts';
import { eventOf, reader, Unreadable } from './read.ts';

export interface ConsumerOptions {
  store: Store;
  /** What the effects use beside it. */
  resources: Pick<Opened, 'get'>;
  observer: MessageObserver;
  gate: Gate;
  /** What one transaction may take, in ms. */
  timeoutMs: number;
  /** Aborted when the process goes down. */
  stopping: AbortSignal;
  /** Told of each event that had its effect, by when it happened. */
  onApplied(event: string, time: string | undefined): void;
}

/** Messages of one transaction at most; the statements for each size are prepared once. */
const mostTogether = 32;

/** Takes deliveries of a subscription to their verdicts (SPEC.md, CON). */
export class MessageConsumer {
  readonly #name: string;
  readonly #options: ConsumerOptions;
  readonly #events: ReadonlyMap<string, Consumed>;
  readonly #inbox: Inbox;
  readonly #group: Group<Job, PromiseSettledResult<boolean>>;

  constructor({ model, events }: Subscription, options: ConsumerOptions) {
    this.#name = model.name;
    this.#options = options;
    this.#inbox = new Inbox(model.name);
    this.#group = new Group(mostTogether, (jobs) => this.#together(jobs));
    this.#events = new Map(
      events.flatMap(({ name, formerly, schema, effects }): [string, Consumed][] => {
        const shares = effects.every((effect) => effect.shares);
        const consumed = { name, read: reader(schema, formerly?.members), effects, shares };
        const names = formerly === undefined ? [name] : [name, formerly.name];
        return names.map((called) => [called, consumed]);
      }),
    );
  }

  async handle(delivery: Delivery): Promise<Verdict> {
    const { topic } = delivery.message;
    const event = this.#events.get(eventOf(topic));
    // A topic that nobody here knows is none that telemetry may name.
    const named = event === undefined ? '_OTHER' : topic;
    const processing = this.#options.observer.begin(this.#name, named, delivery);
    const outcome = await runInside(processing.span, () =>
      this.#process(delivery, event, processing),
    );
    processing.finish(outcome);
    return verdictOf(outcome);
  }

  async #process(
    delivery: Delivery,
    event: Consumed | undefined,
    processing: Processing,
  ): Promise<Outcome> {
    const { message, signal } = delivery;
    if (addressee(message) !== undefined && addressee(message) !== this.#name) {
      return { kind: 'ignored' };
    }
    if (event === undefined) {
      // Subscribed to for a later build, which is about to come; this one knows it by another name.
      if (hasSiblings(message)) return { kind: 'ignored' };
      return outcomeOf(new Unreadable(`nothing here consumes ${message.topic}`));
    }
    for (;;) {
      try {
        const payload = await this.#read(event, message);
        if (payload === undefined) return { kind: 'duplicate' };
        const job = { event, arrival: this.#arrival(delivery, payload, processing) };
        const isNew = await (event.shares ? this.#joined(job) : this.#alone(job));
        if (isNew) this.#options.onApplied(event.name, message.attributes.time);
        return { kind: isNew ? 'done' : 'duplicate' };
      } catch (error) {
        const given = AbortSignal.any([signal, this.#options.stopping]);
        if (!isStoreAway(error) || given.aborted) return outcomeOf(error);
        await this.#options.gate.wait(given);
      }
    }
  }

  /** Undefined where it is of no use here, and what it tells of has had its effect by another message. */
  async #read({ read }: Consumed, message: Message): Promise<Values | undefined> {
    try {
      return read(message.data);
    } catch (error) {
      const { store } = this.#options;
      if (hasSiblings(message) && (await this.#inbox.knows(store, occurrenceOf(message)))) {
        return undefined;
      }
      throw error;
    }
  }

  #arrival({ message, signal }: Delivery, payload: Values, processing: Processing): Arrival {
    const { store, resources } = this.#options;
    const now = new Date();
    return {
      message,
      payload,
      now,
      signal,
      store,
      span: processing.span,
      opened: (resource) => resources.get(resource),
      get log(): Logger {
        return processing.log;
      },
    };
  }

  /** One transaction for several messages; where it fails, each shows whether it was its fault. */
  async #together(jobs: readonly Job[]): Promise<PromiseSettledResult<boolean>[]> {
    if (jobs.length > 1) {
      try {
        const isNew = await this.#transact((tx) => this.#apply(tx, jobs));
        return isNew.map((value) => ({ status: 'fulfilled', value }));
      } catch (error) {
        if (isStoreAway(error)) throw error;
      }
    }
    return Promise.allSettled(jobs.map((job) => this.#alone(job)));
  }

  async #joined(job: Job): Promise<boolean> {
    const result = await this.#group.add(job);
    if (result.status === 'rejected') throw result.reason;
    return result.value;
  }

  async #alone(job: Job): Promise<boolean> {
    try {
      const leading = effectsOf(job.event, job.arrival).find(({ lead }) => lead !== undefined);
      if (leading !== undefined) return await this.#led(job, leading);
      const [isNew = false] = await this.#transact((tx) => this.#apply(tx, [job]));
      return isNew;
    } catch (error) {
      if (await this.#refused(error, job)) return true;
      throw error;
    }
  }

  /** One effect decides when the transaction begins: before it, it asks others. */
  async #led(job: Job, effect: Effect): Promise<boolean> {
    const { arrival } = job;
    // Nobody is asked about what had its effect.
    if (await this.#inbox.knows(this.#options.store, occurrenceOf(arrival.message))) return false;
    let isNew = false;
    await effect.lead?.(arrival, (work) =>
      this.#transact(async (tx) => {
        [isNew = false] = await this.#apply(tx, [job], { effect, work });
      }),
    );
    return isNew;
  }

  /**
   * The inbox rows and the effects of those that are new.
   * @param leading what one effect does in place of its `apply`
   */
  async #apply(tx: Tx, jobs: readonly Job[], leading?: Leading): Promise<boolean[]> {
    const ids = jobs.map(({ arrival }) => occurrenceOf(arrival.message));
    const fresh = await this.#inbox.remember(tx, ids, new Date());
    // Of several messages of the same, the first one.
    const isNew = ids.map((id, index) => fresh.has(id) && ids.indexOf(id) === index);
    const byEffect = new Map<Effect, Arrival[]>();
    jobs.forEach(({ event, arrival }, index) => {
      if (!isNew[index]) return;
      for (const effect of effectsOf(event, arrival)) {
        const arrivals = byEffect.get(effect);
        if (arrivals === undefined) byEffect.set(effect, [arrival]);
        else arrivals.push(arrival);
      }
    });
    for (const [effect, arrivals] of byEffect) {
      await (effect === leading?.effect ? leading.work(tx) : effect.apply(tx, arrivals));
    }
    return isNew;
  }

  /** A refusal that is an answer: with it, the message is done. */
  async #refused(error: unknown, { event, arrival }: Job): Promise<boolean> {
    if (!(error instanceof Rejection)) return false;
    let isAnswered = false;
    await this.#transact(async (tx) => {
      isAnswered = false;
      for (const { refused } of event.effects) {
        isAnswered ||= (await refused?.(error, tx, arrival)) === true;
      }
      if (isAnswered) {
        await this.#inbox.remember(tx, [occurrenceOf(arrival.message)], arrival.now);
      }
    });
    return isAnswered;
  }

  #transact<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const { store, timeoutMs } = this.#options;
    return store.transaction(work, { timeoutMs });
  }
}

/** A message that tells one subscription of a row is no event: nothing has happened but to copies. */
function effectsOf({ effects }: Consumed, { message }: Arrival): readonly Effect[] {
  if (addressee(message) === undefined) return effects;
  return effects.filter(({ replica }) => replica !== undefined);
}

interface Consumed {
  name: string;
  read: (data: string) => Values;
  effects: readonly Effect[];
  /** All of its effects do. */
  shares: boolean;
}

interface Job {
  event: Consumed;
  arrival: Arrival;
}

interface Leading {
  effect: Effect;
  work(tx: Tx): Promise<void>;
}
