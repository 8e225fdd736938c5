import type { View } from './view.ts';

export type Promised = 'availability' | 'latency';

/** Whether the objective was written, for the service or for all. */
export function isPromised({ written }: View, service: string, word: Promised): boolean {
  return written(['services', service, 'slo', word]) || written(['defaults', 'slo', word]);
}

/**
 * Whether that of the gateway was, and where. A default is a promise of its pages; of a service that says
 * something else for itself, the gateway has said nothing.
 */
export function promisedByGateway(
  { written }: View,
  word: Promised,
): 'own' | 'default' | undefined {
  if (written(['gateway', 'slo', word])) return 'own';
  return written(['defaults', 'slo', word]) ? 'default' : undefined;
}
