import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Store, Tx } from '../../src/store/port.ts';
import { open } from '../../src/store/postgres.ts';
import { createScratch, type Scratch } from '../../src/testing/scratch.ts';

const lacks = process.env.TEST_POSTGRES_URL
  ? false
  : 'TEST_POSTGRES_URL is not set: the script test does';

/** What only this adapter can get wrong; what it shares is in contract.test.ts. */
describe('PostgreSQL', { skip: lacks }, () => {
  let scratch: Scratch;
  let store: Store;
  const warnings: unknown[] = [];
  before(async () => {
    scratch = await createScratch('postgres');
    const log = { warn: (line: unknown) => void warnings.push(line) };
    store = open(scratch.url, { log, poolSize: 4, name: 'postgres-test', statementTimeoutMs: 500 });
    await store.transaction((tx) =>
      tx.script(`CREATE TABLE "count" ("id" int PRIMARY KEY, "value" int);
        INSERT INTO "count" VALUES (1, 0), (2, 0)`),
    );
  });
  after(async () => {
    await store.close();
    await scratch.drop();
  });

  const add = (tx: Tx, id: number) =>
    tx.query('UPDATE "count" SET "value" = "value" + 1 WHERE "id" = $1', [id]);
  const values = async () => {
    const rows = await store.query<{ value: number }>('SELECT "value" FROM "count" ORDER BY "id"');
    return rows.map(({ value }) => value);
  };
  const terminate = (pid: unknown) => store.query('SELECT pg_terminate_backend($1)', [pid]);
  const pidOf = async (tx: Tx) => (await tx.query('SELECT pg_backend_pid() AS "pid"'))[0]?.pid;

  it('runs again what was in a deadlock', async () => {
    const before = await values();
    const both = (first: number, second: number) =>
      store.transaction(async (tx) => {
        await tx.script(`SET LOCAL deadlock_timeout = '10ms'`);
        await add(tx, first);
        await sleep(30);
        await add(tx, second);
      });
    await Promise.all([both(1, 2), both(2, 1)]);
    assert.deepEqual(
      await values(),
      before.map((value) => value + 2),
    );
  });

  it('runs again what cannot be serialized', async () => {
    const [before = 0] = await values();
    const increment = async (tx: Tx) => {
      const [row] = await tx.query<{ value: number }>('SELECT "value" FROM "count" WHERE "id" = 1');
      await sleep(10);
      await tx.query('UPDATE "count" SET "value" = $1 WHERE "id" = 1', [(row?.value ?? 0) + 1]);
    };
    const isolation = 'serializable';
    await Promise.all([1, 2].map(() => store.transaction(increment, { isolation })));
    assert.equal((await values())[0], before + 2);
  });

  it('is unavailable to those whose connection breaks, and there again for the next', async () => {
    const broken = store.transaction(async (tx) => {
      await terminate(await pidOf(tx));
      await sleep(20);
      await tx.query('SELECT 1');
    });
    await assert.rejects(broken, { kind: 'unavailable', status: 503 });
    assert.deepEqual(await store.query('SELECT 1 AS "one"'), [{ one: 1 }]);
  });

  it('says when a connection breaks that nobody uses', async () => {
    warnings.length = 0;
    const other = open(scratch.url, { log: { warn() {} }, poolSize: 1 });
    const ended = await other.query(`SELECT pg_terminate_backend("pid") FROM pg_stat_activity
      WHERE "application_name" = 'postgres-test'`);
    await other.close();
    while (warnings.length < ended.length) await sleep(5);
    assert.deepEqual(await store.query('SELECT 1 AS "one"'), [{ one: 1 }]);
  });

  it('ends statements that take too long', async () => {
    const slow = 'SELECT pg_sleep(5)';
    const late = { kind: 'deadline', status: 504 };
    await assert.rejects(store.query(slow), late);
    const options = { timeoutMs: 20.5 };
    await assert.rejects(
      store.transaction((tx) => tx.query(slow), options),
      late,
    );
  });

  it('gives moments in UTC whatever the server is set to', async () => {
    await store.transaction((tx) =>
      tx.script(`ALTER DATABASE "${nameOf()}" SET timezone = 'Asia/Tokyo'`),
    );
    const other = open(scratch.url, { log: { warn() {} }, poolSize: 1 });
    const text = `SELECT '2026-01-31 12:00:00+00'::timestamptz AS "plain",
      '0044-03-15 12:00:00.5+00'::timestamptz AS "old", 'infinity'::timestamptz AS "never"`;
    const [row] = await other.query(text);
    await other.close();
    assert.deepEqual(row, {
      plain: '2026-01-31T12:00:00.000Z',
      old: '0044-03-15T12:00:00.500Z',
      never: 'infinity',
    });
  });

  it('refuses integers that a number cannot hold', async () => {
    await assert.rejects(store.query('SELECT 9007199254740993::bigint'), RangeError);
    assert.deepEqual(await store.query('SELECT 9007199254740991::bigint AS "most"'), [
      { most: Number.MAX_SAFE_INTEGER },
    ]);
  });

  function nameOf(): string {
    return new URL(scratch.url).pathname.slice(1);
  }
});
