import { setIn } from '../../blueprint/edit/setIn.ts';
import type { RawOperation } from '../../blueprint/raw.ts';

/** The text with an operation more; those that entities have by themselves are written already: `spelledOut`. */
export function addOperation(
  text: string,
  service: string,
  name: string,
  operation: RawOperation,
): string {
  return setIn(text, ['services', service, 'operations', name], operation);
}
