import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withClient } from '../../tools/lib/postgres/client.ts';
import { root } from '../../tools/lib/root.ts';
import { clause, each, NotHere } from '../lib/clause.ts';
import { copyOf } from '../lib/copies.ts';
import { serve, sharedStore, untilReady } from '../lib/fleet.ts';
import { complete } from '../lib/processes.ts';
import { migrateProgram } from '../lib/programs.ts';
import { call, insertable, subjectsOf } from '../lib/rows.ts';
import { createStore, type OwnStore } from '../lib/stores.ts';
import { kinds, type Service, services } from '../lib/system.ts';

async function tablesOf({ datastore, run }: OwnStore): Promise<string[]> {
  const rows = await run(
    datastore === 'sqlite'
      ? `SELECT "name" FROM "sqlite_schema" WHERE "type" = 'table' ORDER BY 1`
      : `SELECT tablename AS "name" FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
  );
  return rows.map(({ name }) => String(name));
}

/** Only where the store has roles. */
function withRoles({ datastore }: Service): void {
  if (datastore === 'sqlite') throw new NotHere('the store has no roles');
}

clause('MIG-1 files are applied in the order of their names, once, and never changed', (t) =>
  each(t, kinds, async (service) => {
    const store = await createStore(service);
    const copy = copyOf(service);
    copy.write('9002_conformance_second.sql', 'INSERT INTO "conformance" VALUES (2);');
    copy.write('9001_conformance_first.sql', 'CREATE TABLE "conformance" ("n" integer);');
    for (let run = 0; run < 2; run += 1) {
      const { code, output } = await copy.migrate(store);
      assert.equal(code, 0, output.join('\n'));
      assert.deepEqual((await store.run('SELECT "n" FROM "conformance"')).length, 1);
    }
    const [first = ''] = readdirSync(join(root, service.dir, 'migrations'))
      .filter((name) => name.endsWith('.sql'))
      .sort();
    const text = readFileSync(join(root, service.dir, 'migrations', first), 'utf8');
    for (const [name, sql] of [
      [first, `${text}\n-- changed\n`],
      ['9001_conformance_first.sql', 'CREATE TABLE "conformance" ("n" bigint);'],
    ] as const) {
      const changed = copyOf(service);
      changed.write('9001_conformance_first.sql', 'CREATE TABLE "conformance" ("n" integer);');
      changed.write('9002_conformance_second.sql', 'INSERT INTO "conformance" VALUES (2);');
      changed.write(name, sql);
      const { code, lines } = await changed.migrate(store);
      assert.equal(code, 1, name);
      const told = lines.filter(({ level }) => level === 'fatal' || level === 'error');
      assert.ok(JSON.stringify(told).includes(name), JSON.stringify(told));
    }
  }),
);

clause('MIG-2 migrate needs its one address, and the service never changes the schema', (t) =>
  each(t, kinds, async (service) => {
    const store = await createStore(service);
    const early = await serve(service, { store, ready: false });
    for (const subject of subjectsOf(early)) {
      if (subject.create) await call(early, subject.create, { fields: {} });
    }
    assert.deepEqual(await tablesOf(store), []);
    for (let run = 0; run < 2; run += 1) {
      const { code, output } = await complete(migrateProgram(service, store.owner));
      assert.equal(code, 0, output.join('\n'));
    }
    const tables = await tablesOf(store);
    for (const { table } of service.entities) assert.ok(tables.includes(table), table);
    await untilReady(early);
    assert.deepEqual(await tablesOf(store), tables);
  }),
);

clause('MIG-3 a file that fails leaves nothing behind, and those after it are not tried', (t) =>
  each(t, kinds, async (service) => {
    const store = await createStore(service);
    const copy = copyOf(service);
    copy.write('9001_good.sql', 'CREATE TABLE "conformance_good" ("n" integer);');
    copy.write(
      '9002_bad.sql',
      'CREATE TABLE "conformance_half" ("n" integer);\nINSERT INTO "no_such_table" VALUES (1);',
    );
    copy.write('9003_after.sql', 'CREATE TABLE "conformance_after" ("n" integer);');
    const failed = await copy.migrate(store);
    assert.equal(failed.code, 1);
    const made = (await tablesOf(store)).filter((name) => name.startsWith('conformance'));
    assert.deepEqual(made, ['conformance_good']);
    copy.write('9002_bad.sql', 'CREATE TABLE "conformance_half" ("n" integer);');
    const { code, output } = await copy.migrate(store);
    assert.equal(code, 0, output.join('\n'));
    assert.ok((await tablesOf(store)).includes('conformance_after'));
  }),
);

clause('MIG-4 any number of them at once apply each file once, and all succeed', (t) =>
  each(t, kinds, async (service) => {
    const copy = copyOf(service);
    copy.write(
      '9001_once.sql',
      'CREATE TABLE "conformance" ("n" integer);\nINSERT INTO "conformance" VALUES (1);',
    );
    for (const replicas of [2, 5]) {
      const store = await createStore(service);
      const runs = await Promise.all(Array.from({ length: replicas }, () => copy.migrate(store)));
      for (const { code, output } of runs) assert.equal(code, 0, output.join('\n'));
      assert.equal((await store.run('SELECT * FROM "conformance"')).length, 1);
      assert.ok((await tablesOf(store)).length > 1);
    }
  }),
);

clause('MIG-5 the application role reads and writes rows, and no schema', (t) =>
  each(t, services, async (service) => {
    withRoles(service);
    const store = await sharedStore(service);
    const tables = service.entities.map(({ table }) => table);
    await withClient(new URL(store.app), async (client) => {
      for (const table of tables) {
        await client.query(`SELECT * FROM "${table}"`);
        await client.query(`DELETE FROM "${table}" WHERE false`);
        for (const statement of [
          `ALTER TABLE "${table}" ADD COLUMN "conformance" text`,
          `DROP TABLE "${table}"`,
          `TRUNCATE "${table}"`,
          `CREATE INDEX ON "${table}" ("id")`,
          `CREATE TRIGGER "x" BEFORE INSERT ON "${table}" EXECUTE FUNCTION suppress_redundant_updates_trigger()`,
        ]) {
          await assert.rejects(client.query(statement), { code: '42501' }, statement);
        }
      }
      for (const statement of [
        'CREATE TABLE "conformance" ("n" integer)',
        'CREATE SCHEMA "conformance"',
        'CREATE ROLE "conformance"',
      ]) {
        await assert.rejects(client.query(statement), { code: '42501' }, statement);
      }
    });
  }),
);

clause('MIG-6 the roles of one service cannot get into the database of another', (t) =>
  each(t, services, async (service) => {
    withRoles(service);
    const other = services.find((each) => each !== service && each.datastore === 'postgres');
    const mine = await sharedStore(service);
    const theirs = other ? await sharedStore(other) : await createStore(service);
    for (const address of [mine.app, mine.owner]) {
      const url = new URL(address);
      await withClient(url, (client) => client.query('SELECT 1'));
      url.pathname = new URL(theirs.app).pathname;
      await assert.rejects(
        withClient(url, (client) => client.query('SELECT 1')),
        { code: '42501' },
      );
    }
  }),
);

clause('MIG-7 a store with migrations of a later build is no error', (t) =>
  each(t, kinds, async (service) => {
    const store = await createStore(service);
    const later = copyOf(service);
    later.write('9001_later.sql', 'CREATE TABLE "conformance" ("n" integer);');
    assert.equal((await later.migrate(store)).code, 0);
    const { code, output } = await complete(migrateProgram(service, store.owner));
    assert.equal(code, 0, output.join('\n'));
    const node = await serve(service, { store });
    const { create } = await insertable(node);
    assert.equal((await call(node, create)).status, create.status);
  }),
);
