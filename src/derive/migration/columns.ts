import type { Column, Table } from '../../history/history.ts';
import { sql as literal } from '../../render/print.ts';
import type { Dialect } from './dialect.ts';
import { type Named, type Names, withoutKey } from './names.ts';

/** The words of a dialect that a column needs. */
export type Spelling = Pick<
  Dialect,
  'column' | 'boolean' | 'document' | 'length' | 'numeric' | 'tableOptions' | 'namesConstraints'
>;

// Always quoted: entities may be called Order, User or Group.
export function quoted(name: string): string {
  return `"${name}"`;
}

export function list(names: readonly string[]): string {
  return names.map(quoted).join(', ');
}

export function createTable(spelling: Spelling, table: Table, names: Names): string[] {
  const lines = table.columns.map((column) => `  ${columnSql(spelling, table, column, names)}`);
  const named = (of: Named) => nameSql(spelling, names, of);
  const { name } = table;
  lines.push(
    `  ${named({ kind: 'pkey', table: name, columns: [table.key] })}PRIMARY KEY (${quoted(table.key)})`,
  );
  for (const column of table.columns) {
    const of = { table: name, columns: [column.name] };
    if (column.unique) lines.push(`  ${named({ kind: 'key', ...of })}${uniqueSql(column)}`);
    if (column.references !== undefined) {
      lines.push(`  ${named({ kind: 'fkey', ...of })}${referenceSql(column, column.references)}`);
    }
  }
  return [
    `CREATE TABLE ${quoted(table.name)} (\n${lines.join(',\n')}\n)${spelling.tableOptions};`,
    ...table.indexes.map((columns) => createIndex(table, columns, names)),
  ];
}

export function createIndex(table: Table, columns: string[], names: Names): string {
  const name = indexName(table, columns, names);
  return `CREATE INDEX ${quoted(name)} ON ${quoted(table.name)} (${list(columns)});`;
}

export function indexName({ name, key }: Table, columns: string[], names: Names): string {
  return names.find({ kind: 'idx', table: name, columns: withoutKey(columns, key) }).name;
}

export function uniqueSql({ name }: Column): string {
  return `UNIQUE (${quoted(name)})`;
}

export function referenceSql({ name }: Column, references: string): string {
  return `FOREIGN KEY (${quoted(name)}) REFERENCES ${quoted(references)}`;
}

export function columnSql(spelling: Spelling, table: Table, column: Column, names: Names): string {
  return [
    quoted(column.name),
    typeOf(spelling, column),
    ...(column.optional ? [] : ['NOT NULL']),
    ...(column.default === undefined ? [] : [`DEFAULT ${defaultOf(spelling, column)}`]),
    ...checksOf(spelling, column).map((check, number) => {
      const of: Named = { kind: 'check', table: table.name, columns: [column.name], number };
      return `${nameSql(spelling, names, of)}CHECK (${check})`;
    }),
  ].join(' ');
}

/** Said only where PostgreSQL would choose another name. */
function nameSql({ namesConstraints }: Spelling, names: Names, of: Named): string {
  if (!namesConstraints) return '';
  const { name, isUsual } = names.find(of);
  return isUsual ? '' : `CONSTRAINT ${quoted(name)} `;
}

export function typeOf({ document, column: typeNamed }: Spelling, column: Column): string {
  return column.array ? document : typeNamed(column.type);
}

export function checksOf({ numeric, length }: Spelling, column: Column): string[] {
  if (column.array) return [];
  const name = quoted(column.name);
  const found: string[] = [];
  if (column.values !== undefined)
    found.push(`${name} IN (${column.values.map(literal).join(', ')})`);
  const number = numeric(name, column.type);
  if (column.minimum !== undefined) found.push(`${number} >= ${column.minimum}`);
  if (column.maximum !== undefined) found.push(`${number} <= ${column.maximum}`);
  if (column.maxLength !== undefined) found.push(`${length(name)} <= ${column.maxLength}`);
  return found;
}

/** The default as a literal; there is one. */
export function defaultOf({ boolean }: Spelling, column: Column): string {
  const { default: given, type, array } = column;
  if (array || type === 'json' || type === 'object') return literal(JSON.stringify(given));
  if (typeof given === 'number') return String(given);
  if (typeof given === 'boolean') return boolean(given);
  return literal(given);
}
