import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { MigrationError } from '../../src/store/migrations.ts';
import { onEveryStore } from './stores.ts';

describe('migrations', () => {
  onEveryStore((test) => {
    let base: string | undefined;
    let table = '';
    let number = 0;

    // Each test has tables, and records, of its own.
    beforeEach(async () => {
      base ??= await mkdtemp(join(tmpdir(), 'migrations-'));
      table = `t${++number}`;
      const isThere = await test.store
        .query('SELECT 1 FROM "schema_migrations"')
        .catch(() => undefined);
      if (isThere)
        await test.store.transaction((tx) => tx.script('DROP TABLE "schema_migrations"'));
    });
    after(() => (base === undefined ? undefined : rm(base, { recursive: true })));

    const folder = async (files: Record<string, string>): Promise<URL> => {
      const path = join(base ?? '', table);
      await rm(path, { recursive: true, force: true });
      await mkdir(path);
      for (const [name, text] of Object.entries(files)) await writeFile(join(path, name), text);
      return pathToFileURL(path);
    };
    const create = (name = table) => `CREATE TABLE "${name}" ("id" integer PRIMARY KEY);\n`;
    const rows = () => test.store.query(`SELECT "id" FROM "${table}" ORDER BY "id"`);
    const insert = (id: number) => `INSERT INTO "${table}" ("id") VALUES (${id});\n`;
    const refuses = async (files: Record<string, string>, message: RegExp) => {
      const migrations = await folder(files);
      await assert.rejects(test.store.migrate(migrations), (error: Error) => {
        assert(error instanceof MigrationError, String(error));
        assert.match(error.message, message);
        return true;
      });
    };

    it('are applied in order, each once', async () => {
      const migrations = await folder({
        '0002_rows.sql': insert(1) + insert(2),
        '0001_table.sql': `-- a comment; with a semicolon\n${create()}`,
        'README.md': 'not one of them',
      });
      const names = ['0001_table.sql', '0002_rows.sql'];
      assert.deepEqual(await test.store.pending(migrations), names);
      assert.deepEqual(await test.store.migrate(migrations), names);
      assert.deepEqual(await test.store.pending(migrations), []);
      assert.deepEqual(await test.store.migrate(migrations), []);
      assert.deepEqual(await rows(), [{ id: 1 }, { id: 2 }]);
    });

    it('leave nothing of one that fails, and nothing after it is tried', async () => {
      const files = {
        '0001_table.sql': create(),
        '0002_fails.sql': `${insert(1)}INSERT INTO "${table}" ("nothing") VALUES (1);`,
        '0003_after.sql': insert(3),
      };
      await refuses(files, /^0002_fails\.sql failed: /);
      assert.deepEqual(await rows(), []);
      const mended = await folder({ ...files, '0002_fails.sql': insert(2) });
      assert.deepEqual(await test.store.migrate(mended), ['0002_fails.sql', '0003_after.sql']);
    });

    it('cannot be changed when they are applied; line ends are no change', async () => {
      await test.store.migrate(await folder({ '0001_table.sql': create() }));
      const dos = create().replaceAll('\n', '\r\n');
      assert.deepEqual(await test.store.migrate(await folder({ '0001_table.sql': dos })), []);
      await refuses({ '0001_table.sql': `${create()} ` }, /^0001_table\.sql was changed/);
    });

    it('of a later build are no error', async () => {
      const first = { '0001_table.sql': create() };
      await test.store.migrate(await folder({ ...first, '0002_later.sql': insert(1) }));
      const before = await folder(first);
      assert.deepEqual(await test.store.migrate(before), []);
      assert.deepEqual(await test.store.pending(before), []);
    });

    it('have a place in the order', async () => {
      await refuses({ '1_table.sql': create() }, /1_table\.sql is not named/);
      await refuses({ '0001_a.sql': create(), '0001_b.sql': '' }, /0001_a\.sql and 0001_b\.sql/);
      await test.store.migrate(await folder({ '0002_table.sql': create() }));
      const late = { '0001_late.sql': insert(1), '0002_table.sql': create() };
      await refuses(late, /0001_late\.sql comes before 0002_table\.sql/);
    });

    it('are applied once however many processes try at once', async () => {
      const migrations = await folder({
        '0001_table.sql': create(),
        '0002_one.sql': insert(1),
        '0003_two.sql': insert(2),
      });
      const stores = await Promise.all([1, 2, 3, 4].map(() => test.again()));
      const applied = await Promise.all(stores.map((store) => store.migrate(migrations)));
      assert.deepEqual(applied.flat().sort(), ['0001_table.sql', '0002_one.sql', '0003_two.sql']);
      assert.deepEqual(await rows(), [{ id: 1 }, { id: 2 }]);
    });
  });
});
