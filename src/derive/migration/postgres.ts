import { isDeepStrictEqual } from 'node:util';
import type { Bridge, ColumnChange, TableChange } from '../../history/difference.ts';
import type { Column, Table } from '../../history/history.ts';
import {
  checksOf,
  columnSql,
  createIndex,
  defaultOf,
  indexName,
  quoted,
  referenceSql,
  type Spelling,
  typeOf,
  uniqueSql,
} from './columns.ts';
import type { Dialect } from './dialect.ts';
import type { Named, Names } from './names.ts';
import type { NamesAround } from './namesAround.ts';
import { bridgeName, createBridge, dropBridge } from './postgresBridge.ts';

/** One statement for each thing; a migration is one transaction, so that all of them hold or none. */
export function postgresChanges(
  spelling: Spelling,
): Pick<Dialect, 'endBridge' | 'rename' | 'alter' | 'createView' | 'dropView' | 'dropTable'> {
  return {
    endBridge: (table, { name, formerly = '' }) => [
      ...dropBridge(table.name, name),
      `ALTER TABLE ${quoted(table.name)} DROP COLUMN ${quoted(formerly)};`,
    ],
    rename: ({ kind, table, from, to }) => [
      kind === 'index'
        ? `ALTER INDEX ${quoted(from)} RENAME TO ${quoted(to)};`
        : `ALTER TABLE ${quoted(table)} RENAME CONSTRAINT ${quoted(from)} TO ${quoted(to)};`,
    ],
    alter: (change, names) => alterTable(spelling, change, names),
    createView,
    dropView: ({ view }) => (view === undefined ? [] : [`DROP VIEW ${quoted(view.name)};`]),
    dropTable: (table) => [
      `DROP TABLE ${quoted(table.name)};`,
      ...table.columns
        .filter(({ formerly }) => formerly !== undefined)
        .map(({ name }) => `DROP FUNCTION ${quoted(bridgeName(table.name, name))}();`),
    ],
  };
}

/** Rows can be read and written through it, as the build before does. */
function createView({ name: table, view }: Table): string[] {
  if (view === undefined) return [];
  const columns = Object.entries(view.columns).map(([known, column]) =>
    known === column ? `  ${quoted(column)}` : `  ${quoted(column)} AS ${quoted(known)}`,
  );
  return [
    [
      `-- The build before knows "${table}" by this name.`,
      `CREATE VIEW ${quoted(view.name)} AS SELECT\n${columns.join(',\n')}\nFROM ${quoted(table)};`,
    ].join('\n'),
  ];
}

function alterTable(spelling: Spelling, change: TableChange, names: NamesAround): string[] {
  const { before, after } = change;
  const table = quoted(after.name);
  const alter = (words: string) => `ALTER TABLE ${table} ${words};`;
  return [
    ...change.contracted.flatMap((bridge) => restoreDefault(spelling, after, bridge)),
    ...change.droppedIndexes
      // An index goes with a column of its own, now or when the column's bridge ends.
      .filter((columns) => columns.every((name) => after.columns.some((c) => c.name === name)))
      .map((columns) => `DROP INDEX ${quoted(indexName(before, columns, names.before))};`),
    ...change.dropped.map(({ name }) => alter(`DROP COLUMN ${quoted(name)}`)),
    ...change.changed.flatMap((column) =>
      alterColumn(spelling, before, after, column, names, column.after.formerly !== undefined),
    ),
    ...change.added.flatMap((column) => [
      alter(`ADD COLUMN ${columnSql(spelling, after, column, names.after)}`),
      ...addConstraints(after, tableConstraints(after, column, names.after)),
    ]),
    ...change.bridged.flatMap((bridge) => expand(spelling, before, after, bridge, names)),
    ...change.addedIndexes.map((columns) => createIndex(after, columns, names.after)),
  ];
}

interface Constraint {
  name: string;
  sql: string;
}

/** Unique and reference, which a column has beside what is said where it is made. */
function tableConstraints(table: Table, column: Column, names: Names): Constraint[] {
  const of = { table: table.name, columns: [column.name] };
  return [
    ...(column.unique
      ? [{ name: names.find({ kind: 'key', ...of }).name, sql: uniqueSql(column) }]
      : []),
    ...(column.references === undefined
      ? []
      : [
          {
            name: names.find({ kind: 'fkey', ...of }).name,
            sql: referenceSql(column, column.references),
          },
        ]),
  ];
}

function addConstraints(table: Table, constraints: readonly Constraint[]): string[] {
  return constraints.map(
    ({ name, sql }) => `ALTER TABLE ${quoted(table.name)} ADD CONSTRAINT ${quoted(name)} ${sql};`,
  );
}

function checks(spelling: Spelling, table: Table, column: Column, names: Names): Constraint[] {
  return checksOf(spelling, column).map((check, number) => {
    const of: Named = { kind: 'check', table: table.name, columns: [column.name], number };
    return { name: names.find(of).name, sql: `CHECK (${check})` };
  });
}

