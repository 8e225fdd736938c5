import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { StoreError, type StoreErrorKind } from '../../src/store/errors.ts';
import { hot } from '../../src/store/hot.ts';
import type { Sql, Store, Tx } from '../../src/store/port.ts';
import { define, onEveryStore } from './stores.ts';

/** What every store adapter promises (src/store/port.ts). */
describe('store port', () => {
  onEveryStore((test) => {
    before(() =>
      define(
        test,
        `CREATE TABLE "values" ("id" :INTEGER PRIMARY KEY, "text" text, "integer" :INTEGER,
           "number" :DOUBLE, "decimal" :DECIMAL, "truth" :BOOLEAN, "day" :DATE, "moment" :MOMENT,
           "json" :JSON) :STRICT;
         CREATE TABLE "count" ("name" text PRIMARY KEY, "value" :INTEGER NOT NULL) :STRICT;
         CREATE TABLE "queue" ("id" :INTEGER PRIMARY KEY, "worker" text) :STRICT;
         CREATE TABLE "stream" ("name" text NOT NULL, "version" :INTEGER NOT NULL,
           "data" :JSON NOT NULL, PRIMARY KEY ("name", "version")) :STRICT;
         CREATE TABLE "parent" ("id" :INTEGER PRIMARY KEY) :STRICT;
         CREATE TABLE "child" ("id" :INTEGER PRIMARY KEY, "order" text UNIQUE, "from" text,
           "small" :INTEGER CHECK ("small" < 10), "parent_id" :INTEGER REFERENCES "parent",
           UNIQUE ("id", "from"), CONSTRAINT "from_is_not_to" CHECK ("from" <> 'to')) :STRICT`,
      ),
    );

    const insert = (sql: Sql, table: string, row: Record<string, unknown>) => {
      const names = Object.keys(row).map((name) => `"${name}"`);
      const marks = names.map((_, index) => `$${index + 1}`);
      return sql.query(`INSERT INTO "${table}" (${names}) VALUES (${marks})`, Object.values(row));
    };
    const rejects = (promise: Promise<unknown>, kind: StoreErrorKind, names: string[] = []) =>
      assert.rejects(promise, (error) => {
        assert(error instanceof StoreError, String(error));
        assert.deepEqual([error.kind, error.names], [kind, names]);
        return true;
      });

    describe('values', () => {
      const select = hot('SELECT * FROM "values" WHERE "id" = $1');

      it('come out as they went in', async () => {
        const row = {
          id: 1,
          text: `it's "text", $1 ? \\ \u{1f331}\n\t\u0001`,
          integer: Number.MAX_SAFE_INTEGER,
          number: 0.1,
          decimal: '12345678901234567890.10',
          day: '2024-02-29',
          moment: '2026-01-31T12:00:00.120Z',
        };
        await insert(test.store, 'values', { ...row, truth: true, json: { a: [1, null, '"'] } });
        const [{ truth, json, ...rest } = {}] = await test.store.query(select, [1]);
        assert.deepEqual(rest, row);
        assert.equal(Boolean(truth), true);
        assert.deepEqual(JSON.parse(json as string), { a: [1, null, '"'] });
      });

      it('may be absent, dates, lists and false', async () => {
        const moment = new Date('0999-01-01T00:00:00.000Z');
        await insert(test.store, 'values', {
          id: 2,
          text: undefined,
          truth: false,
          moment,
          json: [],
        });
        const [row] = await test.store.query(select, [2]);
        assert.equal(row?.text, null);
        assert.equal(Boolean(row?.truth), false);
        assert.equal(row?.moment, '0999-01-01T00:00:00.000Z');
        assert.equal(row?.json, '[]');
      });

      it('may be used twice, and in any order', async () => {
        const text = 'SELECT $2 || $1 || $2 AS "text"';
        const [row] = await test.store.query(text.replaceAll(/\$\d/g, 'CAST($& AS text)'), [
          'a',
          'b',
        ]);
        assert.deepEqual(row, { text: 'bab' });
      });
    });

    describe('transaction', () => {
      const count = async (name: string) =>
        (await test.store.query('SELECT * FROM "count" WHERE "name" = $1', [name])).length;

      it('commits, and gives what the work gives', async () => {
        const result = await test.store.transaction(async (tx) => {
          await insert(tx, 'count', { name: 'commit', value: 1 });
          return 'done';
        });
        assert.equal(result, 'done');
        assert.equal(await count('commit'), 1);
      });

      it('leaves nothing of work that fails', async () => {
        const work = async (tx: Tx) => {
          await insert(tx, 'count', { name: 'rollback', value: 1 });
          throw new RangeError('no');
        };
        await assert.rejects(test.store.transaction(work), RangeError);
        assert.equal(await count('rollback'), 0);
      });

      it('leaves nothing of work that passes over the failure of a statement', async () => {
        const work = async (tx: Tx) => {
          await insert(tx, 'count', { name: 'passed-over', value: 1 });
          await insert(tx, 'count', { name: 'passed-over', value: 1 }).catch(() => {});
        };
        await rejects(test.store.transaction(work), 'unique', ['name']);
        assert.equal(await count('passed-over'), 0);
      });

      it('is not seen by others until it is committed', async () => {
        await test.store.transaction(async (tx) => {
          await insert(tx, 'count', { name: 'unseen', value: 1 });
          assert.equal(await count('unseen'), 0);
        });
        assert.equal(await count('unseen'), 1);
      });

      it('cannot be used when it is over', async () => {
        const tx = await test.store.transaction(async (open) => open);
        await assert.rejects(tx.query('SELECT 1'), /over/);
      });

      it('runs work again that lost against another transaction, three times at most', async () => {
        let attempts = 0;
        const losing = (times: number) => async () => {
          attempts += 1;
          if (attempts <= times) throw new StoreError('contention');
          return attempts;
        };
        assert.equal(await test.store.transaction(losing(2)), 3);
        attempts = 0;
        await rejects(test.store.transaction(losing(3)), 'contention');
        assert.equal(attempts, 3);
      });

      it('does not wait longer than it may', async () => {
        const store = test.store;
        await insert(store, 'count', { name: 'held', value: 0 });
        const change = (tx: Tx) => tx.query(`UPDATE "count" SET "value" = 1 WHERE "name" = 'held'`);
        await store.transaction(async (tx) => {
          await change(tx);
          await rejects(store.transaction(change, { timeoutMs: 50 }), 'deadline');
        });
        await store.transaction(change, { timeoutMs: 5_000 });
      });

      it('loses no change of those that read first, with row locks', async () => {
        await insert(test.store, 'count', { name: 'together', value: 0 });
        const increment = async (tx: Tx) => {
          const select = 'SELECT "value" FROM "count" WHERE "name" = $1';
          const [row] = await tx.lockRows<{ value: number }>(select, ['together']);
          await sleep(1);
          const update = 'UPDATE "count" SET "value" = $1 WHERE "name" = $2';
          await tx.query(update, [(row?.value ?? 0) + 1, 'together']);
        };
        await Promise.all(Array.from({ length: 20 }, () => test.store.transaction(increment)));
        const [row] = await test.store.query(
          `SELECT "value" FROM "count" WHERE "name" = 'together'`,
        );
        assert.deepEqual(row, { value: 20 });
      });
    });

    describe('insertOnce', () => {
      it('inserts what is not there', async () => {
        const once = (value: number) =>
          test.store.transaction((tx) => tx.insertOnce('count', { name: 'once', value }, ['name']));
        assert.equal(await once(1), true);
        assert.equal(await once(2), false);
        const [row] = await test.store.query(`SELECT * FROM "count" WHERE "name" = 'once'`);
        assert.deepEqual(row, { name: 'once', value: 1 });
      });

      it('waits for others who insert the same', async () => {
        let inside = 0;
        const once = (tx: Tx) =>
          tx.insertOnce('count', { name: 'at-once', value: 1 }, ['name']).then(async (isFirst) => {
            if (isFirst) {
              await sleep(20);
              inside += 1;
            } else {
              assert.equal(inside, 1);
            }
            return isFirst;
          });
        const all = await Promise.all([1, 2, 3].map(() => test.store.transaction(once)));
        assert.equal(all.filter(Boolean).length, 1);
      });
    });

    it('claimBatch gives each row to one worker', async () => {
      const rows = Array.from({ length: 30 }, (_, index) => `(${index})`).join(', ');
      await test.store.query(`INSERT INTO "queue" ("id") VALUES ${rows}`);
      const select = `SELECT "id" FROM "queue" WHERE "worker" IS NULL ORDER BY "id" LIMIT 10`;
      const work = (worker: string) =>
        test.store.transaction(async (tx) => {
          const claimed = await tx.claimBatch<{ id: number }>(select);
          await sleep(10);
          for (const { id } of claimed) {
            await tx.query('UPDATE "queue" SET "worker" = $1 WHERE "id" = $2', [worker, id]);
          }
          return claimed.map(({ id }) => id);
        });
      const batches = await Promise.all(['a', 'b', 'c'].map(work));
      const ids = batches.flat().sort((a, b) => a - b);
      assert.deepEqual(
        ids,
        Array.from({ length: 30 }, (_, index) => index),
      );
    });

    describe('appendWithVersion', () => {
      const append = (name: string, expected: number, ...data: number[]) =>
        test.store.transaction((tx) =>
          tx.appendWithVersion(
            'stream',
            { name },
            expected,
            data.map((value) => ({ data: { value } })),
          ),
        );
      const versions = async (name: string) => {
        const text = 'SELECT "version" FROM "stream" WHERE "name" = $1 ORDER BY "version"';
        return (await test.store.query(text, [name])).map(({ version }) => version);
      };

      it('numbers rows on from what is there', async () => {
        await append('a', 0, 1);
        await append('a', 1, 2, 3);
        await append('a', 3);
        assert.deepEqual(await versions('a'), [1, 2, 3]);
      });

      it('refuses a version that is past or to come', async () => {
        await append('b', 0, 1, 2);
        await rejects(append('b', 1, 3), 'version');
        await rejects(append('b', 3, 3), 'version');
        assert.deepEqual(await versions('b'), [1, 2]);
      });

      it('lets one of several at once win', async () => {
        const all = await Promise.allSettled([1, 2, 3, 4].map((value) => append('c', 0, value)));
        const lost = all.filter((one) => one.status === 'rejected');
        assert.equal(lost.length, 3);
        for (const { reason } of lost) assert.equal(reason.kind, 'version');
        assert.deepEqual(await versions('c'), [1]);
      });
    });

    it('lock lets one transaction in at a time, across connections', async () => {
      const other = await test.again();
      let inside = 0;
      const work = (store: Store) =>
        store.transaction(async (tx) => {
          await tx.lock('a name, of any length');
          inside += 1;
          assert.equal(inside, 1);
          await sleep(5);
          inside -= 1;
        });
      await Promise.all([test.store, other, test.store, other].map(work));
    });

    describe('errors', () => {
      it('unique: names the columns', async () => {
        await insert(test.store, 'child', { id: 1, order: 'a' });
        await rejects(insert(test.store, 'child', { id: 2, order: 'a' }), 'unique', ['order']);
        await rejects(insert(test.store, 'child', { id: 1 }), 'unique', ['id']);
      });

      it('reference: to a row that is not there', async () => {
        const error = await insert(test.store, 'child', { id: 3, parent_id: 1 }).catch((e) => e);
        assert.equal(error.kind, 'reference');
        assert.equal(error.status, 422);
      });

      it('reference: names the column, of a row in a transaction', async () => {
        await insert(test.store, 'parent', { id: 18 });
        const text =
          'INSERT INTO "child" ("id", "parent_id") VALUES ($1, $2) RETURNING "id", "parent_id" AS "up"';
        await rejects(
          test.store.transaction((tx) => tx.query(text, [18, 19])),
          'reference',
          ['parent_id'],
        );
        await test.store.transaction((tx) => tx.query(text, [18, 18]));
      });

      it('referred: other rows need this one', async () => {
        await insert(test.store, 'parent', { id: 7 });
        await insert(test.store, 'child', { id: 4, parent_id: 7 });
        await rejects(test.store.query('DELETE FROM "parent" WHERE "id" = 7'), 'referred');
      });

      it('check: names the column, or the constraint that somebody named', async () => {
        await rejects(insert(test.store, 'child', { id: 5, small: 10 }), 'check', ['small']);
        const named = await insert(test.store, 'child', { id: 5, from: 'to' }).catch((e) => e);
        assert.deepEqual([named.kind, named.names], ['check', ['from_is_not_to']]);
        assert.deepEqual(named.extras, { code: 'from-is-not-to' });
      });

      it('value: not of the type of the column', async () => {
        await rejects(insert(test.store, 'child', { id: 6, small: 'x' }), 'value');
      });

      it('hold nothing of what the driver said', async () => {
        const error = await insert(test.store, 'child', { id: 8, order: 'a' }).catch((e) => e);
        assert.equal(error.cause, undefined);
        assert.deepEqual(error.toBody('t'), {
          type: 'urn:problem-type:conflict',
          title: 'This conflicts with what is stored',
          status: 409,
          detail: 'Another row has this value: order',
          traceId: 't',
        });
      });

      it('of a statement that is wrong stay as they are', async () => {
        await assert.rejects(test.store.query('SELECT nothing FROM nowhere'), (error) => {
          assert(!(error instanceof StoreError));
          return true;
        });
      });
    });

    describe('a store that is away', () => {
      it('can be opened, and is unavailable', async () => {
        const store = await test.away();
        await rejects(store.query('SELECT 1'), 'unavailable');
        await rejects(
          store.transaction((tx) => tx.query('SELECT 1')),
          'unavailable',
        );
        await rejects(store.ping(1_000), 'unavailable');
      });
    });

    it('ping asks the store', () => test.store.ping(1_000));

    it('close waits for what is running, and ends it all', async () => {
      const store = await test.again();
      let isDone = false;
      const running = store.transaction(async (tx) => {
        await sleep(20);
        await tx.query('SELECT 1');
        isDone = true;
      });
      await sleep(5);
      await Promise.all([store.close(), store.close()]);
      assert.equal(isDone, true);
      await running;
      await rejects(store.query('SELECT 1'), 'unavailable');
    });
  });
});
