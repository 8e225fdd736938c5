import { quote } from '../../quote.ts';
import type { RawField, RawFieldMap } from '../../raw.ts';
import type { Field } from '../../types.ts';
import { entries } from '../directory.ts';
import type { Scope } from '../scope.ts';
import { checkDefault } from './checkDefault.ts';
import { checkMarks } from './checkMarks.ts';
import type { FieldPlace } from './place.ts';
import { type ResolvedType, resolveType } from './resolveType.ts';

/** A field with nothing said about it. */
export function plainField(name: string, type: ResolvedType | Field['type']): Field {
  const resolved = typeof type === 'string' ? { type, array: false } : type;
  return {
    name,
    ...resolved,
    optional: false,
    unique: false,
    index: false,
    pii: false,
    secret: false,
  };
}

/** The fields of a map, in the order in which they were written. */
export function fieldsOf(
  scope: Scope,
  place: FieldPlace,
  raw: Record<string, RawField> | undefined,
): Field[] {
  return entries(raw).map(([name, field]) =>
    fieldOf(scope, { ...place, path: [...place.path, name] }, name, field),
  );
}

function fieldOf(scope: Scope, place: FieldPlace, name: string, raw: RawField): Field {
  const written: RawFieldMap = typeof raw === 'string' ? { type: raw } : raw;
  const typePath = typeof raw === 'string' ? place.path : [...place.path, 'type'];
  const field: Field = {
    ...plainField(name, typeOf(scope, { ...place, path: typePath }, written)),
    ...copied(written),
    optional: written.optional ?? false,
    unique: written.unique ?? false,
    pii: written.pii ?? false,
    secret: written.secret ?? false,
  };
  const refers = field.references !== undefined || field.foreign !== undefined;
  // An identifier is what lists are most often asked for, and a foreign key needs the index anyway.
  const implied = place.kind === 'entity' && refers && !field.array && !field.unique;
  field.index = written.index ?? implied;
  const entry = scope.catalog.fieldTypes[field.type];
  if (entry.maxLength !== undefined && !refers) field.maxLength ??= entry.maxLength;
  checkMarks(scope, place, written, field);
  checkDefault(scope, place, field);
  return field;
}

/** `ref` beside a type says what the identifier refers to; alone, it is the type. */
function typeOf(scope: Scope, place: FieldPlace, written: RawFieldMap): ResolvedType {
  const { type, ref } = written;
  if (type === undefined && ref === undefined) {
    scope.report({
      code: 'missing',
      message: 'The field has no type',
      hint: 'Write type: string, or another one.',
      path: place.path.slice(0, -1),
      at: 'key',
    });
  }
  if (ref === undefined) return resolveType(scope, place, type ?? 'string');
  const path = [...place.path.slice(0, -1), 'ref'];
  const referred = resolveType(scope, { ...place, path }, ref);
  if (referred.object !== undefined) {
    scope.report({
      code: 'ref',
      message: `${quote(ref)} is not an entity that can be referred to`,
      hint: 'ref names an entity; for anything else, write type alone.',
      path,
    });
  } else if (
    (referred.references ?? referred.foreign) &&
    type !== undefined &&
    type !== (referred.array ? `${referred.type}[]` : referred.type)
  ) {
    scope.report({
      code: 'ref',
      message: `type ${quote(type)} is not the type of the key of ${ref}, ${referred.type}`,
      hint: `Leave type out, or write ${referred.type}.`,
      path: place.path,
    });
  }
  return referred;
}

/** The words that mean the same in the blueprint and in the document, where they were written. */
function copied(written: RawFieldMap): Partial<Field> {
  const { was, description, values, minimum, maximum, maxLength, pattern } = written;
  const found = {
    was,
    description,
    values,
    minimum,
    maximum,
    maxLength,
    pattern,
    default: written.default,
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}
