import type { Blueprint, Entity, Field, Service } from '../blueprint/types.ts';
import { camel, snake } from '../render/names.ts';

/** What `was` says, in the names of tables and columns. */
export interface FormerNames {
  /** By table: its name before. */
  tables: Record<string, string>;
  /** By table, by column: its name before. */
  columns: Record<string, Record<string, string>>;
}

/** Of a service's entities, and of what it keeps a copy of. */
export function formerNames(service: Service, blueprint: Blueprint): FormerNames {
  const former: FormerNames = { tables: {}, columns: {} };
  const learn = (table: string, { was, fields }: Pick<Entity, 'was' | 'fields'>) => {
    if (was !== undefined) former.tables[table] = snake(was);
    former.columns[table] = formerColumns(fields);
  };
  for (const entity of service.entities) learn(snake(entity.name), entity);
  for (const { name, of, key } of service.replicas) {
    const owner = blueprint.services.find((other) => other.name === of.service);
    const original = owner?.entities.find((entity) => entity.name === of.name);
    // A copy with a name of its own keeps it.
    if (original === undefined) continue;
    learn(snake(name), name === of.name ? original : { fields: original.fields });
    const was = formerKey(original, key);
    if (was !== undefined) former.columns[snake(name)] = { ...former.columns[snake(name)], ...was };
  }
  return former;
}

/** The key of a copy is called after the original, where that has none with a name of its own. */
function formerKey({ name, was }: Entity, key: string): Record<string, string> | undefined {
  if (was === undefined || key !== `${camel(name)}Id`) return undefined;
  return { [snake(key)]: snake(`${camel(was)}Id`) };
}

function formerColumns(fields: readonly Field[]): Record<string, string> {
  return Object.fromEntries(
    fields.flatMap(({ name, was }) => (was === undefined ? [] : [[snake(name), snake(was)]])),
  );
}
