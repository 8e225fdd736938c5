import { Connection } from 'rabbitmq-client';
import { capabilities } from './gen/capabilities.ts';
import { assertSendable } from './limits.ts';
import type {
  Broker,
  BrokerOptions,
  DeadLetters,
  Handler,
  Lag,
  Message,
  SubscriptionModel,
  Topology,
} from './port.ts';
import { RabbitmqConsumer } from './rabbitmq/consumer.ts';
import { RabbitmqDeadLetters } from './rabbitmq/dead-letters.ts';
import { translate } from './rabbitmq/errors.ts';
import { deadOf, deadQueueOf, eventsOf, serviceOf } from './rabbitmq/names.ts';
import { Publisher } from './rabbitmq/publisher.ts';
import { declare } from './rabbitmq/topology.ts';
import { toDeadEnvelope, toEnvelope } from './rabbitmq/wire.ts';
import { timely } from './timely.ts';

/** How long what nobody set a limit for may take, in ms. */
const patienceMs = 10_000;

export function open(url: string, options: BrokerOptions): Broker {
  return new RabbitmqBroker(url, options);
}

export async function provision(url: string, topology: Topology): Promise<void> {
  const connection = connect(url, 'provision');
  // Refused for good, as a password that is wrong, the client would try for ever.
  const failed = new Promise<never>((_, reject) => connection.on('error', reject));
  try {
    const work = async () => {
      const channel = await connection.acquire({ emitErrorsFromChannel: true });
      channel.on('error', () => {});
      await declare(channel, topology);
      await channel.close();
    };
    await timely(Promise.race([work(), failed]), 60_000);
  } catch (error) {
    throw translate(error);
  } finally {
    connection.unsafeDestroy();
  }
}

function connect(url: string, name: string): Connection {
  return new Connection({
    url,
    connectionName: name,
    // Pauses between attempts: random, growing from one to the other.
    retryLow: 100,
    retryHigh: 5_000,
    connectionTimeout: 5_000,
    acquireTimeout: 2_000,
    heartbeat: 10,
  });
}

/** A server that does not answer is not waited for. */
async function end(connection: Connection): Promise<void> {
  await timely(connection.close(), 2_000).catch(() => connection.unsafeDestroy());
}

class RabbitmqBroker implements Broker {
  readonly kind = 'rabbitmq';
  readonly capabilities = capabilities.rabbitmq;
  readonly #url: string;
  readonly #options: BrokerOptions;
  readonly #consumers = new Map<string, RabbitmqConsumer[]>();
  /** One for each subscription, since its readers take turns. */
  readonly #deadLetters = new Map<string, DeadLetters>();
  #connections: { publishing: Connection; consuming: Connection; publisher: Publisher } | undefined;
  #closed: Promise<void> | undefined;

  constructor(url: string, options: BrokerOptions) {
    this.#url = url;
    this.#options = options;
  }

  async publish(messages: readonly Message[], timeoutMs: number): Promise<void> {
    assertSendable(messages);
    const sent = messages.map((message): [ReturnType<typeof toEnvelope>, string] => {
      const exchange = eventsOf(serviceOf(message.topic));
      return [{ ...toEnvelope(message), exchange }, message.data];
    });
    if (sent.length > 0) await this.#open().publisher.publish(sent, timeoutMs);
  }

  async subscribe(
    subscription: SubscriptionModel,
    concurrency: number,
    handler: Handler,
  ): Promise<RabbitmqConsumer> {
    const { consuming, publisher } = this.#open();
    const { name, service } = subscription;
    const consumer = new RabbitmqConsumer({
      connection: consuming,
      options: this.#options,
      subscription,
      concurrency,
      handler,
      bury: (letter) => {
        const envelope = { ...toDeadEnvelope(letter, name), exchange: deadOf(service) };
        return publisher.publish([[envelope, letter.message.data]], patienceMs);
      },
    });
    this.#consumers.set(name, [...(this.#consumers.get(name) ?? []), consumer]);
    return consumer;
  }

  deadLetters(subscription: string): DeadLetters {
    const { publishing, publisher } = this.#open();
    const letters =
      this.#deadLetters.get(subscription) ??
      new RabbitmqDeadLetters(
        publishing,
        (envelope, data) => publisher.publish([[envelope, data]], patienceMs),
        subscription,
      );
    this.#deadLetters.set(subscription, letters);
    return letters;
  }

  async lag(subscription: string): Promise<Lag> {
    const count = async (queue: string) => {
      const { messageCount } = await this.#open().publishing.queueDeclare({ queue, passive: true });
      return messageCount;
    };
    try {
      const [ready, dead] = await timely(
        Promise.all([count(subscription), count(deadQueueOf(subscription))]),
        patienceMs,
      );
      // The broker tells only of those that nobody has.
      const ours = this.#consumers.get(subscription) ?? [];
      return { waiting: ours.reduce((sum, { unsettled }) => sum + unsettled, ready), dead };
    } catch (error) {
      throw translate(error);
    }
  }

  async ping(timeoutMs: number): Promise<void> {
    try {
      const { publishing } = this.#open();
      const answered = publishing.acquire().then((channel) => channel.close());
      await timely(answered, timeoutMs);
    } catch (error) {
      throw translate(error);
    }
  }

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    await Promise.all([...this.#consumers.values()].flat().map((consumer) => consumer.stop()));
    if (this.#connections === undefined) return;
    const { publishing, consuming, publisher } = this.#connections;
    await publisher.close();
    await Promise.all([end(publishing), end(consuming)]);
  }

  /** Two connections: one that the broker slows down while it is short of memory, and one that goes on. */
  #open() {
    if (this.#connections !== undefined) return this.#connections;
    const { name, log } = this.#options;
    const publishing = connect(this.#url, `${name} (publishing)`);
    const consuming = connect(this.#url, `${name} (consuming)`);
    for (const connection of [publishing, consuming]) {
      connection.on('error', (error) =>
        log.warn({ err: error }, 'a connection to the broker broke'),
      );
    }
    this.#connections = { publishing, consuming, publisher: new Publisher(publishing) };
    return this.#connections;
  }
}
