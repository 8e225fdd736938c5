import { setImmediate as turn } from 'node:timers/promises';
import type { Channel, Connection, Envelope } from 'rabbitmq-client';
import { BrokerError } from '../errors.ts';
import { timely } from '../timely.ts';
import { translate } from './errors.ts';

type Outgoing = readonly [Envelope, string];

interface Opened {
  channel: Channel;
  /** Ids of messages that no queue took. */
  returned: Set<string>;
}

/** A channel with publisher confirms: what is published in order is stored in order. */
export class Publisher {
  readonly #connection: Connection;
  #opened: Promise<Opened> | undefined;
  /** Ids of what was stored beside what no queue took: they are not stored once more. */
  #stored: ReadonlySet<string> = new Set();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /**
   * Resolves when queues have stored all of them. A message for no queue is one too many: whoever wants
   * none has a queue that throws away. Queues that are gone would else be missed by nobody.
   * @throws BrokerError
   */
  async publish(messages: readonly Outgoing[], timeoutMs: number): Promise<void> {
    this.#opened ??= this.#open();
    const opening = this.#opened;
    const givenUp = new AbortController();
    try {
      const waiting = messages.filter((each) => !this.#stored.has(idOf(each)));
      const returned = await timely(send(opening, waiting, givenUp.signal), timeoutMs);
      if (returned.length > 0) {
        const [[{ routingKey }]] = returned as [Outgoing];
        const lost = new Set(returned.map(idOf));
        this.#stored = new Set(messages.map(idOf).filter((id) => !lost.has(id)));
        throw new BrokerError('refused', { detail: `no queue takes '${routingKey}'` });
      }
    } catch (error) {
      // What was sent on this channel may still arrive; what comes next takes another one.
      givenUp.abort();
      this.#forget(opening);
      opening.then(({ channel }) => channel.close()).catch(() => {});
      throw translate(error);
    }
  }

  async close(): Promise<void> {
    const opened = await this.#opened?.catch(() => undefined);
    await opened?.channel.close();
  }

  #open(): Promise<Opened> {
    const opening = this.#connection
      .acquire({ emitErrorsFromChannel: true })
      .then(async (channel) => {
        const returned = new Set<string>();
        channel.on('error', () => {});
        channel.on('close', () => this.#forget(opening));
        channel.on('basic.return', ({ messageId = '' }) => returned.add(messageId));
        await channel.confirmSelect();
        return { channel, returned };
      });
    return opening;
  }

  /** Unless another one has taken its place. */
  #forget(opening: Promise<Opened>): void {
    if (this.#opened === opening) this.#opened = undefined;
  }
}

/**
 * Sends nothing once it is given up: the channel may be had long after that.
 * @returns what no queue took
 */
async function send(
  opening: Promise<Opened>,
  messages: readonly Outgoing[],
  givenUp: AbortSignal,
): Promise<Outgoing[]> {
  const { channel, returned } = await opening;
  givenUp.throwIfAborted();
  const confirmed = messages.map(([envelope, data]) =>
    channel.basicPublish({ ...envelope, mandatory: true }, Buffer.from(data)),
  );
  // One that is refused closes the channel: its reason is the one to tell.
  for (const result of await Promise.allSettled(confirmed)) {
    if (result.status === 'rejected') throw result.reason;
  }
  // What is returned is confirmed after that, and told after it.
  await turn();
  return messages.filter((each) => returned.delete(idOf(each)));
}

const idOf = ([{ messageId = '' }]: Outgoing): string => messageId;
