import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { defaultLimit, type PageQuery, repository } from '../../src/data/repository.ts';
import type { Problem } from '../../src/problem.ts';
import { defineGroups, type Group, type GroupFields, group } from './groups.ts';
import { onEveryStore } from './stores.ts';

const rows = repository(group);
const later = (ms: number) => new Date(Date.UTC(2026, 0, 31) + ms);

describe('repository', () => {
  onEveryStore((test) => {
    before(() => defineGroups(test));

    let made = 0;
    const insert = (fields: Partial<GroupFields> = {}, owner = 'me', now = later(0)) => {
      const row = { select: `group-${++made}`, ...fields };
      return test.store.transaction((tx) => rows.insert(tx, row, { owner, now }));
    };

    describe('insert', () => {
      it('gives the row as it is stored: key, version, times, owner, defaults', async () => {
        const row = await insert({ select: 'minimal' });
        assert.match(
          row.id,
          /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
        );
        assert.deepEqual(row, {
          id: row.id,
          select: 'minimal',
          from: 0,
          tags: [],
          user: 'me',
          version: 1,
          createdAt: '2026-01-31T00:00:00.000Z',
          updatedAt: '2026-01-31T00:00:00.000Z',
        });
        assert.deepEqual(await rows.get(test.store, row.id), row);
      });

      it('keeps values of every type', async () => {
        const link = await insert();
        const fields: GroupFields = {
          select: `'; DROP TABLE "group"; -- \u{1f331} \\ %_`,
          from: Number.MAX_SAFE_INTEGER,
          weight: -0.1,
          limit: '-12345678901234567890.10',
          isOpen: false,
          day: '2024-02-29',
          when: '2026-01-31T13:00:00.120Z',
          link: link.id,
          data: { deep: [{ a: 'b' }, null, 1.5, true], text: '"' },
          tags: ['a', '{b,c}', '"'],
          hidden: 'secret',
        };
        const row = await insert(fields);
        assert.deepEqual({ ...row, ...fields }, row);
        assert.deepEqual(await rows.get(test.store, row.id), row);
      });

      it('keeps json that is no object', async () => {
        for (const data of ['text', '', 0, false, [], [null]]) {
          assert.deepEqual((await insert({ data })).data, data);
        }
      });

      it('has one spelling for each value', async () => {
        const { id } = await insert();
        const row = await insert({ when: '2026-01-31T15:00:00+02:00', link: id.toUpperCase() });
        assert.equal(row.when, '2026-01-31T13:00:00.000Z');
        assert.equal(row.link, id);
      });

      it('says in words of callers what is wrong', async () => {
        await insert({ select: 'taken' });
        await assert.rejects(insert({ select: 'taken' }), {
          status: 409,
          type: 'conflict',
          detail: 'Another row has this value: select',
        });
        await assert.rejects(insert({ from: -1 }), { status: 422, extras: { code: 'from' } });
        const link = '01890000-0000-7000-8000-000000000000';
        await assert.rejects(insert({ link }), { type: 'reference-not-found', status: 422 });
      });
    });

    describe('get', () => {
      it('gives nothing for another key or owner', async () => {
        const { id } = await insert();
        assert.equal((await rows.get(test.store, id.toUpperCase()))?.id, id);
        assert.equal((await rows.get(test.store, id, { owner: 'me' }))?.id, id);
        assert.equal(await rows.get(test.store, id, { owner: 'you' }), undefined);
        const other = '01890000-0000-7000-8000-000000000000';
        assert.equal(await rows.get(test.store, other), undefined);
        assert.equal(await rows.get(test.store, undefined), undefined);
      });
    });

    describe('update', () => {
      const update = (current: Group, changes: Partial<GroupFields>) =>
        test.store.transaction((tx) => rows.update(tx, current, changes, { now: later(5) }));

      it('sets what is given and keeps the rest', async () => {
        const row = await insert({ weight: 1, data: { a: 1 }, hidden: 'x', tags: ['a'] });
        const changed = await update(row, { from: 3, weight: undefined });
        const { weight: _, ...rest } = row;
        const times = { updatedAt: '2026-01-31T00:00:00.005Z', version: 2 };
        assert.deepEqual(changed, { ...rest, from: 3, ...times });
        assert.deepEqual(await rows.get(test.store, row.id), changed);
      });

      it('refuses a row that was changed or removed since it was read', async () => {
        const row = await insert();
        await update(row, { from: 1 });
        await assert.rejects(update(row, { from: 2 }), { type: 'version-conflict' });
        const remove = (current: Group) => test.store.transaction((tx) => rows.remove(tx, current));
        await assert.rejects(remove(row), { type: 'version-conflict' });
        await remove({ ...row, version: 2 });
        await assert.rejects(update(row, {}), { type: 'version-conflict' });
      });

      it('leaves key, owner and createdAt alone', async () => {
        const row = await insert();
        const changes = {
          id: 'x',
          user: 'you',
          createdAt: 'x',
          version: 9,
        } as Partial<GroupFields>;
        const { id, user, createdAt, version } = await update(row, changes);
        assert.deepEqual([id, user, createdAt, version], [row.id, 'me', row.createdAt, 2]);
      });
    });

    it('remove refuses a row that is referred to', async () => {
      const row = await insert();
      await insert({ link: row.id });
      const removed = test.store.transaction((tx) => rows.remove(tx, row));
      await assert.rejects(removed, { type: 'conflict', status: 409 });
    });

    it('find gives rows by values or lists of values', async () => {
      const all = [];
      for (let index = 0; index < 5; index++) all.push(await insert({ from: 77, limit: '1.50' }));
      const ids = all.map(({ id }) => id);
      const found = async (where: Record<string, unknown>, options = {}) =>
        (await rows.find(test.store, where, options)).map(({ id }) => id);
      assert.deepEqual(await found({ from: 77 }), ids);
      assert.deepEqual(await found({ from: 77, limit: '1.5' }), ids);
      assert.deepEqual(await found({ from: 77 }, { limit: 2 }), ids.slice(0, 2));
      assert.deepEqual(await found({ from: 77 }, { owner: 'you' }), []);
      assert.deepEqual(await found({ id: ids.slice(1, 4) }), ids.slice(1, 4));
      assert.deepEqual(await found({ id: [] }), []);
      assert.deepEqual(await found({ from: 77, weight: undefined }), []);
      assert.deepEqual(await found({ from: 77, select: all[0]?.select }), [ids[0]]);
    });

    it('present leaves out secrets', async () => {
      const row = await insert({ hidden: 'x' });
      assert.equal(row.hidden, 'x');
      assert.equal('hidden' in rows.present(row), false);
      assert.equal(row.hidden, 'x');
    });

    describe('page', () => {
      const owner = 'reader';
      const given: GroupFields[] = [
        { select: 'B', from: 2, limit: '10', when: '2026-01-01T00:00:00.000Z' },
        { select: 'a', from: 1, limit: '9' },
        { select: 'C', from: 2, limit: '-1.5', when: '2025-01-01T00:00:00.000Z' },
        { select: 'ä', from: 1, limit: '10.5' },
        { select: 'b', from: 3, limit: '9.0', when: '2026-01-01T00:00:00.000Z' },
      ];
      before(async () => {
        for (const [index, fields] of given.entries())
          await insert(fields, owner, later(index >> 1));
      });

      const all = async (query: Partial<PageQuery>) => {
        const found: string[] = [];
        let cursor: string | undefined;
        do {
          const whole = { list: 'all', owner, limit: 2, ...query, cursor };
          const page = await rows.page(test.store, whole);
          found.push(...page.items.map(({ select }) => select));
          cursor = page.nextCursor;
        } while (cursor !== undefined);
        return found.join(' ');
      };

      const orders: [sort: string, expected: string][] = [
        ['-createdAt', 'b ä C a B'],
        ['createdAt', 'B a C ä b'],
        ['select', 'B C a b ä'],
        ['-select', 'ä b a C B'],
        ['from', 'a ä B C b'],
        ['-from', 'b C B ä a'],
        ['limit', 'C a b B ä'],
        ['-limit', 'ä B b a C'],
        ['when', 'C B b a ä'],
        ['-when', 'b B C ä a'],
      ];
      for (const [sort, expected] of orders) {
        it(`goes by ${sort}`, async () => assert.equal(await all({ sort }), expected));
      }

      it('begins with what came last', async () => {
        const { items } = await rows.page(test.store, { list: 'all', owner });
        assert.deepEqual(items[0]?.select, 'b');
      });

      it('has a cursor exactly when there is more', async () => {
        const query = { list: 'all', owner };
        const four = await rows.page(test.store, { ...query, limit: 4 });
        assert(four.nextCursor);
        const five = await rows.page(test.store, { ...query, limit: 5 });
        assert.deepEqual(Object.keys(five), ['items']);
      });

      it('filters', async () => {
        assert.equal(await all({ where: { from: 1 }, sort: 'select' }), 'a ä');
        assert.equal(await all({ where: { limit: '9.00' } }), 'b a');
        assert.equal(await all({ where: { when: '2026-01-01T01:00:00+01:00' } }), 'b B');
        assert.equal(await all({ where: { from: 1, select: 'B' } }), '');
      });

      it('gives each row once while others come and go', async () => {
        const keeper = 'keeper';
        const mine = [];
        for (let index = 0; index < 8; index++) mine.push(await insert({}, keeper, later(index)));
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const query = { list: 'all', owner: keeper, limit: 3, cursor };
          const page = await rows.page(test.store, query);
          seen.push(...page.items.map(({ id }) => id));
          cursor = page.nextCursor;
          await insert({}, keeper, later(100));
          const [first] = mine.splice(
            mine.findIndex(({ id }) => id === page.items[0]?.id),
            1,
          );
          if (first) await test.store.transaction((tx) => rows.remove(tx, first));
        } while (cursor !== undefined);
        assert.equal(new Set(seen).size, seen.length);
        assert.equal(seen.length, 8);
      });

      it('has its own size without a limit', async () => {
        const many = 'many';
        for (let index = 0; index < defaultLimit + 1; index++) await insert({}, many);
        const query = { list: 'all', owner: many };
        const { items, nextCursor } = await rows.page(test.store, query);
        assert.equal(items.length, defaultLimit);
        assert.equal(
          (await rows.page(test.store, { ...query, cursor: nextCursor })).items.length,
          1,
        );
        assert.equal((await rows.page(test.store, { ...query, limit: 21 })).items.length, 21);
      });

      it('refuses cursors of other lists', async () => {
        const query = { list: 'all', owner, limit: 1 };
        const { nextCursor } = await rows.page(test.store, query);
        assert(nextCursor);
        const others: Partial<PageQuery>[] = [
          { list: 'other' },
          { owner: 'me' },
          { sort: 'createdAt' },
          { sort: '-from' },
          { where: { from: 1 } },
          { cursor: '' },
          { cursor: 'x' },
          { cursor: nextCursor.slice(0, -1) },
          { cursor: `${nextCursor}A` },
          { cursor: nextCursor.toLowerCase() },
        ];
        for (const other of others) {
          const page = rows.page(test.store, { ...query, cursor: nextCursor, ...other });
          await assert.rejects(page, (error: Problem) => {
            assert.equal(error.type, 'validation-failed');
            assert.deepEqual(error.extras?.errors, [
              { in: 'query', path: '/cursor', message: 'is not a cursor of this list' },
            ]);
            return true;
          });
        }
      });

      it('sorts by what the model has only', async () => {
        const page = rows.page(test.store, { list: 'all', sort: 'weight' });
        await assert.rejects(page, { type: 'validation-failed' });
      });
    });
  });
});
