import type { Severity } from './burns.ts';

/** A rule of Prometheus that keeps the value of an expression under a name. */
export interface Recording {
  record: string;
  expr: string;
  labels: Labels;
}

/** A rule of Prometheus that tells of what an expression finds. */
export interface Alert {
  alert: string;
  expr: string;
  for?: string;
  keep_firing_for?: string;
  labels: Labels & { severity: Severity; service: string };
  annotations: { summary: string; description: string; runbook_url: string };
}

export type Labels = Record<string, string>;

export interface RuleGroup {
  name: string;
  rules: (Recording | Alert)[];
}

interface AlertWords {
  severity: Severity;
  /** How long it has to be so. */
  for?: string;
  /** How long it is told after it is over: what came of it is not told in its place. */
  keep?: string;
  labels?: Labels;
  summary: string;
  description: string;
}

/** An alert of a process, with its page. */
export function alertOf(name: string, service: string, expr: string, words: AlertWords): Alert {
  const { severity, labels, summary, description } = words;
  return {
    alert: name,
    expr,
    ...(words.for !== undefined && { for: words.for }),
    ...(words.keep !== undefined && { keep_firing_for: words.keep }),
    labels: { severity, service, ...labels },
    annotations: { summary, description, runbook_url: runbookPath(name) },
  };
}

/** In the repo. */
export const runbookPath = (alert: string): string => `docs/runbooks/${alert}.md`;
