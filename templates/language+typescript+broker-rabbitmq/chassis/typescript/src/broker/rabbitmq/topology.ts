import type { Channel } from 'rabbitmq-client';
import type { Topology } from '../port.ts';
import { deadOf, deadQueueOf, eventsOf, replaysOf, serviceOf, unheard } from './names.ts';

/** Replicated by Raft, on disk. The broker throws nothing away: attempts are counted here. */
const quorum = { 'x-queue-type': 'quorum' as const, 'x-delivery-limit': 1_000_000_000 };

/** A message may wait for its next attempt with its consumer; in ms. Needs RabbitMQ 3.12. */
const longestHold = { 'x-consumer-timeout': 7 * 86_400_000 };

/** Keeps nothing. With it each topic has a queue, and one without is a queue that was lost. */
const bin = { 'x-max-length': 0 };

export async function declare(channel: Channel, topology: Topology): Promise<void> {
  await channel.queueDeclare({ queue: unheard, durable: true, arguments: bin });
  const heard = new Set(topology.subscriptions.flatMap(({ topics }) => topics));
  for (const { service, topics } of topology.publishers) {
    await exchange(channel, eventsOf(service));
    for (const topic of topics) {
      if (!heard.has(topic)) await bind(channel, eventsOf(service), unheard, topic);
    }
  }
  for (const { name, service, topics } of topology.subscriptions) {
    await exchange(channel, deadOf(service));
    await exchange(channel, replaysOf(service));
    await channel.queueDeclare({
      queue: name,
      durable: true,
      arguments: { ...quorum, ...longestHold, 'x-single-active-consumer': true },
    });
    await channel.queueDeclare({ queue: deadQueueOf(name), durable: true, arguments: quorum });
    await bind(channel, deadOf(service), deadQueueOf(name), name);
    await bind(channel, replaysOf(service), name, name);
    for (const topic of topics) {
      const source = eventsOf(serviceOf(topic));
      await exchange(channel, source);
      await bind(channel, source, name, topic);
      await channel.queueUnbind({ exchange: source, queue: unheard, routingKey: topic });
    }
  }
}

async function exchange(channel: Channel, name: string): Promise<void> {
  await channel.exchangeDeclare({ exchange: name, type: 'direct', durable: true });
}

async function bind(channel: Channel, from: string, queue: string, key: string): Promise<void> {
  await channel.queueBind({ exchange: from, queue, routingKey: key });
}
