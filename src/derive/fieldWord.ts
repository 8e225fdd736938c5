import type { Field } from '../blueprint/types.ts';

/** The type of a field in the words of the blueprint; of an enum, its values. */
export function fieldWord({ type, object, values = [], array }: Field): string {
  const one = type === 'enum' ? values.join(' | ') : (object ?? type);
  return array ? `${one}[]` : one;
}
