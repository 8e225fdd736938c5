import type { Entity, Field } from '../../types.ts';

/** What a caller gives to create a row: everything that the service does not fill in itself. */
export function createInput(entity: Pick<Entity, 'fields'>): Field[] {
  return entity.fields.filter((field) => field.managed === undefined).map(asInput);
}

/** What a caller gives to replace a row: the same without the key, which the path gives. */
export function updateInput(entity: Pick<Entity, 'key' | 'fields'>): Field[] {
  return createInput(entity).filter((field) => field.name !== entity.key);
}

/** What a list can be filtered by, each by equality. */
export function filterInput(entity: Pick<Entity, 'fields'>): Field[] {
  return entity.fields
    .filter((field) => (field.unique || field.index) && field.managed === undefined)
    .map((field) => {
      const { default: _, ...filter } = asInput(field);
      return { ...filter, optional: true };
    });
}

/** The field of an entity as a field of an input: constraints stay, what is about columns goes. */
export function asInput(field: Field): Field {
  const { managed: _managed, was: _was, ...input } = structuredClone(field);
  return { ...input, unique: false, index: false };
}
