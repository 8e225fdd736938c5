import type { FormerNames } from './formerNames.ts';
import type { Column, Renames, Schema, Table, TableView } from './history.ts';
import { isCopy } from './isCopy.ts';

/** The schema after a step, and how it comes from the one before. */
export interface Carried {
  schema: Schema;
  renames: Renames;
}

/**
 * What goes over from the schema before: tables of the chassis, and, where two builds can share the
 * store, bridges for the build before. A bridge is made by a new `was` and lasts as long as it.
 */
export function carry(
  before: Schema,
  wanted: Schema,
  former: FormerNames,
  isShared: boolean,
): Carried {
  const renames: Required<Renames> = { tables: {}, columns: {} };
  const names = new Set(wanted.tables.map(({ name }) => name));
  const tables = wanted.tables.map((table): Table => {
    const was = former.tables[table.name];
    const same = before.tables.find(({ name }) => name === table.name);
    const source =
      same ??
      (was === undefined || names.has(was)
        ? undefined
        : before.tables.find(({ name }) => name === was));
    if (source === undefined) return table;
    const isRenamed = same === undefined;
    if (isRenamed) renames.tables[source.name] = table.name;

    const formerColumns = former.columns[table.name] ?? {};
    // The view of a table that is renamed has the old names of its columns as well.
    // A copy of another service's rows needs none: what a build from before cannot write comes again.
    const bridges = isShared && !isRenamed && !isCopy(table);
    const { columns, renamedColumns } = carryColumns(source, table, formerColumns, bridges);
    if (Object.keys(renamedColumns).length > 0) renames.columns[table.name] = renamedColumns;

    const now = nowOf(columns, renamedColumns);
    const view = isRenamed
      ? isShared && viewOf(source, now)
      : source.view?.name === was && source.view && keptView(source.view, now);
    return { ...table, columns, ...(view && { view }) };
  });
  const chassis = [...new Set([...(before.chassis ?? []), ...(wanted.chassis ?? [])])].sort();
  return {
    schema: { tables, ...(chassis.length > 0 && { chassis }) },
    renames: withoutEmpty(renames),
  };
}

function carryColumns(
  source: Table,
  table: Table,
  former: Record<string, string>,
  bridges: boolean,
): { columns: Column[]; renamedColumns: Record<string, string> } {
  const known = new Map(source.columns.map((column) => [column.name, column]));
  const names = new Set(table.columns.map(({ name }) => name));
  const renamedColumns: Record<string, string> = {};
  const columns = table.columns.map((column): Column => {
    const was = former[column.name];
    if (was === undefined) return column;
    const same = known.get(column.name);
    if (same !== undefined) {
      return bridges && same.formerly === was ? { ...column, formerly: was } : column;
    }
    if (!known.has(was) || names.has(was)) return column;
    if (bridges) return { ...column, formerly: was };
    renamedColumns[was] = column.name;
    return column;
  });
  return { columns, renamedColumns };
}

/** What a column of the table before is called now; undefined when it is gone. */
type Now = (column: string) => string | undefined;

function nowOf(columns: readonly Column[], renamedColumns: Record<string, string>): Now {
  const names = new Set(columns.map(({ name }) => name));
  const bridged = new Map(columns.map(({ name, formerly }) => [formerly, name]));
  return (column) => (names.has(column) ? column : (renamedColumns[column] ?? bridged.get(column)));
}

function viewOf({ name, columns }: Table, now: Now): TableView {
  return keptView(
    { name, columns: Object.fromEntries(columns.map((column) => [column.name, column.name])) },
    now,
  );
}

function keptView({ name, columns }: TableView, now: Now): TableView {
  const kept = Object.entries(columns).flatMap(([known, column]): [string, string][] => {
    const target = now(column);
    return target === undefined ? [] : [[known, target]];
  });
  return { name, columns: Object.fromEntries(kept) };
}

function withoutEmpty({ tables, columns }: Required<Renames>): Renames {
  return {
    ...(Object.keys(tables).length > 0 && { tables }),
    ...(Object.keys(columns).length > 0 && { columns }),
  };
}
