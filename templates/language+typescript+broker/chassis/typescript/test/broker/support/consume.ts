/** A replica of a consumer: a process that `replica.ts` starts, and may kill. */
import { appendFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { openBroker } from '../../../src/broker/index.ts';
import { numberOf } from './messages.ts';
import type { Entry, ReplicaOptions } from './replica.ts';

const { url, subscription, concurrency, mode, busyMs, journal, replica } = JSON.parse(
  process.env.REPLICA ?? '',
) as Required<ReplicaOptions> & { journal: string; replica: number };

const broker = await openBroker(url, {
  name: `replica-${replica}`,
  log: { info() {}, warn() {} },
});
await broker.subscribe(subscription, concurrency, async ({ message, attempt }) => {
  const { id, key } = message;
  const note = (what: Entry['what']) => {
    const entry: Entry = { what, replica, id, key, number: numberOf(message), attempt };
    appendFileSync(journal, `${JSON.stringify(entry)}\n`);
  };
  note('began');
  if (mode === 'hang') await new Promise(() => {});
  if (mode === 'work') await sleep(Math.random() * busyMs);
  note('ended');
  if (mode === 'last-breath') await new Promise(() => {});
  return { kind: 'done' };
});
console.log('consuming');
