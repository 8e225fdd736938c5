import type { Finding, Path } from '../blueprint/finding.ts';
import type { Entity, Field, Service } from '../blueprint/types.ts';
import { snake } from '../render/names.ts';
import type { SchemaStep, Table } from './history.ts';
import { neverWas } from './neverWas.ts';

/**
 * Where `was` of what has been renamed names something that it never was: a slip of the pen would take away what a
 * build from before, and those who listen, still know it by.
 * @param steps all that there have been; not empty
 */
export function mistakenNames(service: Service, steps: readonly SchemaStep[]): Finding[] {
  const tables = steps.at(-1)?.schema.tables ?? [];
  return service.entities.flatMap((entity): Finding[] => {
    const table = tables.find(({ name }) => name === snake(entity.name));
    if (table === undefined) return [];
    const path = ['services', service.name, 'entities', entity.name];
    return [
      ...mistaken(entity, tables, tablesBefore(table, steps), path),
      ...entity.fields.flatMap((field) =>
        mistaken(field, table.columns, columnsBefore(snake(field.name), table, steps), [
          ...path,
          'fields',
          field.name,
        ]),
      ),
    ];
  });
}

function tablesBefore({ name, view }: Table, steps: readonly SchemaStep[]): string[] {
  return [
    ...steps.flatMap(({ renames }) => namesBefore(name, renames?.tables)),
    ...(view === undefined ? [] : [view.name]),
  ];
}

function columnsBefore(name: string, table: Table, steps: readonly SchemaStep[]): string[] {
  const bridge = table.columns.find((column) => column.name === name)?.formerly;
  return [
    ...steps.flatMap(({ renames }) => namesBefore(name, renames?.columns?.[table.name])),
    ...(bridge === undefined ? [] : [bridge]),
  ];
}

function namesBefore(name: string, renames: Record<string, string> = {}): string[] {
  return Object.entries(renames).flatMap(([old, now]) => (now === name ? [old] : []));
}

/**
 * @param there what there is today: one of it is renamed just now
 * @param former names that it has had
 */
function mistaken(
  { name, was }: Pick<Entity | Field, 'name' | 'was'>,
  there: readonly { name: string }[],
  former: readonly string[],
  path: Path,
): Finding[] {
  if (was === undefined || former.length === 0) return [];
  const before = snake(was);
  if (former.includes(before) || there.some((each) => each.name === before)) return [];
  return [neverWas(name, was, former, [...path, 'was'])];
}
