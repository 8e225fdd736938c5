import { describe, expect, it } from 'vitest';
import { dialects } from '../../../src/derive/dialects.ts';
import { type Dialect, migrationSql } from '../../../src/derive/migration.ts';
import type { Column, Schema } from '../../../src/history/history.ts';

const postgres = dialects.postgres as Dialect;
const sqlite = dialects.sqlite as Dialect;

const id: Column = { name: 'id', type: 'uuid' };
const schema = (columns: Column[], indexes: string[][] = []): Schema => ({
  tables: [{ name: 'group', key: 'id', columns: [id, ...columns], indexes }],
});

describe('a first migration', () => {
  it('quotes names, so that reserved words are names', () => {
    expect(
      migrationSql(postgres, undefined, schema([{ name: 'order', type: 'string' }])),
    ).toContain(
      'CREATE TABLE "group" (\n  "id" uuid NOT NULL,\n  "order" text NOT NULL,\n  PRIMARY KEY ("id")\n);',
    );
  });

  it('ends with the tables of the chassis', () => {
    expect(migrationSql(sqlite, undefined, schema([]))).toMatch(/CREATE TABLE "idempotency_keys"/);
  });

  it.each<[string, Column, string, string]>([
    ['optional', { name: 'a', type: 'text', optional: true }, '"a" text', '"a" text'],
    [
      'decimal',
      { name: 'a', type: 'decimal', minimum: 0 },
      '"a" numeric NOT NULL CHECK ("a" >= 0)',
      '"a" text NOT NULL CHECK (CAST("a" AS REAL) >= 0)',
    ],
    [
      'length',
      { name: 'a', type: 'string', maxLength: 9 },
      '"a" text NOT NULL CHECK (char_length("a") <= 9)',
      '"a" text NOT NULL CHECK (length("a") <= 9)',
    ],
    [
      'enum',
      { name: 'a', type: 'enum', values: ["it's", 'b'] },
      `"a" text NOT NULL CHECK ("a" IN ('it''s', 'b'))`,
      `"a" text NOT NULL CHECK ("a" IN ('it''s', 'b'))`,
    ],
    [
      'boolean default',
      { name: 'a', type: 'boolean', default: true },
      '"a" boolean NOT NULL DEFAULT true',
      '"a" integer NOT NULL DEFAULT 1',
    ],
    [
      'text default',
      { name: 'a', type: 'string', default: "x'; --" },
      `"a" text NOT NULL DEFAULT 'x''; --'`,
      `"a" text NOT NULL DEFAULT 'x''; --'`,
    ],
    [
      'list',
      { name: 'a', type: 'string', array: true, maxLength: 3 },
      '"a" jsonb NOT NULL',
      '"a" text NOT NULL',
    ],
    ['unique', { name: 'a', type: 'uuid', unique: true }, 'UNIQUE ("a")', 'UNIQUE ("a")'],
    [
      'reference',
      { name: 'a', type: 'uuid', references: 'user' },
      'FOREIGN KEY ("a") REFERENCES "user"',
      'FOREIGN KEY ("a") REFERENCES "user"',
    ],
  ])('%s', (_case, column, inPostgres, inSqlite) => {
    expect(migrationSql(postgres, undefined, schema([column]))).toContain(inPostgres);
    expect(migrationSql(sqlite, undefined, schema([column]))).toContain(inSqlite);
  });

  it('keeps long index names apart within 63 bytes', () => {
    const long = 'a'.repeat(59);
    const sql = migrationSql(postgres, undefined, {
      tables: [
        {
          name: long,
          key: 'id',
          columns: [id, { name: `${long}x`, type: 'string' }, { name: `${long}y`, type: 'string' }],
          indexes: [
            [`${long}x`, 'id'],
            [`${long}y`, 'id'],
          ],
        },
      ],
    });
    const names = [...sql.matchAll(/CREATE INDEX "([^"]+)" ON "a/g)].map(([, name]) => name);
    expect(names).toHaveLength(2);
    expect(new Set(names).size).toBe(2);
    expect(names.every((name) => (name ?? '').length <= 63)).toBe(true);
  });
});

