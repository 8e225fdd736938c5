import type { RawEntity, RawField } from '../../blueprint/raw.ts';

/**
 * Entities on one line, as they are typed and as they are printed:
 *
 *     Book(title unique, pages:integer? minimum=1, status:in|out index, member:members.Member), Shelf(room)
 *
 * A field is `name:type?` and marks. Without a type it is a string, `?` makes it optional, `a|b` is an enum,
 * `T[]` a list. A mark is a word, or `word=value`, with the value in quotes where it is more than a word. An
 * entity without fields in brackets has a name; behind the brackets it may have marks of its own, such as
 * `partOf=Book`. What the types are is decided by the language; what does not fit on a line is written in
 * the blueprint.
 */
export type NamedEntity = readonly [name: string, entity: RawEntity];

/** Marks that are words of a field in the blueprint. */
export const fieldMarks = ['unique', 'index', 'pii', 'secret'] as const;

/** Those that have a value. */
export const valueMarks = ['minimum', 'maximum', 'maxLength', 'pattern', 'default'] as const;

/** What may stand behind an entity, each with a value. */
export const entityMarks = ['partOf', 'key', 'path'] as const;

/** Fields with their names, and the one that was marked as owner. */
export interface Fields {
  fields: Record<string, RawField>;
  owner?: string;
}

/** All that may follow a field; `owner` is said of the entity in the blueprint. */
export const marks = [...fieldMarks, 'owner', ...valueMarks] as const;
