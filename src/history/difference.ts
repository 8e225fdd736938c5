import { isDeepStrictEqual } from 'node:util';
import type { Column, Renames, Schema, Table } from './history.ts';

/** What leads from one schema to the next, whatever the store. */
export interface Difference {
  created: Table[];
  changed: TableChange[];
  /** In an order in which they can go: what refers to another one before it. */
  dropped: Table[];
}

/** Names are those of today: see `renamed`. */
export interface TableChange {
  before: Table;
  after: Table;
  added: Column[];
  /** New columns that take over from an old one, which stays beside them. */
  bridged: Bridge[];
  /** Bridges that end: the old column goes, the new one stays unless it is dropped too. */
  contracted: Bridge[];
  changed: ColumnChange[];
  dropped: Column[];
  addedIndexes: string[][];
  droppedIndexes: string[][];
}

export interface ColumnChange {
  before: Column;
  after: Column;
}

export interface Bridge {
  column: Column;
  /** Name of the old column. */
  formerly: string;
}

/**
 * @param before in the names of `after`
 * @param after the order of its fields and of its enum values says nothing
 */
export function differenceOf(before: Schema, after: Schema): Difference {
  const known = new Map(before.tables.map((table) => [table.name, table]));
  const names = new Set(after.tables.map(({ name }) => name));
  return {
    created: after.tables.filter(({ name }) => !known.has(name)),
    changed: after.tables.flatMap((table) => {
      const old = known.get(table.name);
      const change = old && changeOf(old, table);
      return change === undefined ? [] : [change];
    }),
    dropped: before.tables.filter(({ name }) => !names.has(name)).reverse(),
  };
}

/** A schema in the names that its things have afterwards. */
export function renamed(schema: Schema, renames: Renames = {}): Schema {
  const tableName = (name: string) => renames.tables?.[name] ?? name;
  return {
    ...schema,
    tables: schema.tables.map((table) => {
      const name = tableName(table.name);
      const columnName = (column: string) => renames.columns?.[name]?.[column] ?? column;
      return {
        ...table,
        name,
        key: columnName(table.key),
        columns: table.columns.map((column) => ({
          ...column,
          name: columnName(column.name),
          ...(column.references !== undefined && { references: tableName(column.references) }),
        })),
        indexes: table.indexes.map((columns) => columns.map(columnName)),
      };
    }),
  };
}

function changeOf(before: Table, after: Table): TableChange | undefined {
  const old = byName(before.columns);
  const now = byName(after.columns);
  const isNewBridge = ({ name, formerly }: Column) =>
    formerly !== undefined && formerly !== old.get(name)?.formerly;
  const bridged = after.columns.filter(isNewBridge).map(bridgeOf);
  const bridgedFrom = new Set(bridged.map(({ formerly }) => formerly));
  const contracted = before.columns
    .filter(({ name, formerly }) => formerly !== undefined && now.get(name)?.formerly !== formerly)
    .map(bridgeOf);
  const change: TableChange = {
    before,
    after,
    added: after.columns.filter((column) => !old.has(column.name) && !isNewBridge(column)),
    bridged,
    contracted,
    changed: after.columns.flatMap((column) => {
      const known = old.get(column.name);
      return known === undefined || isSame(known, column) ? [] : [{ before: known, after: column }];
    }),
    dropped: before.columns.filter(({ name }) => !now.has(name) && !bridgedFrom.has(name)),
    addedIndexes: missingIn(before.indexes, after.indexes),
    droppedIndexes: missingIn(after.indexes, before.indexes),
  };
  const { before: _before, after: _after, ...lists } = change;
  const isEmpty = Object.values(lists).every((list) => list.length === 0);
  return isEmpty && isDeepStrictEqual(before.view, after.view) ? undefined : change;
}

function bridgeOf(column: Column): Bridge {
  return { column, formerly: column.formerly ?? column.name };
}

function isSame(a: Column, b: Column): boolean {
  return isDeepStrictEqual(comparable(a), comparable(b));
}

function comparable({ formerly: _formerly, values, ...column }: Column) {
  return { ...column, values: values?.toSorted() };
}

function missingIn(known: string[][], wanted: string[][]): string[][] {
  const names = new Set(known.map((columns) => columns.join()));
  return wanted.filter((columns) => !names.has(columns.join()));
}

function byName(columns: readonly Column[]): Map<string, Column> {
  return new Map(columns.map((column) => [column.name, column]));
}