function alterColumn(
  spelling: Spelling,
  before: Table,
  after: Table,
  change: ColumnChange,
  names: NamesAround,
  isBridged: boolean,
): string[] {
  const old = change.before;
  const now = change.after;
  const column = quoted(now.name);
  const alter = (words: string) => `ALTER TABLE ${quoted(after.name)} ${words};`;
  const type = typeOf(spelling, now);
  const isOtherType = type !== typeOf(spelling, old);
  const constraints = (table: Table, of: Column, known: Names) => [
    ...checks(spelling, table, of, known),
    ...tableConstraints(table, of, known),
  ];
  const oldConstraints = constraints(before, old, names.before);
  const nowConstraints = constraints(after, now, names.after);
  // A check is made for a type, and is not looked at again when that changes.
  const stays = ({ name, sql }: Constraint) =>
    !isOtherType &&
    [oldConstraints, nowConstraints].every((list) =>
      list.some((other) => other.name === name && other.sql === sql),
    );
  const isOtherDefault = isOtherType || !isDeepStrictEqual(old.default, now.default);
  // While a bridge stands there is none: see `postgresBridge.ts`.
  const hasDefault = !isBridged && old.default !== undefined;
  const getsDefault = !isBridged && now.default !== undefined;
  return [
    ...oldConstraints
      .filter((constraint) => !stays(constraint))
      .map(({ name }) => alter(`DROP CONSTRAINT ${quoted(name)}`)),
    ...(isOtherDefault && hasDefault ? [alter(`ALTER COLUMN ${column} DROP DEFAULT`)] : []),
    ...(isOtherType ? [alter(`ALTER COLUMN ${column} TYPE ${type} USING ${column}::${type}`)] : []),
    ...requiredness(spelling, after, old, now),
    ...(isOtherDefault && getsDefault
      ? [alter(`ALTER COLUMN ${column} SET DEFAULT ${defaultOf(spelling, now)}`)]
      : []),
    ...addConstraints(
      after,
      nowConstraints.filter((constraint) => !stays(constraint)),
    ),
    ...(isBridged && (isOtherDefault || old.optional !== now.optional)
      ? createBridge(spelling, after, now, 'replace')
      : []),
  ];
}

function requiredness(spelling: Spelling, table: Table, old: Column, now: Column): string[] {
  const isOptional = now.optional === true;
  if ((old.optional === true) === isOptional) return [];
  const column = quoted(now.name);
  const name = quoted(table.name);
  if (isOptional) return [`ALTER TABLE ${name} ALTER COLUMN ${column} DROP NOT NULL;`];
  return [
    `UPDATE ${name} SET ${column} = ${defaultOf(spelling, now)} WHERE ${column} IS NULL;`,
    `ALTER TABLE ${name} ALTER COLUMN ${column} SET NOT NULL;`,
  ];
}

/**
 * A new column beside the old one, which both builds can write: the new one has the rules, and a trigger
 * keeps them equal.
 */
function expand(
  spelling: Spelling,
  before: Table,
  after: Table,
  { column, formerly }: Bridge,
  names: NamesAround,
): string[] {
  const old = before.columns.find(({ name }) => name === formerly);
  if (old === undefined) throw new Error(`${before.name} has no column ${formerly}`);
  const table = quoted(after.name);
  const alter = (words: string) => `ALTER TABLE ${table} ${words};`;
  const from = quoted(formerly);
  const to = quoted(column.name);
  const filled =
    column.optional || !old.optional ? from : `coalesce(${from}, ${defaultOf(spelling, column)})`;
  const loosened = [
    ...[
      ...checks(spelling, before, old, names.before),
      ...tableConstraints(before, old, names.before),
    ].map(({ name }) => `DROP CONSTRAINT ${quoted(name)}`),
    ...(old.optional ? [] : [`ALTER COLUMN ${from} DROP NOT NULL`]),
    ...(old.default === undefined ? [] : [`ALTER COLUMN ${from} DROP DEFAULT`]),
  ];
  return [
    ...loosened.map(alter),
    alter(`ADD COLUMN ${to} ${typeOf(spelling, column)}`),
    `UPDATE ${table} SET ${to} = ${filled};`,
    ...(filled === from ? [] : [`UPDATE ${table} SET ${from} = ${to} WHERE ${from} IS NULL;`]),
    ...(column.optional ? [] : [alter(`ALTER COLUMN ${to} SET NOT NULL`)]),
    ...addConstraints(after, [
      ...checks(spelling, after, column, names.after),
      ...tableConstraints(after, column, names.after),
    ]),
    ...createBridge(spelling, after, column, 'new'),
  ];
}

/** What a column has again when nothing stands beside it any more. */
function restoreDefault(spelling: Spelling, after: Table, { column }: Bridge): string[] {
  const now = after.columns.find(({ name }) => name === column.name);
  if (now === undefined || now.formerly !== undefined || column.default === undefined) return [];
  return [
    `ALTER TABLE ${quoted(after.name)} ALTER COLUMN ${quoted(column.name)} SET DEFAULT ${defaultOf(spelling, column)};`,
  ];
}
