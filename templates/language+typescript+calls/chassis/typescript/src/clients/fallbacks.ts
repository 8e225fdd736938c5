import { meter } from '../telemetry/metrics.ts';
import type { Said } from './call.ts';

/** Counts the answers that were given in place of a callee, by its name. */
export type CountFallback = (service: string, said: Said, ageSeconds: number | undefined) => void;

/** From a second to a week: what copies tell of may be long ago and still so. */
const ages = [1, 10, 60, 600, 3_600, 21_600, 86_400, 604_800];

export function createFallbackCounter(): CountFallback {
  const given = meter().createCounter('call.fallbacks', {
    description: 'Answers given in place of another service',
    unit: '{answer}',
  });
  const age = meter().createHistogram('call.fallback.age', {
    description:
      'Age of the newest event that the copies have which answered in place of a service',
    unit: 's',
    advice: { explicitBucketBoundaries: ages },
  });
  return (service, { source }, ageSeconds) => {
    given.add(1, { 'server.address': service, fallback: source });
    if (ageSeconds !== undefined) age.record(ageSeconds, { 'server.address': service });
  };
}
