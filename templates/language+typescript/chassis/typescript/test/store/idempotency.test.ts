import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRoute } from '../../src/api/create-route.ts';
import { repository } from '../../src/data/repository.ts';
import type { Request } from '../../src/http/route.ts';
import { reject } from '../../src/problem.ts';
import { operations } from './group-operations.ts';
import { defineGroups, type Group, group } from './groups.ts';
import { requestTo } from './requests.ts';
import { onEveryStore } from './stores.ts';

const rows = repository(group);

describe('idempotency keys', () => {
  onEveryStore((test) => {
    let done = 0;
    let refuses = false;
    before(() => defineGroups(test));

    // Refuses when told to, and takes a moment, so that equal requests meet.
    const route = createRoute(
      { ...operations.create, location: '/groups/{id}' },
      rows,
      async (fields) => {
        await sleep(10);
        if (refuses) reject('not-now', 'not now');
        done += 1;
        return fields;
      },
    );
    const create = (
      key: string,
      body: object,
      said: Partial<Request> & { subject?: string } = {},
    ) =>
      route.handle(requestTo(test.store, { body, headers: { 'idempotency-key': key }, ...said }));
    const counted = async (work: () => Promise<unknown>) => {
      const before = done;
      await work();
      return done - before;
    };

    it('give the stored answer to the same request', async () => {
      const body = { select: 'once', tags: ['b', 'a'], hidden: 'x' };
      const first = await create('once', body);
      assert.equal(await counted(() => create('once', body)), 0);
      const again = await create('once', { hidden: 'x', tags: ['b', 'a'], select: 'once' });
      const headers = { ...first.headers, 'idempotent-replayed': 'true' };
      assert.deepEqual(again, { ...first, headers });
      assert.equal(JSON.stringify(again.body), JSON.stringify(first.body));
      assert.equal(first.headers?.location, `/groups/${(first.body as Group).id}`);
    });

    it('store no secrets', async () => {
      await create('secret', { select: 'secret', hidden: 'do not tell' });
      const text = 'SELECT "answer", "request" FROM "idempotency_keys"';
      assert(!JSON.stringify(await test.store.query(text)).includes('do not tell'));
    });

    it('are for one request', async () => {
      await create('mine', { select: 'one' });
      const mismatch = { type: 'idempotency-mismatch', status: 422 };
      await assert.rejects(create('mine', { select: 'two' }), mismatch);
      await assert.rejects(create('mine', { select: 'one' }, { query: { a: 1 } }), mismatch);
      await assert.rejects(create('mine', { select: 'one' }, { params: { a: '1' } }), mismatch);
      const renamed = { ...operations.create, name: 'other' };
      const other = createRoute(renamed, rows).handle(
        requestTo(test.store, { body: { select: 'one' }, headers: { 'idempotency-key': 'mine' } }),
      );
      await assert.rejects(other, mismatch);
    });

    it('belong to their caller', async () => {
      const mine = await create('shared', { select: 'shared-1' });
      const yours = await create('shared', { select: 'shared-2' }, { subject: 'you' });
      assert.notDeepEqual((mine.body as Group).id, (yours.body as Group).id);
    });

    it('let one of several equal requests do the work', async () => {
      const all: (string | undefined)[] = [];
      const work = counted(async () => {
        const body = { select: 'together' };
        const replies = await Promise.all([1, 2, 3, 4].map(() => create('together', body)));
        assert.equal(new Set(replies.map((reply) => JSON.stringify(reply.body))).size, 1);
        all.push(...replies.map(({ headers }) => headers?.['idempotent-replayed']));
      });
      assert.equal(await work, 1);
      assert.deepEqual(all.sort(), ['true', 'true', 'true', undefined]);
    });

    it('can be used again after a failure', async () => {
      refuses = true;
      await assert.rejects(create('failed', { select: 'failed' }), { type: 'rejected' });
      refuses = false;
      assert.equal((await create('failed', { select: 'failed-before' })).status, 201);
    });

    it('are 1 to 255 printable characters', async () => {
      for (const key of ['', 'a b', 'ä', 'x'.repeat(256), 'a\u0000']) {
        const refused = async () => create(key, { select: 'never' });
        await assert.rejects(refused, { type: 'validation-failed', status: 400 });
      }
      await create('~!"'.padEnd(255, 'x'), { select: 'longest-key' });
    });

    it('may be left out', async () => {
      const [one, two] = await Promise.all(
        ['without-1', 'without-2'].map((select) => create('', { select }, { headers: {} })),
      );
      assert.deepEqual([one?.status, two?.status], [201, 201]);
    });

    it('go after a day, some with each that come', async () => {
      const count = async () =>
        (await test.store.query(`SELECT 1 FROM "idempotency_keys" WHERE "key" LIKE 'old-%'`))
          .length;
      const yesterday = new Date(Date.now() - 25 * 3_600_000);
      const today = new Date(Date.now() - 23 * 3_600_000);
      await create('old-1', { select: 'old-1' }, { now: yesterday });
      await create('old-2', { select: 'old-2' }, { now: today });
      assert.equal(await count(), 2);
      await Promise.all(
        Array.from({ length: 64 }, (_, n) => create(`new-${n}`, { select: `new-${n}` })),
      );
      assert.equal(await count(), 1);
    });
  });
});
