import { setIn } from '../../blueprint/edit/setIn.ts';
import type { RawField } from '../../blueprint/raw.ts';

/** The text with a field more, behind the others: their order is that of columns. */
export function addField(
  text: string,
  service: string,
  entity: string,
  name: string,
  field: RawField,
  isOwner = false,
): string {
  const path = ['services', service, 'entities', entity];
  const added = setIn(text, [...path, 'fields', name], field);
  return isOwner ? setIn(added, [...path, 'owner'], name) : added;
}
