import type { Field } from '../blueprint/types.ts';
import { catalog } from '../catalog/index.ts';

/** The TypeScript type of a field's value; value objects are looked up in `values`. */
export function tsType(field: Field): string {
  const one = single(field);
  if (!field.array) return one;
  return one.includes('|') ? `(${one})[]` : `${one}[]`;
}

function single(field: Field): string {
  if (field.type === 'enum')
    return (field.values ?? []).map((value) => JSON.stringify(value)).join(' | ');
  if (field.type === 'object') return `values.${field.object}`;
  return catalog.fieldTypes[field.type].typescript;
}
