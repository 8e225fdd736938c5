import type { RawField, RawFieldMap } from '../../blueprint/raw.ts';
import { entityMarks, fieldMarks, type NamedEntity, valueMarks } from './notation.ts';

/** Entities in the compact notation; reading it gives the same entities. */
export function printEntities(entities: readonly NamedEntity[]): string {
  return entities
    .map(([name, entity]) => {
      const printed = Object.entries(entity.fields).map(([field, raw]) =>
        printField(field, raw, field === entity.owner),
      );
      const marks = entityMarks.flatMap((mark) => {
        const value = entity[mark];
        return value === undefined ? [] : [` ${mark}=${quoted(value)}`];
      });
      return `${name}(${printed.join(', ')})${marks.join('')}`;
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
