import type { ObservableResult } from '@opentelemetry/api';
import { type Readiness, reasons } from '../readiness.ts';
import { meter } from './metrics.ts';

/**
 * Tells what `/readyz` tells, to whoever asks for metrics.
 * @returns what ends it
 */
export function observeReadiness(readiness: Readiness): () => void {
  const unready = meter().createObservableGauge('service.unready', {
    description: 'Whether it is unready for this reason: 0 or 1',
  });
  const observe = async (result: ObservableResult) => {
    const found = await readiness.reasons();
    for (const reason of reasons) result.observe(found.includes(reason) ? 1 : 0, { reason });
  };
  unready.addCallback(observe);
  return () => unready.removeCallback(observe);
}
