import type { Channel, Connection, Envelope } from 'rabbitmq-client';
import { BrokerError } from '../errors.ts';
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
    let used: Channel | undefined;
    const send = async () => {
      this.#channel ??= this.#open();
      const channel = await this.#channel;
      used = channel;
      if (!channel.active) throw new BrokerError('unavailable');
      const confirmed = messages.map(([envelope, data]) =>
        channel.basicPublish(envelope, Buffer.from(data)),
      );
      // One that is refused closes the channel: its reason is the one to tell.
      const [refusal] = (await Promise.allSettled(confirmed)).filter(
        ({ status }) => status === 'rejected',
      ) as PromiseRejectedResult[];
      if (refusal !== undefined) throw refusal.reason;
    };
    try {
      await timely(send(), timeoutMs);
    } catch (error) {
      // What was sent on this channel may still arrive; what comes next takes another one.
      this.#channel = undefined;
      void used?.close();
      throw translate(error);
    }
  }

  async close(): Promise<void> {
    const channel = await this.#channel?.catch(() => undefined);
    await channel?.close();
  }

  async #open(): Promise<Channel> {
    const channel = await this.#connection.acquire({ emitErrorsFromChannel: true });
    channel.on('error', () => {});
    await channel.confirmSelect();
    return channel;
  }
}