describe('a later migration', () => {
  const before = schema([{ name: 'title', type: 'string' }]);

  it('adds an optional column and an index', () => {
    const after = schema(
      [
        { name: 'title', type: 'string' },
        { name: 'note', type: 'text', optional: true },
      ],
      [['title', 'id']],
    );
    expect(migrationSql(postgres, before, after)).toBe(
      'ALTER TABLE "group" ADD COLUMN "note" text;\n\nCREATE INDEX "group_title_idx" ON "group" ("title", "id");',
    );
  });

  it('makes the tables of the chassis that were not needed before, and no other', () => {
    const withSets = (...chassis: ('inbox' | 'outbox')[]) => ({ ...before, chassis });
    const sql = migrationSql(postgres, withSets('inbox'), withSets('inbox', 'outbox'));
    expect([...sql.matchAll(/CREATE TABLE "(\w+)"/g)].map(([, name]) => name)).toEqual([
      'outbox',
      'outbox_lanes',
    ]);
    expect(migrationSql(sqlite, before, withSets('inbox'))).toMatch(/^CREATE TABLE "inbox"/);
    expect(migrationSql(sqlite, withSets('inbox'), withSets('inbox'))).toBe('');
  });

  it('is empty for equal schemas', () => {
    expect(migrationSql(sqlite, before, before)).toBe('');
  });
});

describe('a change of what is there', () => {
  const text: Column = { name: 'title', type: 'string', maxLength: 9 };
  const starts = (sql: string) =>
    sql.split('\n\n').map((statement) => statement.replace(/^--.*\n/, '').slice(0, 40));

  it.each<[string, Column, Column, string[]]>([
    [
      'longer',
      text,
      { ...text, maxLength: 10 },
      [
        'ALTER TABLE "group" DROP CONSTRAINT "group_title_check";',
        'ALTER TABLE "group" ADD CONSTRAINT "group_title_check" CHECK (char_length("title") <= 10);',
      ],
    ],
    [
      'required: filled first',
      { ...text, optional: true },
      { ...text, default: 'none' },
      [
        `UPDATE "group" SET "title" = 'none' WHERE "title" IS NULL;`,
        'ALTER TABLE "group" ALTER COLUMN "title" SET NOT NULL;',
        `ALTER TABLE "group" ALTER COLUMN "title" SET DEFAULT 'none';`,
      ],
    ],
    [
      'optional',
      text,
      { ...text, optional: true },
      ['ALTER TABLE "group" ALTER COLUMN "title" DROP NOT NULL;'],
    ],
    [
      'unique',
      text,
      { ...text, unique: true },
      ['ALTER TABLE "group" ADD CONSTRAINT "group_title_key" UNIQUE ("title");'],
    ],
    [
      'another type, in the same words where a store keeps both in one way',
      { name: 'n', type: 'integer' },
      { name: 'n', type: 'number' },
      ['ALTER TABLE "group" ALTER COLUMN "n" TYPE double precision USING "n"::double precision;'],
    ],
  ])('%s', (_case, before, after, expected) => {
    expect(migrationSql(postgres, schema([before]), schema([after])).split('\n\n')).toEqual(
      expected,
    );
    // SQLite changes nothing in place: the rows wait elsewhere until the table is there again.
    expect(starts(migrationSql(sqlite, schema([before]), schema([after])))).toEqual([
      'CREATE TABLE "_before" AS SELECT * FROM ',
      'DROP TABLE "group";',
      expect.stringMatching(/^CREATE TABLE "group" \(/),
      expect.stringMatching(/^INSERT INTO "group" \("id", "\w+"\)/),
      'DROP TABLE "_before";',
    ]);
  });

  it('what refers to another one goes before it', () => {
    const table = (name: string, columns: Column[] = []) => ({
      name,
      key: 'id',
      columns: [id, ...columns],
      indexes: [],
    });
    const before = {
      tables: [
        table('a'),
        table('b', [{ name: 'a', type: 'uuid', references: 'a' }]),
        table('kept'),
      ],
    };
    for (const dialect of [postgres, sqlite]) {
      expect(migrationSql(dialect, before, { tables: [table('kept')] })).toBe(
        'DROP TABLE "b";\n\nDROP TABLE "a";',
      );
    }
  });

  it('two indexes that would have one name have two, whichever came first', () => {
    const table = (name: string, column: string) => ({
      name,
      key: 'id',
      columns: [id, { name: column, type: 'string' } as const],
      indexes: [[column, 'id']],
    });
    const one = { tables: [table('order_item', 'name')] };
    const both = { tables: [table('order', 'item_name'), table('order_item', 'name')] };
    expect(migrationSql(postgres, undefined, one)).toContain('INDEX "order_item_name_idx"');
    const sql = migrationSql(postgres, one, both);
    const [, other] = /^ALTER INDEX "order_item_name_idx" RENAME TO "([^"]+)";/.exec(sql) ?? [];
    expect(sql).toContain('CREATE INDEX "order_item_name_idx" ON "order"');
    expect(migrationSql(postgres, undefined, both)).toContain(`CREATE INDEX "${other}"`);
  });
});
