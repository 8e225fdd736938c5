import type { Slo } from '../../blueprint/types.ts';

export type Severity = 'page' | 'ticket';

/** A budget that is spent too fast: for a while already, as the long window says, and still, as the short one does. */
export interface Burn {
  severity: Severity;
  /** How many times faster than the budget lasts. */
  factor: number;
  /** Minutes. */
  long: number;
  short: number;
}

/** Of 30 days: https://sre.google/workbook/alerting-on-slos/ */
const ofThirtyDays: readonly Burn[] = [
  { severity: 'page', factor: 14.4, long: 60, short: 5 },
  { severity: 'page', factor: 6, long: 360, short: 30 },
  { severity: 'ticket', factor: 3, long: 1440, short: 120 },
  { severity: 'ticket', factor: 1, long: 4320, short: 360 },
];

const hours: Readonly<Record<string, number>> = { h: 1, d: 24, w: 168 };
const thirtyDays = 720;

/** Longer periods are watched as 30 days are, for what is stored is not kept much longer; shorter ones than a day as a day. */
function scaleOf({ window }: Slo): number {
  const period = Number.parseInt(window, 10) * (hours[window.slice(-1)] ?? 0);
  return Math.min(1, Math.max(1 / 30, period / thirtyDays));
}

/**
 * The burns that are watched.
 * @param budget part of the requests that may be bad: half of all cannot be exceeded six times
 */
export function burnsOf(slo: Slo, budget: number): Burn[] {
  const scale = scaleOf(slo);
  const scaled = (minutes: number) => Math.max(1, Math.round(minutes * scale));
  return ofThirtyDays
    .filter(({ factor }) => factor * budget < 1)
    .map(({ severity, factor, long, short }) => ({
      severity,
      factor,
      long: scaled(long),
      short: scaled(short),
    }));
}

/** Budgets as parts of one, without what binary fractions add. */
export const errorBudget = ({ availability }: Slo): number => partOf(100 - availability);
export const slowBudget = ({ latency }: Slo): number => partOf(100 - latency.percentile);

const partOf = (percent: number): number => rounded(percent / 100);

export const rounded = (value: number): number => Number(value.toPrecision(6));

/** As Prometheus writes it: `90m`, `6h`, `3d`. */
export function duration(minutes: number): string {
  if (minutes % 1440 === 0) return `${minutes / 1440}d`;
  return minutes % 60 === 0 ? `${minutes / 60}h` : `${minutes}m`;
}
