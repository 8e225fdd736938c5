import type { Path } from '../finding.ts';
import { quote } from '../quote.ts';
import type { RawScaling, RawSlo } from '../raw.ts';
import type { Scaling, Slo } from '../types.ts';
import type { Scope } from './scope.ts';

export const defaultTimeoutMs = 800;

const defaultScaling: Scaling = { min: 1, max: 3, cpuPercent: 70 };

const defaultSlo: Slo = { availability: 99.9, latency: { percentile: 99, ms: 400 }, window: '30d' };

/**
 * Later ones override earlier ones. Whoever names a trigger (CPU or queue) replaces both; a minimum
 * without a maximum lifts the maximum where it must.
 */
export function scalingOf(scope: Scope, layers: [RawScaling | undefined, Path][]): Scaling {
  let result = defaultScaling;
  for (const [raw, path] of layers) {
    if (!raw) continue;
    const { min = result.min, cpuPercent, queueLag } = raw;
    const max = raw.max ?? Math.max(min, result.max);
    if (min > max) {
      scope.report({
        code: 'range',
        message: `min ${min} is above max ${max}`,
        hint: raw.max === undefined ? undefined : `Write a max of ${min} or more.`,
        path: [...path, raw.min === undefined ? 'max' : 'min'],
      });
    }
    const triggers =
      cpuPercent === undefined && queueLag === undefined
        ? { cpuPercent: result.cpuPercent, queueLag: result.queueLag }
        : { cpuPercent, queueLag };
    result = { min, max };
    if (triggers.cpuPercent !== undefined) result.cpuPercent = triggers.cpuPercent;
    if (triggers.queueLag !== undefined) result.queueLag = triggers.queueLag;
  }
  return { ...result };
}

export function sloOf(layers: (RawSlo | undefined)[]): Slo {
  const result = { ...defaultSlo, latency: { ...defaultSlo.latency } };
  for (const raw of layers) {
    if (!raw) continue;
    result.availability = raw.availability ?? result.availability;
    result.latency.percentile = raw.latency?.percentile ?? result.latency.percentile;
    result.latency.ms = raw.latency?.ms ?? result.latency.ms;
    result.window = raw.window ?? result.window;
  }
  return result;
}

const seconds = new Map([
  ['s', 1],
  ['min', 60],
  ['h', 3600],
]);

/** `100/min`, as the JSON Schema lets it through. */
export function rateOf(text: string): { requests: number; windowSeconds: number } {
  const [requests, unit] = text.split('/');
  const windowSeconds = seconds.get(unit ?? '');
  if (!windowSeconds) throw new Error(`not a rate: ${quote(text)}`);
  return { requests: Number(requests), windowSeconds };
}
