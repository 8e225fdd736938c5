import type { Consumer as Durable, JsMsg } from '@nats-io/jetstream';
import { Backoff } from '../backoff.ts';
import { mostDeliveries } from '../limits.ts';
import { deadlyReason, outcomeOf } from '../outcome.ts';
import { pause } from '../pause.ts';
import type { BrokerOptions, Consumer, DeadLetter, Handler, SubscriptionModel } from '../port.ts';
import { Slots } from '../slots.ts';
import { translate } from './errors.ts';
import type { Link, Session } from './link.ts';
import { durableOf, partitions, publisherOf, streamOf } from './names.ts';
import { silenceMs } from './topology.ts';
import { toMessage } from './wire.ts';

export interface ConsumerParts {
  link: Link;
  options: BrokerOptions;
  subscription: SubscriptionModel;
  concurrency: number;
  handler: Handler;
  /** Stores a dead letter; resolves when the broker has it. */
  bury(session: Session, letter: DeadLetter): Promise<void>;
}

/** A subscription in one process, which shares its partitions, message by message, with others. */
export class NatsConsumer implements Consumer {
  readonly #parts: ConsumerParts;
  readonly #slots: Slots;
  readonly #stopping = new AbortController();
  readonly #life: Promise<void>;

  constructor(parts: ConsumerParts) {
    this.#parts = parts;
    this.#slots = new Slots(parts.concurrency);
    this.#life = this.#live();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#life;
  }

  async #live(): Promise<void> {
    const { link, options, subscription } = this.#parts;
    const stopping = this.#stopping.signal;
    const stopped = new Promise<undefined>((resolve) => {
      stopping.addEventListener('abort', () => resolve(undefined));
    });
    const backoff = new Backoff();
    let away = false;
    while (!stopping.aborted) {
      try {
        const session = await Promise.race([link.session(), stopped]);
        if (session === undefined) break;
        await this.#consume(session, () => {
          if (away) options.log.info({ subscription: subscription.name }, 'consuming again');
          away = false;
          backoff.reset();
        });
      } catch (error) {
        const err = translate(error);
        if (!away)
          options.log.warn({ err, subscription: subscription.name }, 'cannot consume for now');
        away = true;
      }
      await pause(backoff.next(), stopping);
    }
  }

  /** Until the consumer stops, in good order, or the connection is lost. */
  async #consume(session: Session, onBegun: () => void): Promise<void> {
    const { name } = this.#parts.subscription;
    const stream = streamOf(publisherOf(name));
    const durables = await Promise.all(
      partitions.map((partition) => session.js.consumers.get(stream, durableOf(name, partition))),
    );
    onBegun();
    const failed = new AbortController();
    const end = AbortSignal.any([this.#stopping.signal, session.signal, failed.signal]);
    const pulls = durables.map((durable) =>
      this.#pull(durable, session, end).catch((error) => failed.abort(error)),
    );
    await Promise.all(pulls);
    failed.signal.throwIfAborted();
    session.signal.throwIfAborted();
    // The server has every verdict before it answers.
    await session.connection.flush();
  }

  async #pull(durable: Durable, session: Session, end: AbortSignal): Promise<void> {
    while (!end.aborted) {
      const messages = await durable.fetch({ max_messages: 1_000, expires: 30_000 });
      const close = () => void messages.close();
      end.addEventListener('abort', close);
      if (end.aborted) close();
      try {
        for await (const message of messages) await this.#take(message, session);
      } finally {
        end.removeEventListener('abort', close);
      }
    }
  }

  async #take(received: JsMsg, session: Session): Promise<void> {
    const working = setInterval(() => received.working(), silenceMs / 3);
    try {
      await this.#slots.use(() => this.#handle(received, session));
    } finally {
      clearInterval(working);
    }
  }

  async #handle(received: JsMsg, session: Session): Promise<void> {
    const { backoffMs } = this.#parts.subscription;
    const { signal } = session;
    if (signal.aborted) return;
    if (this.#stopping.signal.aborted) {
      received.nak();
      return;
    }
    const message = toMessage(received);
    const attempt = received.info.deliveryCount;
    const outcome =
      attempt > backoffMs.length + mostDeliveries
        ? ({ kind: 'dead', reason: deadlyReason } as const)
        : await outcomeOf(this.#parts.handler, { message, attempt, signal }, backoffMs);
    if (signal.aborted) return;
    if (outcome.kind === 'done') received.ack();
    else if (outcome.kind === 'retry') received.nak(outcome.pauseMs);
    else
      await this.#bury(received, session, { message, reason: outcome.reason, attempts: attempt });
  }

  async #bury(
    received: JsMsg,
    session: Session,
    letter: Omit<DeadLetter, 'failedAt'>,
  ): Promise<void> {
    try {
      await this.#parts.bury(session, { ...letter, failedAt: new Date().toISOString() });
      received.ack();
    } catch (error) {
      this.#parts.options.log.warn({ err: translate(error) }, 'a dead letter was not stored');
      received.nak(1_000);
    }
  }
}
