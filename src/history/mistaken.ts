import type { Finding, Path } from '../blueprint/finding.ts';
import { quote } from '../blueprint/quote.ts';
import type { Entity, Field, Service } from '../blueprint/types.ts';
import { snake } from '../render/names.ts';
import type { SchemaStep } from './history.ts';

/**
 * Where `was` of what has been renamed names something that it never was: a slip of the pen would take away what a
 * build from before, and those who listen, still know it by.
 * @param steps all that there have been; not empty
 */
export function mistakenNames(service: Service, steps: readonly SchemaStep[]): Finding[] {
  const tables = steps.at(-1)?.schema.tables ?? [];
  return service.entities.flatMap((entity): Finding[] => {
    const path = ['services', service.name, 'entities', entity.name];
    const name = snake(entity.name);
    const table = tables.find((each) => each.name === name);
    if (table === undefined) return [];
    const former = namesBefore(name, (step) => step.renames?.tables);
    if (table.view !== undefined) former.push(table.view.name);
    const names = tables.map((each) => each.name);
    return [
      ...mistaken(entity, names, former, path),
      ...entity.fields.flatMap((field) => {
        const columns = table.columns.map((each) => each.name);
        const before = namesBefore(snake(field.name), (step) => step.renames?.columns?.[name]);
        const bridge = table.columns.find((each) => each.name === snake(field.name))?.formerly;
        if (bridge !== undefined) before.push(bridge);
        return mistaken(field, columns, before, [...path, 'fields', field.name]);
      }),
    ];
  });

  function namesBefore(
    name: string,
    renames: (step: SchemaStep) => Record<string, string> | undefined,
  ): string[] {
    return steps.flatMap((step) =>
      Object.entries(renames(step) ?? {}).flatMap(([old, now]) => (now === name ? [old] : [])),
    );
  }
}

/**
 * @param there names of today: one of them is renamed just now
 * @param former names that it has had
 */
function mistaken(
  { name, was }: Pick<Entity | Field, 'name' | 'was'>,
  there: readonly string[],
  former: readonly string[],
  path: Path,
): Finding[] {
  if (was === undefined || former.length === 0) return [];
  if (there.includes(snake(was)) || former.includes(snake(was))) return [];
  return [
    {
      code: 'not-migratable',
      message: `${quote(name)} was never ${quote(was)}: it was ${[...new Set(former)].map(quote).join(', ')}`,
      hint: 'Write was: with that name while a build from before runs, and take it out when none does any more.',
      path: [...path, 'was'],
    },
  ];
}
