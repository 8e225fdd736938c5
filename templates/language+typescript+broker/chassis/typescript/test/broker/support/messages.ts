import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Delivery, Handler, Message, Verdict } from '../../../src/broker/port.ts';

/** A message that says nothing but its number. */
export function message(topic: string, more: Partial<Message> & { number?: number } = {}): Message {
  const { number = 0, ...given } = more;
  return {
    id: randomUUID(),
    topic,
    key: 'a',
    attributes: { specversion: '1.0', source: '/services/meter' },
    data: JSON.stringify({ number }),
    ...given,
  };
}

/** Numbered from 0, over so many keys in turn. */
export function messages(topic: string, count: number, keys = 1): Message[] {
  return Array.from({ length: count }, (_, number) =>
    message(topic, { number, key: `k${number % keys}` }),
  );
}

export const numberOf = ({ data }: Message): number => JSON.parse(data).number;

/** A handler that keeps what it is given; what is not said otherwise is done. */
export function recorder(
  decide: (delivery: Delivery) => Verdict | Promise<Verdict> = () => ({ kind: 'done' }),
) {
  const seen: (Delivery & { at: number })[] = [];
  const handler: Handler = async (delivery) => {
    seen.push({ ...delivery, at: performance.now() });
    return decide(delivery);
  };
  return {
    seen,
    handler,
    numbers: () => seen.map((delivery) => numberOf(delivery.message)),
    /** Until so many were handed out. */
    count: (count: number, timeoutMs?: number) =>
      until(`${count} deliveries`, () => seen.length >= count, timeoutMs),
  };
}

export const done: Verdict = { kind: 'done' };

/** Waits for what has to come, and says what did not. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  timeoutMs = 30_000,
): Promise<void> {
  for (const end = performance.now() + timeoutMs; !(await holds()); await sleep(10)) {
    if (performance.now() > end) throw new Error(`waited ${timeoutMs} ms for: ${what}`);
  }
}
