import { mostDeliveries } from './limits.ts';
import type { Delivery, Handler, Verdict } from './port.ts';

/** What follows from a verdict, or from there being none. */
export type Outcome =
  | { kind: 'done' }
  | { kind: 'retry'; pauseMs: number }
  | { kind: 'dead'; reason: string };

const longestReason = 1_000;

/** Has a message handled, and counts its attempts against the list of pauses. */
export async function outcomeOf(
  handler: Handler,
  delivery: Delivery,
  backoffMs: readonly number[],
): Promise<Outcome> {
  const verdict = await verdictOf(handler, delivery);
  if (verdict.kind === 'done') return verdict;
  const reason = verdict.reason.slice(0, longestReason);
  if (verdict.kind === 'dead') return { kind: 'dead', reason };
  const pauseMs = backoffMs[delivery.attempt - 1];
  return pauseMs === undefined ? { kind: 'dead', reason } : { kind: 'retry', pauseMs };
}

export const deadlyReason = `delivered ${mostDeliveries} times without a verdict: it seems to end its consumer`;

async function verdictOf(handler: Handler, delivery: Delivery): Promise<Verdict> {
  try {
    return await handler(delivery);
  } catch (error) {
    return { kind: 'retry', reason: String(error) };
  }
}
