import type { JsMsg, StoredMsg } from '@nats-io/jetstream';
import { headers, type MsgHdrs } from '@nats-io/transport-node';
import type { DeadLetter, Message } from '../port.ts';

/**
 * CloudEvents in binary mode: attributes are headers, the body is the payload.
 * https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/nats-protocol-binding.md
 */
const prefix = 'ce-';

export function toHeaders({ id, topic, key, attributes }: Message): MsgHdrs {
  const made = headers();
  for (const [name, value] of Object.entries(attributes)) made.set(prefix + name, encode(value));
  made.set(`${prefix}id`, encode(id));
  made.set(`${prefix}type`, encode(topic));
  made.set('key', encode(key));
  made.set('content-type', 'application/json');
  return made;
}

export function toMessage({ headers: given, data }: Pick<JsMsg, 'headers' | 'data'>): Message {
  const attributes: Record<string, string> = {};
  for (const name of given?.keys() ?? []) {
    if (name.startsWith(prefix)) attributes[name.slice(prefix.length)] = decode(given, name);
  }
  const { id = '', type = '', ...others } = attributes;
  const text = new TextDecoder().decode(data);
  return { id, topic: type, key: decode(given, 'key'), attributes: others, data: text };
}

export function toDeadHeaders({ message, reason, attempts, failedAt }: DeadLetter): MsgHdrs {
  const made = toHeaders(message);
  made.set('reason', encode(reason));
  made.set('attempts', `${attempts}`);
  made.set('failed-at', failedAt);
  return made;
}

export function toDeadLetter({ header, data }: StoredMsg): DeadLetter {
  return {
    message: toMessage({ headers: header, data }),
    reason: decode(header, 'reason'),
    attempts: Number(decode(header, 'attempts')),
    failedAt: decode(header, 'failed-at'),
  };
}

function decode(given: MsgHdrs | undefined, name: string): string {
  return decodeURIComponent(given?.get(name) ?? '');
}

/**
 * Printable ASCII but for space, `"` and `%` stays; the rest is percent-encoded as UTF-8.
 * https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md#3132-http-header-values
 */
function encode(value: string): string {
  return value
    .toWellFormed()
    .replace(/[^!#$&-~]+/g, (part) =>
      Buffer.from(part).reduce((text, byte) => `${text}%${byte.toString(16).padStart(2, '0')}`, ''),
    );
}
