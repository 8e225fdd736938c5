/**
 * What a database is, as lines that can be compared. What has no meaning is left out: the order of
 * columns (a column that was added comes last), the names of NOT NULL (PostgreSQL 18 gives them some,
 * nothing refers to them) and of what SQLite makes by itself, the order of the values of an enum, how
 * SQLite's text of a table came to be.
 */
export const descriptionQueries = {
  postgres: `
WITH here AS (
  SELECT c.* FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace
)
SELECT format('%s %s %s', relkind, relname, reloptions) AS line FROM here WHERE relkind IN ('r', 'v', 'S')
UNION ALL
SELECT format('column %s.%s %s %s %s', relname, attname, format_type(atttypid, atttypmod), attnotnull,
  pg_get_expr(adbin, adrelid))
FROM here JOIN pg_attribute ON attrelid = here.oid LEFT JOIN pg_attrdef ON adrelid = here.oid AND adnum = attnum
WHERE relkind IN ('r', 'v') AND attnum > 0 AND NOT attisdropped
UNION ALL
SELECT format('constraint %s.%s %s', relname, conname, pg_get_constraintdef(pg_constraint.oid))
FROM here JOIN pg_constraint ON conrelid = here.oid WHERE contype <> 'n'
UNION ALL
SELECT replace(pg_get_indexdef(oid), current_schema() || '.', '') FROM here WHERE relkind = 'i'
UNION ALL
SELECT format('trigger %s.%s', relname, tgname) FROM here JOIN pg_trigger ON tgrelid = here.oid
WHERE NOT tgisinternal
UNION ALL
SELECT format('function %s', proname) FROM pg_proc WHERE pronamespace = current_schema()::regnamespace`,
  sqlite: `
SELECT m.type || ' ' || m.name || ' ' || l.strict AS line, m.sql AS sql
FROM sqlite_schema m LEFT JOIN pragma_table_list l ON l.name = m.name
WHERE m.type IN ('table', 'view') AND m.name NOT LIKE 'sqlite_%'
UNION ALL
SELECT 'trigger ' || name, NULL FROM sqlite_schema WHERE type = 'trigger'
UNION ALL
SELECT printf('column %s.%s %s %s %s %s', m.name, c.name, lower(c.type), c."notnull", c.dflt_value, c.pk), NULL
FROM sqlite_schema m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'
UNION ALL
SELECT printf('reference %s.%s %s', m.name, f."from", f."table"), NULL
FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table'
UNION ALL
SELECT printf('index %s %s %s %s', m.name, i.origin, iif(i.origin = 'c', i.name, ''),
  (SELECT group_concat(name) FROM (SELECT name FROM pragma_index_info(i.name) ORDER BY seqno))), NULL
FROM sqlite_schema m JOIN pragma_index_list(m.name) i WHERE m.type = 'table'`,
};

/** Rows of `descriptionQueries` as sorted lines. */
export function describeRows(rows: readonly Record<string, unknown>[]): string[] {
  return rows
    .flatMap(({ line, sql }) => [
      String(line),
      ...(typeof sql === 'string'
        ? checksIn(sql).map((check) => `check ${String(line).split(' ')[1]} ${check}`)
        : []),
    ])
    .map(withSortedValues)
    .sort();
}

/** SQLite tells checks only as a part of the text that made the table. */
function checksIn(sql: string): string[] {
  const found: string[] = [];
  for (const { index } of sql.matchAll(/CHECK \(/g)) {
    const start = index + 'CHECK '.length;
    let end = start;
    for (let depth = 0, isText = false; end < sql.length; end += 1) {
      if (sql[end] === "'") isText = !isText;
      if (isText) continue;
      if (sql[end] === '(') depth += 1;
      if (sql[end] === ')') depth -= 1;
      if (depth === 0) break;
    }
    found.push(sql.slice(start, end + 1));
  }
  return found;
}

function withSortedValues(line: string): string {
  return line.replace(/(IN \(|ARRAY\[)([^)\]]*)/g, (_, start: string, values: string) => {
    return start + values.split(', ').sort().join(', ');
  });
}
