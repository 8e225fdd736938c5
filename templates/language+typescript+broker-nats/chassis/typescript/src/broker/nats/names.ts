import { createHash } from 'node:crypto';

/**
 * Streams, subjects and durable consumers. Subjects begin with what they are for and with whose
 * they are, so that permissions can keep a service to its own.
 */

/** Messages of one key have one partition, whose messages are handled one after the other. */
export const partitions = Array.from({ length: 16 }, (_, index) => index);

export function partitionOf(key: string): number {
  const [first = 0] = createHash('md5').update(key).digest();
  return first % partitions.length;
}

/** The stream of a publisher. */
export const streamOf = (publisher: string) => `events_${publisher}`;

export const subjectOf = (topic: string, partition: number) => `events.${topic}.${partition}`;

/** What a stream takes: what its publisher publishes, and dead letters that are handed out again. */
export const subjectsOf = (publisher: string) => [
  `events.${publisher}.>`,
  `replay.*.${publisher}.*`,
];

export const replaySubjectOf = (subscription: string, partition: number) =>
  `replay.${subscription}.${partition}`;

/** A durable consumer for each partition. */
export const durableOf = (subscription: string, partition: number) =>
  `${subscription.replace('.', '_')}_${partition}`;

/** The dead letters of a consumer: one message a subject. */
export const deadStreamOf = (service: string) => `dead_${service}`;

export const deadSubjectsOf = (service: string) => [`dead.${service}.>`];

/** `*` for those of all messages. */
export const deadSubjectOf = (subscription: string, id: string) => `dead.${subscription}.${id}`;

/** The publisher, of a topic; the consumer, of a subscription. */
export const serviceOf = (name: string) => name.slice(0, name.indexOf('.'));

/** Of a subscription. */
export const publisherOf = (subscription: string) =>
  subscription.slice(subscription.indexOf('.') + 1);

/** Where answers to a service arrive. */
export const inboxesOf = (service: string) => `_INBOX.${service.replaceAll(/[^\w-]/g, '_')}`;
