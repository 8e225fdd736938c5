import type { Field, Operation } from '../../blueprint/types.ts';
import { tsType } from '../../derive/tsType.ts';

/** A field as the types of a service print it. */
export function fieldView(field: Field) {
  return {
    name: field.name,
    type: tsType(field),
    // Beside the other value objects they go by their own name.
    localType: tsType(field).replaceAll('values.', ''),
    optional: field.optional,
    // Callers may leave it out; the domain always has it.
    hasDefault: field.default !== undefined,
    description: field.description,
  };
}

export function outputFields({ output }: Operation): Field[] {
  return output.kind === 'fields' ? output.fields : [];
}
