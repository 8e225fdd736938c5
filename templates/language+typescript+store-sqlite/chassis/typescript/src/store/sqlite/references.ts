import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';

interface ForeignKey {
  from: string;
  table: string;
  to: string;
}

/**
 * Columns of a statement whose references hold nothing: SQLite says that one is broken, not which.
 * The statement is let through, its row is looked at, and what it did is undone. Nothing is said of
 * statements that return no row, nor outside of a transaction, where all of it would stay.
 */
export function brokenReferences(
  database: DatabaseSync,
  statement: StatementSync,
  values: Record<string, SQLInputValue>,
): string[] {
  const returned = statement.columns();
  const table = returned.find((column) => column.table !== null)?.table;
  if (!database.isTransaction || table === undefined || table === null) return [];

  database.exec('SAVEPOINT broken; PRAGMA defer_foreign_keys = ON');
  try {
    const row = statement.get(values);
    return foreignKeys(database, table)
      .filter(({ from, ...target }) => {
        const name = returned.find(({ column }) => column === from)?.name;
        const value = name === undefined ? null : row?.[name];
        return value !== null && value !== undefined && !isThere(database, target, value);
      })
      .map(({ from }) => from);
  } finally {
    database.exec('ROLLBACK TO broken; RELEASE broken; PRAGMA defer_foreign_keys = OFF');
  }
}

function foreignKeys(database: DatabaseSync, table: string): ForeignKey[] {
  const keys = database.prepare(`
    SELECT "from", "table", coalesce("to", (
      SELECT "name" FROM pragma_table_info(list."table") WHERE "pk" = 1
    )) AS "to" FROM pragma_foreign_key_list($1) AS list`);
  return keys.all({ $1: table }) as unknown as ForeignKey[];
}

function isThere(
  database: DatabaseSync,
  { table, to }: Omit<ForeignKey, 'from'>,
  value: SQLInputValue,
): boolean {
  const found = database.prepare(`SELECT 1 FROM "${table}" WHERE "${to}" = $1`);
  return found.get({ $1: value }) !== undefined;
}
