import { createHash } from 'node:crypto';
import type { FieldType } from '../blueprint/types.ts';
import type { ChassisTables, Column, Schema, SchemaStep, Table } from '../history/history.ts';
import { sql as literal } from '../render/print.ts';

/** How a store spells what a migration says. */
export interface Dialect {
  column: (type: FieldType) => string;
  boolean: (value: boolean) => string;
  /** Type of a list or a nested object. */
  document: string;
  /** Appended to `CREATE TABLE (...)`. */
  tableOptions: string;
  /** Length of a text in characters. */
  length: (column: string) => string;
  /** A column's value as a number, for bounds. */
  numeric: (column: string, type: FieldType) => string;
  /** Tables of the chassis: those that every service has from its first migration, and sets by name. */
  chassisTables: Readonly<Record<ChassisTables | 'always', string>>;
}

/**
 * A forward migration: the statements that lead from one schema to the next.
 * @param from undefined for the first migration of a service
 * @throws Error for a difference that forward statements without data loss cannot express
 */
export function migrationSql(dialect: Dialect, from: Schema | undefined, to: Schema): string {
  const known = new Map(from?.tables.map((table) => [table.name, table]));
  const parts = to.tables.flatMap((table) => {
    const before = known.get(table.name);
    return before === undefined ? createTable(dialect, table) : alterTable(dialect, before, table);
  });
  const { chassisTables } = dialect;
  if (from === undefined) parts.push(chassisTables.always);
  const added = to.chassis?.filter((name) => !from?.chassis?.includes(name)) ?? [];
  parts.push(...added.map((name) => chassisTables[name]));
  return parts.join('\n\n');
}

/** The step's SQL, given all steps of the service up to it. */
export function stepSql(dialect: Dialect, steps: SchemaStep[], index: number): string {
  const step = steps[index];
  if (step === undefined) throw new Error(`no schema step ${index}`);
  return migrationSql(dialect, steps[index - 1]?.schema, step.schema);
}

function createTable(dialect: Dialect, table: Table): string[] {
  const lines = table.columns.map((column) => `  ${columnSql(dialect, column)}`);
  lines.push(`  PRIMARY KEY (${quoted(table.key)})`);
  for (const column of table.columns) {
    if (column.unique) lines.push(`  UNIQUE (${quoted(column.name)})`);
    if (column.references !== undefined) {
      lines.push(`  FOREIGN KEY (${quoted(column.name)}) REFERENCES ${quoted(column.references)}`);
    }
  }
  return [
    `CREATE TABLE ${quoted(table.name)} (\n${lines.join(',\n')}\n)${dialect.tableOptions};`,
    ...table.indexes.map((columns) => createIndex(table, columns)),
  ];
}

function alterTable(dialect: Dialect, before: Table, table: Table): string[] {
  const known = new Set(before.columns.map(({ name }) => name));
  const indexed = new Set(before.indexes.map((columns) => columns.join()));
  return [
    ...table.columns
      .filter(({ name }) => !known.has(name))
      .map((column) => addColumn(dialect, table, column)),
    ...table.indexes
      .filter((columns) => !indexed.has(columns.join()))
      .map((columns) => createIndex(table, columns)),
  ];
}

function addColumn(dialect: Dialect, table: Table, column: Column): string {
  if (!column.optional && column.default === undefined) {
    throw new Error(`${table.name}.${column.name}: rows that exist have no value for it`);
  }
  return `ALTER TABLE ${quoted(table.name)} ADD COLUMN ${columnSql(dialect, column)};`;
}

function createIndex(table: Table, columns: string[]): string {
  // The key is in all of them and would only make the name longer.
  const named = columns.filter((column) => column !== table.key).join('_');
  const name = identifier(`${table.name}_${named}_idx`);
  return `CREATE INDEX ${quoted(name)} ON ${quoted(table.name)} (${columns.map(quoted).join(', ')});`;
}

function columnSql(dialect: Dialect, column: Column): string {
  const type = column.array ? dialect.document : dialect.column(column.type);
  return [
    quoted(column.name),
    type,
    ...(column.optional ? [] : ['NOT NULL']),
    ...(column.default === undefined ? [] : [`DEFAULT ${value(dialect, column)}`]),
    ...checks(dialect, column).map((check) => `CHECK (${check})`),
  ].join(' ');
}

function checks(dialect: Dialect, column: Column): string[] {
  if (column.array) return [];
  const name = quoted(column.name);
  const found: string[] = [];
  if (column.values !== undefined)
    found.push(`${name} IN (${column.values.map(literal).join(', ')})`);
  const number = dialect.numeric(name, column.type);
  if (column.minimum !== undefined) found.push(`${number} >= ${column.minimum}`);
  if (column.maximum !== undefined) found.push(`${number} <= ${column.maximum}`);
  if (column.maxLength !== undefined) found.push(`${dialect.length(name)} <= ${column.maxLength}`);
  return found;
}

function value(dialect: Dialect, column: Column): string {
  const { default: given, type, array } = column;
  if (array || type === 'json' || type === 'object') return literal(JSON.stringify(given));
  if (typeof given === 'number') return String(given);
  if (typeof given === 'boolean') return dialect.boolean(given);
  return literal(given);
}

/** PostgreSQL cuts names off at 63 bytes: longer ones keep their start and are told apart by a hash. */
function identifier(name: string): string {
  if (name.length <= 63) return name;
  return `${name.slice(0, 54)}_${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;
}

// Always quoted: entities may be called Order, User or Group.
function quoted(name: string): string {
  return `"${name}"`;
}
