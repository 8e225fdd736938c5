import type { ConsumerConfig, JetStreamManager, StreamConfig } from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import { capabilities } from '../gen/capabilities.ts';
import type { SubscriptionModel, Topology } from '../port.ts';
import { isMissingConsumer, isMissingStream } from './errors.ts';
import {
  deadStreamOf,
  deadSubjectsOf,
  durableOf,
  partitions,
  publisherOf,
  replaySubjectOf,
  serviceOf,
  streamOf,
  subjectOf,
  subjectsOf,
} from './names.ts';

/** How long a stream has a message, handled or not, in ms. */
const keptMs = 14 * 86_400_000;

/** A message whose consumer has been silent for so long is given to another one, in ms. */
export const silenceMs = 10_000;

/** @param replicas of the streams, in a cluster */
export async function declare(
  manager: JetStreamManager,
  { publishers, subscriptions }: Topology,
  replicas: number,
): Promise<void> {
  const ofTopics = subscriptions.flatMap(({ topics }) => topics).map(serviceOf);
  for (const publisher of new Set([...publishers.map(({ service }) => service), ...ofTopics])) {
    await stream(manager, {
      name: streamOf(publisher),
      subjects: subjectsOf(publisher),
      max_age: nanos(keptMs),
      duplicate_window: nanos(capabilities.nats.deduplicatesForMs),
      num_replicas: replicas,
    });
  }
  for (const service of new Set(subscriptions.map(({ service }) => service))) {
    await stream(manager, {
      name: deadStreamOf(service),
      subjects: deadSubjectsOf(service),
      max_msgs_per_subject: 1,
      num_replicas: replicas,
    });
  }
  for (const subscription of subscriptions) {
    await Promise.all(partitions.map((partition) => consumer(manager, subscription, partition)));
  }
}

async function stream(
  manager: JetStreamManager,
  config: Partial<StreamConfig> & { name: string },
): Promise<void> {
  try {
    await manager.streams.info(config.name);
  } catch (error) {
    if (!isMissingStream(error)) throw error;
    await manager.streams.add({ storage: 'file', retention: 'limits', ...config });
    return;
  }
  await manager.streams.update(config.name, config);
}

// One message at a time: the next one of the partition is given out when this one has its verdict,
// to whichever replica asks.
async function consumer(
  manager: JetStreamManager,
  { name, topics, history = false }: SubscriptionModel,
  partition: number,
): Promise<void> {
  const stream = streamOf(publisherOf(name));
  const durable = durableOf(name, partition);
  const wanted = [
    ...topics.map((topic) => subjectOf(topic, partition)),
    replaySubjectOf(name, partition),
  ];
  const config: Partial<ConsumerConfig> = {
    ack_wait: nanos(silenceMs),
    max_ack_pending: 1,
    max_deliver: -1,
  };
  try {
    const { filter_subjects = [] } = (await manager.consumers.info(stream, durable)).config;
    const all = [...new Set([...filter_subjects, ...wanted])];
    await manager.consumers.update(stream, durable, { ...config, filter_subjects: all });
  } catch (error) {
    if (!isMissingConsumer(error)) throw error;
    await manager.consumers.add(stream, {
      ...config,
      durable_name: durable,
      ack_policy: 'explicit',
      deliver_policy: history ? 'all' : 'new',
      filter_subjects: wanted,
    });
  }
}
