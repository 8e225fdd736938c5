import { setIn } from '../../blueprint/edit/setIn.ts';
import type { RawEntity } from '../../blueprint/raw.ts';

/** The text with an entity more, behind those that the service has. */
export function addEntity(text: string, service: string, name: string, entity: RawEntity): string {
  return setIn(text, ['services', service, 'entities', name], entity);
}
