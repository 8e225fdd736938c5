import { setTimeout as sleep } from 'node:timers/promises';
import type { Send } from './client.ts';
import type { Scenario } from './scenario.ts';

/** What came of the requests of one scenario. */
export interface Tally {
  /** Status -> how many; 0 where no answer came. */
  statuses: Map<number, number>;
  /** Of each success, in ms, from the moment at which it should have been sent. */
  took: number[];
}

export interface Pace {
  /** Requests a second. */
  rate: number;
  /** For so long nothing is counted: what has just started is slow. */
  warmUpSeconds: number;
  seconds: number;
}

export interface Arrived extends Tally {
  /** How late a request was sent, at the most, in ms: then this machine is too slow to tell. */
  late: number;
}

/**
 * Sends at a steady pace, however long answers take: users do not wait for each other. Who only sent when an answer
 * has come would not see what a slow system keeps waiting.
 */
export async function arrive(scenario: Scenario, pace: Pace, send: Send): Promise<Arrived> {
  const { rate, warmUpSeconds, seconds } = pace;
  const gap = 1_000 / rate;
  const skipped = Math.ceil(rate * warmUpSeconds);
  const count = skipped + Math.ceil(rate * seconds);
  // Scenarios that begin together would all send in the same moment.
  const start = performance.now() + Math.random() * gap;
  const arrived: Arrived = { statuses: new Map(), took: [], late: 0 };
  const pending: Promise<void>[] = [];
  for (let index = 0; index < count; index += 1) {
    const due = start + index * gap;
    const wait = due - performance.now();
    if (wait > 0) await sleep(wait);
    const isCounted = index >= skipped;
    if (isCounted) arrived.late = Math.max(arrived.late, performance.now() - due);
    pending.push(one(scenario, due, isCounted ? arrived : undefined, send));
  }
  await Promise.all(pending);
  return arrived;
}

async function one(
  { operation, next }: Scenario,
  due: number,
  tally: Tally | undefined,
  send: Send,
): Promise<void> {
  const { status } = await send(next());
  if (tally === undefined) return;
  tally.statuses.set(status, (tally.statuses.get(status) ?? 0) + 1);
  if (status === operation.status) tally.took.push(performance.now() - due);
}
