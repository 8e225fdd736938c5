import type { Channel, Connection, Envelope } from 'rabbitmq-client';
import { timely } from '../timely.ts';
import { translate } from './errors.ts';

/** A channel with publisher confirms: what is published in order is stored in order. */
export class Publisher {
  readonly #connection: Connection;
  #channel: Promise<Channel> | undefined;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /**
   * Resolves when the broker has stored all of them.
   * @throws BrokerError
   */
  async publish(messages: readonly [Envelope, string][], timeoutMs: number): Promise<void> {
    this.#channel ??= this.#open();
    const opening = this.#channel;
    const givenUp = new AbortController();
    try {
      await timely(send(opening, messages, givenUp.signal), timeoutMs);
    } catch (error) {
      // What was sent on this channel may still arrive; what comes next takes another one.
      givenUp.abort();
      this.#forget(opening);
      opening.then((channel) => channel.close()).catch(() => {});
      throw translate(error);
    }
  }

  async close(): Promise<void> {
    const channel = await this.#channel?.catch(() => undefined);
    await channel?.close();
  }

  #open(): Promise<Channel> {
    const opening = this.#connection
      .acquire({ emitErrorsFromChannel: true })
      .then(async (channel) => {
        channel.on('error', () => {});
        channel.on('close', () => this.#forget(opening));
        await channel.confirmSelect();
        return channel;
      });
    return opening;
  }

  /** Unless another one has taken its place. */
  #forget(opening: Promise<Channel>): void {
    if (this.#channel === opening) this.#channel = undefined;
  }
}

/** Sends nothing once it is given up: the channel may be had long after that. */
async function send(
  opening: Promise<Channel>,
  messages: readonly [Envelope, string][],
  givenUp: AbortSignal,
): Promise<void> {
  const channel = await opening;
  givenUp.throwIfAborted();
  const confirmed = messages.map(([envelope, data]) =>
    channel.basicPublish(envelope, Buffer.from(data)),
  );
  // One that is refused closes the channel: its reason is the one to tell.
  for (const result of await Promise.allSettled(confirmed)) {
    if (result.status === 'rejected') throw result.reason;
  }
}
