import type { AsyncMessage, Envelope, SyncMessage } from 'rabbitmq-client';
import type { DeadLetter, Message } from '../port.ts';

/**
 * CloudEvents in binary mode: attributes are application properties, the body is the payload.
 * https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/amqp-protocol-binding.md
 */
const prefix = 'cloudEvents_';

type Headers = Record<string, unknown>;

/** A message as it is published, but for the exchange. */
export function toEnvelope({ id, topic, key, attributes }: Message): Envelope {
  const headers: Headers = { key };
  for (const [name, value] of Object.entries(attributes)) headers[prefix + name] = value;
  headers[`${prefix}id`] = id;
  headers[`${prefix}type`] = topic;
  return {
    messageId: id,
    routingKey: topic,
    durable: true,
    contentType: 'application/json',
    // Without it the client would parse the body.
    contentEncoding: 'utf-8',
    headers,
  };
}

export function toMessage({ headers = {}, body }: AsyncMessage | SyncMessage): Message {
  const attributes: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers as Headers)) {
    if (name.startsWith(prefix)) attributes[name.slice(prefix.length)] = String(value);
  }
  const { id = '', type = '', ...others } = attributes;
  return { id, topic: type, key: String(headers.key), attributes: others, data: String(body) };
}

/** How often the broker has given it to somebody who gave no verdict. */
export function redeliveriesOf({ headers = {} }: AsyncMessage): number {
  return Number(headers['x-delivery-count'] ?? 0);
}

export function toDeadEnvelope(letter: DeadLetter, subscription: string): Envelope {
  const { message, reason, attempts, failedAt } = letter;
  const envelope = toEnvelope(message);
  const headers = { ...envelope.headers, reason, attempts, failedAt };
  return { ...envelope, routingKey: subscription, headers };
}

export function toDeadLetter(delivered: SyncMessage): DeadLetter {
  const headers: Headers = delivered.headers ?? {};
  return {
    message: toMessage(delivered),
    reason: String(headers.reason),
    attempts: Number(headers.attempts),
    failedAt: String(headers.failedAt),
  };
}
