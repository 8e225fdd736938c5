import type { TableChange } from '../../history/difference.ts';
import type { Column } from '../../history/history.ts';
import {
  columnSql,
  createIndex,
  createTable,
  defaultOf,
  indexName,
  list,
  quoted,
  type Spelling,
  typeOf,
} from './columns.ts';
import type { Dialect } from './dialect.ts';
import type { NamesAround } from './namesAround.ts';

/** No entity has a name that begins like this. */
const rowsBefore = quoted('_before');

/** SQLite adds columns and indexes; a table that changes in another way is made anew. */
export function sqliteChanges(
  spelling: Spelling,
): Pick<Dialect, 'endBridge' | 'rename' | 'alter' | 'createView' | 'dropView' | 'dropTable'> {
  return {
    rename: ({ kind, table, columns, from, to }) =>
      kind === 'index'
        ? [
            `DROP INDEX ${quoted(from)};`,
            `CREATE INDEX ${quoted(to)} ON ${quoted(table)} (${list(columns)});`,
          ]
        : [],
    alter: (change, names) =>
      canAdd(change) ? add(spelling, change, names) : makeAnew(spelling, change, names),
    // One process has the file: no other build is there to be bridged to.
    endBridge: () => [],
    createView: () => [],
    dropView: () => [],
    dropTable: ({ name }) => [`DROP TABLE ${quoted(name)};`],
  };
}

/** https://www.sqlite.org/lang_altertable.html#altertabaddcol */
function canAdd({ added, changed, dropped }: TableChange): boolean {
  return (
    changed.length === 0 &&
    dropped.length === 0 &&
    added.every(({ unique, references }) => !unique && references === undefined)
  );
}

function add(spelling: Spelling, change: TableChange, names: NamesAround): string[] {
  const { before, after } = change;
  return [
    ...change.droppedIndexes.map(
      (columns) => `DROP INDEX ${quoted(indexName(before, columns, names.before))};`,
    ),
    ...change.added.map(
      (column) =>
        `ALTER TABLE ${quoted(after.name)} ADD COLUMN ${columnSql(spelling, after, column, names.after)};`,
    ),
    ...change.addedIndexes.map((columns) => createIndex(after, columns, names.after)),
  ];
}

/**
 * https://www.sqlite.org/lang_altertable.html#otheralter, in another order: a migration is one transaction,
 * in which references cannot be switched off, but wait for its end (`PRAGMA defer_foreign_keys`). They are
 * counted as rows go and come back under the same name; those that then hold nothing stop the migration.
 */
function makeAnew(spelling: Spelling, change: TableChange, names: NamesAround): string[] {
  const { before, after } = change;
  const known = new Map(before.columns.map((column) => [column.name, column]));
  const table = quoted(after.name);
  const copied = after.columns.flatMap((column): [string, string][] => {
    const old = known.get(column.name);
    return old === undefined ? [] : [[column.name, carriedValue(spelling, old, column)]];
  });
  const columns = list(copied.map(([name]) => name));
  const values = copied.map(([, value]) => value).join(', ');
  return [
    `-- The table is made anew: SQLite changes no column in place.\nCREATE TABLE ${rowsBefore} AS SELECT * FROM ${table};`,
    `DROP TABLE ${table};`,
    ...createTable(spelling, after, names.after).slice(0, 1),
    `INSERT INTO ${table} (${columns})\n  SELECT ${values} FROM ${rowsBefore};`,
    `DROP TABLE ${rowsBefore};`,
    ...after.indexes.map((index) => createIndex(after, index, names.after)),
  ];
}

/** What a row that is there has in the new column. */
function carriedValue(spelling: Spelling, old: Column, now: Column): string {
  const name = quoted(now.name);
  const type = typeOf(spelling, now);
  const isOtherType = type !== typeOf(spelling, old);
  const value = isOtherType ? `CAST(${name} AS ${type})` : name;
  const isFilled = old.optional && !now.optional;
  return isFilled ? `coalesce(${value}, ${defaultOf(spelling, now)})` : value;
}
