import { BrokerError } from './errors.ts';
import type { Message } from './port.ts';

/**
 * The largest message in bytes, attributes included, on every broker: what NATS takes unless it is
 * told otherwise (1 MiB), less what the wire adds.
 */
export const largestMessage = 1_000_000;

/** A message that was delivered so often without a verdict ends whoever handles it. */
export const mostDeliveries = 20;

/** Size of a message on the wire, in bytes; at least. */
export function sizeOf({ id, topic, key, attributes, data }: Message): number {
  let size = Buffer.byteLength(data) + Buffer.byteLength(id) + Buffer.byteLength(topic);
  size += Buffer.byteLength(key);
  for (const [name, value] of Object.entries(attributes)) {
    size += name.length + Buffer.byteLength(value);
  }
  return size;
}

/** @throws BrokerError `too-large` for the first that no broker takes */
export function assertSendable(messages: readonly Message[]): void {
  for (const message of messages) {
    const size = sizeOf(message);
    if (size <= largestMessage) continue;
    const detail = `${message.topic} ${message.id} has ${size} bytes, the limit is ${largestMessage}`;
    throw new BrokerError('too-large', { detail });
  }
}
