import { setIn } from '../../blueprint/edit/setIn.ts';
import type { RawService } from '../../blueprint/raw.ts';

/** The text with a service more, behind the others. */
export function addService(text: string, name: string, service: RawService): string {
  return setIn(text, ['services', name], service);
}
