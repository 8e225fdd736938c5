import {
  type Burn,
  burnsOf,
  duration,
  errorBudget,
  rounded,
  type Severity,
  slowBudget,
} from './burns.ts';
import type { Objective } from './objective.ts';
import { type Alert, alertOf, type Recording } from './rule.ts';

const count = 'http_server_request_duration_seconds_count';
const bucket = 'http_server_request_duration_seconds_bucket';
const failed = 'error_type=~"5.."';
/** What failed counts as an error already, and who gave up was not answered. */
const answered = 'error_type=""';

/** With fewer bad requests than these in the long window, one of them weighs too much: nobody is woken by nine. */
export const fewest = 10;

/** One thing that is promised of requests. */
export interface Indicator {
  id: 'errors' | 'slow';
  alert: string;
  budget: number;
  /** Of the expressions with a range: part of the requests that are bad, and how many. */
  ratio(range: string): string;
  bad(range: string): string;
  words: { summary: string; whatIsBad: string };
}

export function indicatorsOf(objective: Objective): Indicator[] {
  const { service, slo, level } = objective;
  const { percentile, ms } = slo.latency;
  const sum = (fn: string, metric: string, more: string) => (range: string) =>
    `${sumOf(objective)}(${objective.matchers
      .map(
        (matchers) => `${fn}(${metric}{${[matchers, more].filter(Boolean).join(',')}}[${range}])`,
      )
      .join(' or ')})`;
  const inTime = `${answered},${boundaryOf(ms)}`;
  const [all, failures] = [sum('rate', count, ''), sum('rate', count, failed)];
  const [answers, fast] = [sum('rate', count, answered), sum('rate', bucket, inTime)];
  const subject = level === 'service' ? service : operationLabel;
  const prefix = level === 'service' ? '' : 'Operation';
  return [
    {
      id: 'errors',
      alert: `${prefix}ErrorBudgetBurn`,
      budget: errorBudget(slo),
      // Where nothing has failed yet, there is no series of failures.
      ratio: (range) => `(\n  ${failures(range)}\n  or ${all(range)} * 0\n)\n/ ${all(range)}`,
      bad: (range) =>
        `${sum('increase', count, failed)(range)}\nor ${sum('increase', count, '')(range)} * 0`,
      words: {
        summary: `${subject} fails too often for its objective of ${slo.availability} %`,
        whatIsBad: 'fail',
      },
    },
    {
      id: 'slow',
      alert: `${prefix}LatencyBudgetBurn`,
      budget: slowBudget(slo),
      ratio: (range) => `1 - ${fast(range)}\n/ ${answers(range)}`,
      bad: (range) =>
        `${sum('increase', count, answered)(range)}\n- ${sum('increase', bucket, inTime)(range)}`,
      words: {
        summary: `${subject} is too slow for its objective of ${percentile} % within ${ms} ms`,
        whatIsBad: `take longer than ${ms} ms`,
      },
    },
  ];
}

/** Prometheus 3 writes whole numbers as `1.0`, Prometheus 2 as they come. */
function boundaryOf(ms: number): string {
  const seconds = ms / 1000;
  return Number.isInteger(seconds) ? `le=~"${seconds}(\\\\.0)?"` : `le="${seconds}"`;
}

const sumOf = ({ by }: Objective): string =>
  by.length === 0 ? 'sum' : `sum by (${by.join(', ')}) `;

/** A value that is kept, since alerts look at it again and again. */
export interface Kept {
  indicator: Indicator;
  what: 'ratio' | 'bad';
  /** Of its window. */
  minutes: number;
}

export function keptOf(objective: Objective): Kept[] {
  return indicatorsOf(objective).flatMap((indicator) => {
    const burns = burnsOf(objective.slo, indicator.budget);
    const all = ascending(burns.flatMap(({ long, short }) => [long, short]));
    const long = ascending(burns.map((burn) => burn.long));
    return [
      ...all.map((minutes): Kept => ({ indicator, what: 'ratio', minutes })),
      ...long.map((minutes): Kept => ({ indicator, what: 'bad', minutes })),
    ];
  });
}

const ascending = (minutes: readonly number[]) => [...new Set(minutes)].sort((a, b) => a - b);

const functions = { ratio: 'ratio_rate', bad: 'increase' };

export const nameOf = ({ level }: Objective, { indicator, what, minutes }: Kept): string =>
  `${level}:http_${indicator.id}:${functions[what]}${duration(minutes)}`;

export function recordings(objective: Objective): Recording[] {
  return keptOf(objective).map((kept) => ({
    record: nameOf(objective, kept),
    expr: kept.indicator[kept.what](duration(kept.minutes)),
    labels: { service: objective.service },
  }));
}

/** An alert for each indicator and severity: whichever of its burns is seen. */
export function budgetAlerts(objective: Objective): Alert[] {
  return indicatorsOf(objective).flatMap((indicator) => {
    const burns = burnsOf(objective.slo, indicator.budget);
    const severities: Severity[] = ['page', 'ticket'];
    return severities.flatMap((severity) => {
      const own = burns.filter((burn) => burn.severity === severity);
      return own.length === 0 ? [] : [budgetAlert(objective, indicator, severity, own)];
    });
  });
}

function budgetAlert(
  objective: Objective,
  indicator: Indicator,
  severity: Severity,
  burns: readonly Burn[],
): Alert {
  const { service, level } = objective;
  const { summary, whatIsBad } = indicator.words;
  const limits = burns.map(
    ({ factor, long }) => `${rounded(100 * factor * indicator.budget)} % over ${duration(long)}`,
  );
  return alertOf(
    indicator.alert,
    service,
    burns.map((burn) => `(\n${burnExpr(objective, indicator, burn)}\n)`).join('\nor\n'),
    {
      severity,
      // Where there is a known reason, it is told before.
      for: '2m',
      ...(level === 'operation' && { labels: { operation: operationLabel } }),
      summary,
      description: `{{ $value | humanizePercentage }} of the requests ${whatIsBad}. More than ${limits.join(' or ')} spends the budget of ${objective.slo.window} too soon.`,
    },
  );
}

const operationLabel = '{{ $labels.http_request_method }} {{ $labels.http_route }}';

function burnExpr(
  objective: Objective,
  indicator: Indicator,
  { factor, long, short }: Burn,
): string {
  const of = `{service="${objective.service}"}`;
  const limit = rounded(factor * indicator.budget);
  const kept = (what: Kept['what'], minutes: number) =>
    `${nameOf(objective, { indicator, what, minutes })}${of}`;
  return [
    `  ${kept('ratio', long)} > ${limit}`,
    `  and ${kept('ratio', short)} > ${limit}`,
    `  and ${kept('bad', long)} >= ${fewest}`,
  ].join('\n');
}
