import type { Column, Table } from '../../history/history.ts';
import { defaultOf, quoted, type Spelling } from './columns.ts';
import { hashed } from './names.ts';

/** Of the trigger that keeps two columns equal, and of its function. */
export function bridgeName(table: string, column: string): string {
  return hashed([table, column], '_bridge');
}

/**
 * The trigger by which two builds write one row: each of them writes the name that it knows, and the
 * other column follows. A build that names neither gets the default, which no column has for as long:
 * it could not be told from a value.
 */
export function createBridge(
  spelling: Spelling,
  table: Table,
  column: Column,
  how: 'new' | 'replace',
): string[] {
  const { formerly } = column;
  if (formerly === undefined) throw new Error(`${table.name}.${column.name} has no bridge`);
  const name = quoted(bridgeName(table.name, column.name));
  const now = quoted(column.name);
  const old = quoted(formerly);
  const values = [`NEW.${now}`, `NEW.${old}`];
  if (column.default !== undefined && !column.optional) values.push(defaultOf(spelling, column));
  const body = `CREATE${how === 'replace' ? ' OR REPLACE' : ''} FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW.${now} := coalesce(${values.join(', ')});
    NEW.${old} := NEW.${now};
  ELSIF NEW.${now} IS DISTINCT FROM OLD.${now} THEN
    NEW.${old} := NEW.${now};
  ELSE
    NEW.${now} := NEW.${old};
  END IF;
  RETURN NEW;
END $$;`;
  if (how === 'replace') return [body];
  return [
    `-- The build before writes ${old}, this one ${now}: each follows the other.\n${body}`,
    `CREATE TRIGGER ${name} BEFORE INSERT OR UPDATE ON ${quoted(table.name)}
  FOR EACH ROW EXECUTE FUNCTION ${name}();`,
  ];
}

export function dropBridge(table: string, column: string): string[] {
  const name = quoted(bridgeName(table, column));
  return [`DROP TRIGGER ${name} ON ${quoted(table)};`, `DROP FUNCTION ${name}();`];
}
