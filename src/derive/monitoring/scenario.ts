import type { Labels } from './rule.ts';
import { labelSet, type Series } from './series.ts';

/** What happens to a process, and what is told of it. */
export interface Scenario {
  name: string;
  series: Series;
  checks: Check[];
}

export interface Check {
  expr: string;
  /** Minutes after the beginning. */
  at: number;
  gives: Sample[];
}

interface Sample {
  labels: Labels;
  value: number;
}

/** Labels by which alerts are told apart. */
const told = ['alertname', 'severity', 'operation', 'callee', 'reason', 'subscription', 'replica'];

/** That these alerts are there, and no other. @param among those with these labels */
export function firing(
  at: number,
  alerts: readonly Labels[],
  among: Record<string, string | RegExp> = {},
): Check {
  const all: Record<string, string | RegExp> = { alertstate: 'firing', ...among };
  const matchers = Object.entries(all).map(([label, value]) =>
    typeof value === 'string' ? `${label}="${value}"` : `${label}=~"${value.source}"`,
  );
  return {
    expr: `count by (${told.join(', ')}) (ALERTS{${matchers.join(', ')}})`,
    at,
    gives: alerts.map((alert) => ({ labels: alert, value: 1 })),
  };
}

/** That these values are kept, and no other. */
export function recorded(at: number, gives: Sample[]): Check {
  // Rounding takes the names away.
  const named = `label_replace({__name__=~"(service|operation):.+"}, "record", "$1", "__name__", "(.+)")`;
  return { expr: `round(${named}, 0.001)`, at, gives };
}

/** As `promtool test rules` reads it. @param name of the process, which its rules are named after */
export function ruleTests(name: string, scenarios: readonly Scenario[]) {
  return {
    rule_files: [`../rules/${name}.yaml`],
    evaluation_interval: '1m',
    tests: scenarios.map((scenario) => ({
      name: scenario.name,
      interval: '1m',
      input_series: Object.entries(scenario.series).map(([series, values]) => ({ series, values })),
      promql_expr_test: scenario.checks.map(({ expr, at, gives }) => ({
        expr,
        eval_time: `${at}m`,
        exp_samples: gives.map(({ labels, value }) => ({ labels: labelSet(labels), value })),
      })),
    })),
  };
}
