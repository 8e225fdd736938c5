import { BrokerError } from './errors.ts';
import type { Message } from './port.ts';

/**
 * The largest message in bytes, attributes included, on every broker: what NATS takes unless it is
 * told otherwise (1 MiB), less what the wire adds.
 */
export const largestMessage = 1_000_000;

/**
 * What is beside the data, in bytes of UTF-8. RabbitMQ wants it in one frame; NATS gets what is not
 * ASCII percent-encoded, three times as long.
 */
export const largestAttributes = 12_288;

/** From so many deliveries without a verdict on, a message is handled alone: it may end its consumer. */
export const suspiciousDeliveries = 20;

/** A message that was delivered so often without a verdict, at last alone, is dead. */
export const mostDeliveries = 23;

/** @throws BrokerError `too-large` for the first that is */
export function assertSendable(messages: readonly Message[]): void {
  for (const message of messages) {
    const beside = besideData(message);
    check(message, 'attributes', beside, largestAttributes);
    check(message, 'in all', beside + Buffer.byteLength(message.data), largestMessage);
  }
}

function besideData({ id, topic, key, attributes }: Message): number {
  const texts = [id, topic, key, ...Object.entries(attributes).flat()];
  return texts.reduce((size, text) => size + Buffer.byteLength(text), 0);
}

function check({ topic, id }: Message, part: string, bytes: number, limit: number): void {
  if (bytes <= limit) return;
  const detail = `${topic} ${id}: ${bytes} bytes (${part}), at most ${limit}`;
  throw new BrokerError('too-large', { detail });
}
