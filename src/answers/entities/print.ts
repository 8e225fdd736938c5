import type { RawField, RawFieldMap } from '../../blueprint/raw.ts';
import { fieldMarks, type NamedEntity, valueMarks } from './notation.ts';

/** Entities in the compact notation; reading it gives the same entities. */
export function printEntities(entities: readonly NamedEntity[]): string {
  return entities
    .map(([name, { fields, owner }]) => {
      const printed = Object.entries(fields).map(([field, raw]) =>
        printField(field, raw, field === owner),
      );
      return `${name}(${printed.join(', ')})`;
    })
    .join(', ');
}

function printField(name: string, raw: RawField, owner: boolean): string {
  const field: RawFieldMap = typeof raw === 'string' ? { type: raw } : raw;
  const type = field.values?.join('|') ?? field.type ?? 'string';
  const marks = [
    ...fieldMarks.filter((mark) => field[mark]),
    ...(owner ? ['owner'] : []),
    ...valueMarks.flatMap((mark) =>
      field[mark] === undefined ? [] : [`${mark}=${quoted(String(field[mark]))}`],
    ),
  ];
  return [`${name}:${type}${field.optional ? '?' : ''}`, ...marks].join(' ');
}

function quoted(value: string): string {
  if (value !== '' && !/[\s,()"']/.test(value)) return value;
  return value.includes('"') ? `'${value}'` : `"${value}"`;
}
