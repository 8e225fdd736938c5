import { appendIn } from '../../blueprint/edit/item.ts';
import type { RawCall } from '../../blueprint/raw.ts';

/** The text with an operation that calls one more of another service. */
export function addCall(
  text: string,
  service: string,
  operation: string,
  call: string | RawCall,
): string {
  return appendIn(text, ['services', service, 'operations', operation, 'calls'], call);
}
