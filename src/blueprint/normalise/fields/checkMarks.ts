import { quote } from '../../quote.ts';
import type { RawFieldMap } from '../../raw.ts';
import type { Field } from '../../types.ts';
import type { Scope } from '../scope.ts';
import { patternFault } from './pattern.ts';
import type { FieldPlace } from './place.ts';

/** PostgreSQL keeps index entries below 2704 bytes; a character takes up to four. */
const longestIndexed = 600;

/** Marks that make no sense where they stand. */
export function checkMarks(
  scope: Scope,
  place: FieldPlace,
  written: RawFieldMap,
  field: Field,
): void {
  const entry = scope.catalog.fieldTypes[field.type];
  const named = field.array ? `${field.type}[]` : field.type;
  const refuse = (mark: keyof RawFieldMap, message: string, hint?: string) =>
    scope.report({ code: 'mark', message, hint, path: [...place.path, mark] });

  for (const mark of ['minimum', 'maximum', 'maxLength', 'pattern'] as const) {
    if (written[mark] === undefined) continue;
    if (field.array || field.references || field.foreign || !entry.marks.includes(mark)) {
      const fitting = entry.marks.length > 0 && !field.array ? entry.marks.join(', ') : 'none';
      refuse(mark, `${mark} does not go with ${named}`, `Marks of ${named}: ${fitting}.`);
    }
  }
  if (field.type === 'enum' && !written.values) {
    scope.report({
      code: 'missing',
      message: `The enum ${quote(field.name)} has no values`,
      hint: 'Write values: [a, b].',
      path: place.path,
      at: 'key',
    });
  }
  if (written.values && field.type !== 'enum') {
    refuse('values', `values does not go with ${named}`, 'Write type: enum.');
  }
  const { minimum, maximum } = field;
  if (minimum !== undefined && maximum !== undefined && minimum > maximum) {
    refuse('minimum', `minimum ${minimum} is above maximum ${maximum}`);
  }
  if (field.type === 'integer') {
    for (const mark of ['minimum', 'maximum'] as const) {
      const value = written[mark];
      if (value !== undefined && !Number.isSafeInteger(value)) {
        refuse(mark, `${mark} ${value} of an integer is not a whole number of up to 53 bits`);
      }
    }
  }
  const fault = field.pattern === undefined ? undefined : patternFault(field.pattern);
  if (fault) refuse('pattern', `The pattern ${quote(field.pattern)} ${fault.message}`, fault.hint);
  checkColumnMarks(place, written, field, refuse, entry.indexable);
}

function checkColumnMarks(
  place: FieldPlace,
  written: RawFieldMap,
  field: Field,
  refuse: (mark: keyof RawFieldMap, message: string, hint?: string) => void,
  indexable: boolean,
): void {
  for (const mark of ['unique', 'index'] as const) {
    if (!written[mark]) continue;
    if (place.kind !== 'entity') {
      refuse(mark, `${mark} goes with the fields of an entity only`);
    } else if (field.secret) {
      refuse(mark, `${mark} would let callers find out a secret`, 'A secret is only stored.');
    } else if (field.array || !indexable) {
      const type = field.array ? `${field.type}[]` : field.type;
      refuse(mark, `${mark} does not go with ${type}`);
    } else if ((field.maxLength ?? 0) > longestIndexed) {
      refuse(
        written.maxLength === undefined ? mark : 'maxLength',
        `A field with ${mark} holds at most ${longestIndexed} characters`,
        `Write maxLength: ${longestIndexed}, or less.`,
      );
    }
  }
  if (written.was !== undefined && place.kind !== 'entity' && place.kind !== 'valueObject') {
    refuse('was', 'was goes with the fields of entities and value objects only');
  }
}
