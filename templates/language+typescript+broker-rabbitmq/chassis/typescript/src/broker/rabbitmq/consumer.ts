import type { AsyncMessage, Channel, Connection } from 'rabbitmq-client';
import { Backoff } from '../backoff.ts';
import { BrokerError } from '../errors.ts';
import { type Held, Lanes } from '../lanes.ts';
import { pause } from '../pause.ts';
import type { BrokerOptions, Consumer, DeadLetter, Handler, SubscriptionModel } from '../port.ts';
import { translate } from './errors.ts';
import { redeliveriesOf, toMessage } from './wire.ts';

interface Delivered extends Held {
  readonly tag: number;
  readonly session: Session;
}

/** A channel that consumes: what came over it is ours as long as it is open. */
class Session {
  readonly channel: Channel;
  readonly #lost = new AbortController();
  readonly ended: Promise<void>;

  constructor(channel: Channel) {
    this.channel = channel;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.ended = promise;
    this.signal.addEventListener('abort', () => resolve());
    channel.on('error', (error) => this.lose(error));
    channel.on('close', () => this.lose(new BrokerError('unavailable')));
    channel.on('basic.cancel', (_tag, error) => this.lose(error));
  }

  get signal(): AbortSignal {
    return this.#lost.signal;
  }

  lose(error: unknown): void {
    this.#lost.abort(error);
  }
}

export interface ConsumerParts {
  connection: Connection;
  options: BrokerOptions;
  subscription: SubscriptionModel;
  concurrency: number;
  handler: Handler;
  /** Stores a dead letter; resolves when the broker has it. */
  bury(letter: DeadLetter): Promise<void>;
}

/**
 * A subscription in one process. The broker gives it to one consumer at a time, and what that one
 * had to the next, in order.
 */
export class RabbitmqConsumer implements Consumer {
  readonly #parts: ConsumerParts;
  /** Messages that are taken ahead. */
  readonly #window: number;
  readonly #lanes: Lanes<Delivered>;
  readonly #stopping = new AbortController();
  readonly #life: Promise<void>;
  #unsettled = 0;

  constructor(parts: ConsumerParts) {
    this.#parts = parts;
    this.#window = Math.min(Math.max(parts.concurrency * 8, 32), 256);
    this.#lanes = new Lanes<Delivered>({
      concurrency: parts.concurrency,
      backoffMs: parts.subscription.backoffMs,
      handler: parts.handler,
      settle: {
        done: (delivered) => this.#acknowledge(delivered),
        dead: async (delivered, reason) => {
          const { message, failures: attempts } = delivered;
          await parts.bury({ message, reason, attempts, failedAt: new Date().toISOString() });
          this.#acknowledge(delivered);
        },
        retry: () => true,
      },
      onLost: ({ session }, error) => session.lose(error),
    });
    this.#life = this.#live();
  }

  /** Messages that this process has and that have no verdict. */
  get unsettled(): number {
    return this.#unsettled;
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#life;
  }

  async #live(): Promise<void> {
    const { options, subscription } = this.#parts;
    const stopping = this.#stopping.signal;
    const backoff = new Backoff();
    let away = false;
    while (!stopping.aborted) {
      try {
        await this.#consume(() => {
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
    await this.#lanes.stop();
  }

  /** Until the consumer stops, in good order, or the channel is lost. */
  async #consume(onBegun: () => void): Promise<void> {
    const channel = await this.#parts.connection.acquire({ emitErrorsFromChannel: true });
    const session = new Session(channel);
    const queue = this.#parts.subscription.name;
    const stopping = Promise.withResolvers<void>();
    const stop = () => stopping.resolve();
    this.#stopping.signal.addEventListener('abort', stop);
    try {
      if (this.#stopping.signal.aborted) return;
      this.#unsettled = 0;
      await channel.basicQos({ prefetchCount: this.#window });
      const { consumerTag } = await channel.basicConsume({ queue }, (message) =>
        this.#receive(message, session),
      );
      onBegun();
      await Promise.race([stopping.promise, session.ended]);
      session.signal.throwIfAborted();
      await channel.basicCancel(consumerTag);
      await this.#lanes.stop();
    } finally {
      this.#stopping.signal.removeEventListener('abort', stop);
      // The broker has read every verdict before it answers, and keeps what has none.
      await channel.close();
    }
  }

  #receive(received: AsyncMessage, session: Session): void {
    this.#unsettled += 1;
    this.#lanes.add({
      message: toMessage(received),
      failures: 0,
      redeliveries: redeliveriesOf(received),
      signal: session.signal,
      session,
      tag: received.deliveryTag,
    });
  }

  #acknowledge({ session, tag }: Delivered): void {
    if (session.signal.aborted) return;
    session.channel.basicAck({ deliveryTag: tag });
    this.#unsettled -= 1;
  }
}
