import type { Blueprint } from '../../blueprint/types.ts';

/** Every latency that somebody promises, once. */
export function promisedSeconds({ gateway, services }: Blueprint): number[] {
  const all = [gateway, ...services].map(({ slo }) => slo.latency.ms / 1000);
  return [...new Set(all)].sort((a, b) => a - b);
}
