import { expect, it } from 'vitest';
import { madeIn, tablesIn } from '../../../src/code/sql.ts';

const statements: [statement: string, tables: string][] = [
  ['SELECT * FROM "Loan" l, book AS b, "a""b"', 'Loan book a"b'],
  ['select 1 from a join b on a.x = b.x left join only c using (x)', 'a b c'],
  ['SELECT * FROM a, LATERAL (SELECT * FROM b WHERE b.x = a.x) c, d', 'a b d'],
  ['SELECT * FROM generate_series(1, 2), a JOIN json_each(x) ON true', 'a'],
  ['INSERT INTO "main"."a" (x) SELECT x FROM db.s.b', 'main.a s.b'],
  ['INSERT OR IGNORE INTO a VALUES (?) ON CONFLICT DO UPDATE SET x = 1', 'a'],
  ['UPDATE OR REPLACE a SET x = (SELECT max(x) FROM b)', 'a b'],
  ['DELETE FROM ONLY a USING b, c WHERE a.x = b.x', 'a b c'],
  ['MERGE INTO a USING b ON a.x = b.x WHEN MATCHED THEN DELETE', 'a b'],
  ['TRUNCATE TABLE a, b', 'a b'],
  ['SELECT * FROM a FOR NO KEY UPDATE OF a', 'a'],
  ['SELECT x IS DISTINCT FROM y, extract(day FROM z), trim(both from w) FROM a', 'a'],
  ['WITH RECURSIVE t(n) AS (SELECT 1), u AS NOT MATERIALIZED (TABLE b) SELECT * FROM t, u', 'b'],
  ["SELECT 'FROM a', $$FROM b$$, $x$FROM c$x$, E'\\' FROM d', 'it''s FROM e' -- FROM f", ''],
  ['/* FROM a */ SELECT "FROM b" FROM `c d`', 'c d'],
  ['CREATE TABLE IF NOT EXISTS a (x int) STRICT; CREATE VIEW v AS SELECT * FROM b', 'a v b'],
  ['SELECT * FROM $1 WHERE x = $2', ''],
  ['SELECT * FROM "never closed', ''],
  ['', ''],
];

it.each(statements)('%s', (statement, tables) => {
  const found = tablesIn(statement);
  const names = found.map(({ name, qualifier }) =>
    qualifier === undefined ? name : `${qualifier}.${name}`,
  );
  expect(names.join(' ')).toBe(tables);
  // The offset is that of the name, or of the first of what stands before it.
  for (const { offset } of found) {
    expect(statement.slice(0, offset)).toMatch(/(?:^|[\s,(])$/);
    expect(statement.slice(offset)).toMatch(/^["`\w]/);
  }
});

it.each([
  ['CREATE TABLE IF NOT EXISTS "a" (x int) STRICT; ALTER TABLE b ADD COLUMN x int', 'a'],
  ['CREATE OR REPLACE TEMP VIEW v AS SELECT * FROM b; DROP TABLE c; TRUNCATE TABLE d', 'v'],
  ['CREATE UNLOGGED TABLE s.a (b int REFERENCES c (id)); INSERT INTO d VALUES (1)', 'a'],
  ['ALTER TABLE a RENAME TO b; ALTER TABLE c RENAME COLUMN d TO e', 'b'],
  ['ALTER TABLE a RENAME CONSTRAINT b TO c; GRANT SELECT ON TABLE a TO d', ''],
  ["COMMENT ON TABLE a IS 'CREATE TABLE b'; -- CREATE TABLE c", ''],
])('%s makes %s', (script, tables) => {
  expect(madeIn(script).join(' ')).toBe(tables);
});
