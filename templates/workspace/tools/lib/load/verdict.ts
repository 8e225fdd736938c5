import type { Tally } from './arrivals.ts';
import type { Objective } from './facts.ts';

/** How an operation did, beside what is promised of it. */
export interface Verdict {
  asked: number;
  /** Percent that succeeded. */
  good: number;
  /** Percent of the successes that came in time. */
  within: number;
  /** Half of the successes took no longer, in ms; undefined where there is none. */
  p50: number | undefined;
  p99: number | undefined;
  /** What came instead of a success, the most frequent first. */
  others: [status: number, count: number][];
  isMet: boolean;
}

/** @param status of success */
export function judge({ statuses, took }: Tally, status: number, objective: Objective): Verdict {
  const { availability, latency } = objective;
  const asked = [...statuses.values()].reduce((sum, count) => sum + count, 0);
  const good = percent(took.length, asked);
  const within = percent(took.filter((ms) => ms <= latency.ms).length, took.length);
  const others = [...statuses].filter(([each]) => each !== status).sort((a, b) => b[1] - a[1]);
  const sorted = took.toSorted((a, b) => a - b);
  return {
    asked,
    good,
    within,
    p50: percentile(sorted, 50),
    p99: percentile(sorted, 99),
    others,
    isMet: asked > 0 && good >= availability && within >= latency.percentile,
  };
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : (100 * part) / whole;
}

/** The nearest rank: a value that was seen. */
function percentile(sorted: readonly number[], share: number): number | undefined {
  return sorted[Math.ceil((share / 100) * sorted.length) - 1];
}
