import { differenceOf, renamed, type TableChange } from '../history/difference.ts';
import type { Column, Renames, Schema, SchemaStep, Table } from '../history/history.ts';
import { checksOf, createTable, quoted } from './migration/columns.ts';
import type { Dialect } from './migration/dialect.ts';
import { namesAround } from './migration/namesAround.ts';

export type { Dialect };

/**
 * A forward migration: the statements that lead from one schema to the next.
 * @param from undefined for the first migration of a service
 */
export function migrationSql(
  dialect: Dialect,
  from: Schema | undefined,
  to: Schema,
  renames: Renames = {},
): string {
  const { chassisTables } = dialect;
  const parts = tableSql(dialect, from ?? { tables: [] }, to, renames);
  if (from === undefined) parts.push(chassisTables.always);
  const added = to.chassis?.filter((name) => !from?.chassis?.includes(name)) ?? [];
  parts.push(...added.map((name) => chassisTables[name]));
  return parts.join('\n\n');
}

/** The step's SQL, given all steps of the service up to it. */
export function stepSql(dialect: Dialect, steps: SchemaStep[], index: number): string {
  const step = steps[index];
  if (step === undefined) throw new Error(`no schema step ${index}`);
  return migrationSql(dialect, steps[index - 1]?.schema, step.schema, step.renames);
}

function tableSql(dialect: Dialect, from: Schema, to: Schema, renames: Renames): string[] {
  const before = renamed(from, renames);
  const names = namesAround((column) => checksOf(dialect, column), from, to, renames);
  const { created, changed, dropped } = differenceOf(before, to);
  const changing = new Set(changed.map(({ after }) => after.name));
  const viewsBefore = before.tables.filter(
    (table) => changing.has(table.name) || dropped.includes(table),
  );
  return [
    // A view stands in the way of changes to what it shows.
    ...viewsBefore.flatMap(dialect.dropView),
    ...endedBridges(from, changed, renames).flatMap(([table, column]) =>
      dialect.endBridge(table, column),
    ),
    ...renameSql(renames),
    ...names.renames.flatMap(dialect.rename),
    ...created.flatMap((table) => createTable(dialect, table, names.after)),
    ...changed.flatMap((change) => dialect.alter(change, names)),
    ...dropped.flatMap(dialect.dropTable),
    ...to.tables.filter(({ name }) => changing.has(name)).flatMap(dialect.createView),
  ];
}

function renameSql({ tables = {}, columns = {} }: Renames): string[] {
  return [
    ...Object.entries(tables).map(
      ([old, now]) => `ALTER TABLE ${quoted(old)} RENAME TO ${quoted(now)};`,
    ),
    ...Object.entries(columns).flatMap(([table, names]) =>
      Object.entries(names).map(
        ([old, now]) =>
          `ALTER TABLE ${quoted(table)} RENAME COLUMN ${quoted(old)} TO ${quoted(now)};`,
      ),
    ),
  ];
}

/** In the names of before: a trigger, and what it runs, keep those that they were made with. */
function endedBridges(
  { tables }: Schema,
  changed: readonly TableChange[],
  renames: Renames,
): [Table, Column][] {
  return tables.flatMap((table) => {
    const name = renames.tables?.[table.name] ?? table.name;
    const change = changed.find(({ before }) => before.name === name);
    const ended = new Set(change?.contracted.map(({ formerly }) => formerly));
    return table.columns.flatMap((column): [Table, Column][] =>
      column.formerly !== undefined && ended.has(column.formerly) ? [[table, column]] : [],
    );
  });
}
