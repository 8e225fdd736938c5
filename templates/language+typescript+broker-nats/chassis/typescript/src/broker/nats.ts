import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { BrokerError } from './errors.ts';
import { capabilities } from './gen/capabilities.ts';
import { assertSendable } from './limits.ts';
import { NatsConsumer } from './nats/consumer.ts';
import { NatsDeadLetters } from './nats/dead-letters.ts';
import { translate } from './nats/errors.ts';
import { Link, optionsOf, type Session } from './nats/link.ts';
import {
  deadStreamOf,
  deadSubjectOf,
  durableOf,
  partitionOf,
  partitions,
  publisherOf,
  replaySubjectOf,
  serviceOf,
  streamOf,
  subjectOf,
} from './nats/names.ts';
import { declare } from './nats/topology.ts';
import { toDeadHeaders, toHeaders } from './nats/wire.ts';
import type {
  Broker,
  BrokerOptions,
  DeadLetter,
  DeadLetters,
  Handler,
  Lag,
  Message,
  SubscriptionModel,
  Topology,
} from './port.ts';
import { timely } from './timely.ts';

/** How long what nobody set a limit for may take, in ms. */
const patienceMs = 10_000;

export function open(url: string, options: BrokerOptions): Broker {
  return new NatsBroker(url, options);
}

/** @param url `?replicas=3` keeps each stream on so many servers of a cluster */
export async function provision(url: string, topology: Topology): Promise<void> {
  const replicas = Number(new URL(url).searchParams.get('replicas') ?? 1);
  let connection: Awaited<ReturnType<typeof connect>> | undefined;
  try {
    connection = await connect({ ...optionsOf(url), name: 'provision', timeout: 5_000 });
    assertRecent(connection.info?.version ?? '0.0.0');
    await declare(await jetstreamManager(connection, { timeout: patienceMs }), topology, replicas);
  } catch (error) {
    throw translate(error);
  } finally {
    await connection?.close();
  }
}

/** Consumers of several subjects came with 2.10. */
function assertRecent(version: string): void {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 2 || (major === 2 && minor >= 10)) return;
  throw new BrokerError('refused', {
    detail: `NATS ${version} is too old: 2.10 or newer is needed`,
  });
}

class NatsBroker implements Broker {
  readonly kind = 'nats';
  readonly capabilities = capabilities.nats;
  readonly #options: BrokerOptions;
  readonly #link: Link;
  readonly #consumers = new Set<NatsConsumer>();
  #closed: Promise<void> | undefined;

  constructor(url: string, options: BrokerOptions) {
    this.#options = options;
    this.#link = new Link(url, options);
  }

  async publish(messages: readonly Message[], timeoutMs: number): Promise<void> {
    assertSendable(messages);
    if (messages.length === 0) return;
    await this.#ask(timeoutMs, async (session) => {
      // Keys side by side; the next one of a key when the one before it is stored.
      const keys = Map.groupBy(messages, ({ key }) => key);
      await Promise.all(
        [...keys.values()].map(async (ofKey) => {
          for (const message of ofKey) {
            const subject = subjectOf(message.topic, partitionOf(message.key));
            await store(session, subject, message, timeoutMs, { msgID: message.id });
          }
        }),
      );
    });
  }

  async subscribe(
    subscription: SubscriptionModel,
    concurrency: number,
    handler: Handler,
  ): Promise<NatsConsumer> {
    const consumer = new NatsConsumer({
      link: this.#link,
      options: this.#options,
      subscription,
      concurrency,
      handler,
      bury: (session, letter) => bury(session, subscription.name, letter),
    });
    this.#consumers.add(consumer);
    return consumer;
  }

  deadLetters(subscription: string): DeadLetters {
    return new NatsDeadLetters({
      subscription,
      session: () => timely(this.#link.session(), patienceMs),
      replay: (session, message) => {
        const subject = replaySubjectOf(subscription, partitionOf(message.key));
        return store(session, subject, message, patienceMs);
      },
    });
  }

  lag(subscription: string): Promise<Lag> {
    const stream = streamOf(publisherOf(subscription));
    return this.#ask(patienceMs, async ({ connection }) => {
      const manager = await jetstreamManager(connection, { checkAPI: false });
      const infos = await Promise.all(
        partitions.map((partition) =>
          manager.consumers.info(stream, durableOf(subscription, partition)),
        ),
      );
      const filter = deadSubjectOf(subscription, '*');
      const dead = await manager.streams.info(deadStreamOf(serviceOf(subscription)), {
        subjects_filter: filter,
      });
      return {
        waiting: infos.reduce((sum, info) => sum + info.num_pending + info.num_ack_pending, 0),
        dead: Object.keys(dead.state.subjects ?? {}).length,
      };
    });
  }

  async ping(timeoutMs: number): Promise<void> {
    await this.#ask(timeoutMs, ({ connection }) => connection.flush());
  }

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    await Promise.all([...this.#consumers].map((consumer) => consumer.stop()));
    await this.#link.close();
  }

  async #ask<T>(timeoutMs: number, work: (session: Session) => Promise<T>): Promise<T> {
    try {
      // Nothing is begun later than that: it would come after what is published then.
      const session = await timely(this.#link.session(), timeoutMs);
      return await timely(work(session), timeoutMs);
    } catch (error) {
      throw translate(error);
    }
  }
}

async function store(
  { js }: Session,
  subject: string,
  message: Message,
  timeoutMs: number,
  options: { msgID?: string } = {},
): Promise<void> {
  const headers = toHeaders(message);
  await js.publish(subject, message.data, { ...options, headers, timeout: timeoutMs });
}

async function bury({ js }: Session, subscription: string, letter: DeadLetter): Promise<void> {
  const { message } = letter;
  await js.publish(deadSubjectOf(subscription, message.id), message.data, {
    headers: toDeadHeaders(letter),
    timeout: patienceMs,
  });
}
