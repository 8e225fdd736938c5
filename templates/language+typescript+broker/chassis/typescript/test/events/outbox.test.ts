import assert from 'node:assert/strict';
import { before, beforeEach, describe, it } from 'node:test';
import { type SpanContext, trace } from '@opentelemetry/api';
import { createRoute } from '../../src/api/create-route.ts';
import { crud } from '../../src/api/crud.ts';
import { deleteRoute } from '../../src/api/delete-route.ts';
import type { EntityRules } from '../../src/api/rules.ts';
import { updateRoute } from '../../src/api/update-route.ts';
import { repository } from '../../src/data/repository.ts';
import { Outbox } from '../../src/events/outbox.ts';
import { rejectWith } from '../../src/events/rejection.ts';
import type { Reply, Request, Route } from '../../src/http/route.ts';
import { operations } from '../store/group-operations.ts';
import { defineGroups, type Group, type GroupFields, group } from '../store/groups.ts';
import { requestTo } from '../store/requests.ts';
import { onEveryStore } from '../store/stores.ts';
import { defineOutbox, emptied, event, integer, text } from './outboxes.ts';

const rows = repository(group);
const row = { groupId: text, select: text, from: integer, version: integer };

const outbox = new Outbox('test', [
  event('group-created', row, { ofRow: true }),
  event('group-updated', row, { ofRow: true }),
  event('group-deleted', { groupId: text, version: integer }, { ofRow: true }),
  event('group-opened', { groupId: text, from: integer }, { topic: 'test.group-unlocked.v1' }),
  event('group-opened', { groupId: text, from: integer }),
  event('group-opened', { groupId: text, size: integer }, { version: 2, from: { size: 'from' } }),
  event('group-refused', { select: text, why: text }),
  event('group-bounded', { groupId: text, from: { type: 'integer', maximum: 10 } }),
  event('group-noted', { groupId: text, data: {} }),
]);

const lenient: EntityRules<Group, GroupFields> = {
  create: (fields) => ({ ...fields, select: fields.select.trim() }),
  update: (_current, fields) => fields,
  remove: () => {},
};

describe('the outbox', () => {
  onEveryStore((test) => {
    before(async () => {
      await defineGroups(test);
      await defineOutbox(test);
    });
    beforeEach(() => emptied(test.store));
    let made = 0;

    const ask = (route: Route, said: Partial<Request> = {}): Promise<Reply> =>
      route.handle(requestTo(test.store, said));
    const create = (emits: string[], from = 1, said: Partial<Request> = {}) => {
      const route = createRoute({ ...operations.create, emits }, rows, undefined, outbox);
      return ask(route, { body: { select: `outbox-${++made}`, from }, ...said });
    };
    const count = async () => (await test.store.query('SELECT 1 FROM "group"')).length;

    it('gets what create, update and delete of a row imply, as the row is stored', async () => {
      const emitting = {
        ...operations,
        create: { ...operations.create, emits: ['group-created'] },
        update: { ...operations.update, emits: ['group-updated'] },
        delete: { ...operations.delete, emits: ['group-deleted'] },
      };
      const routes = crud(emitting, rows, lenient, outbox);
      const by = (action: string) => {
        const route = routes.find(({ operation }) => operation.action === action);
        assert(route);
        return route;
      };
      const created = await ask(by('create'), { body: { select: ' padded ', from: 3 } });
      const { id } = created.body as Group;
      const params = { groupId: id };
      await ask(by('update'), { params, body: { select: 'changed' } });
      await ask(by('delete'), { params });

      const found = await emptied(test.store);
      assert.deepEqual(
        found.map(({ topic, key, data }) => [topic, key, data]),
        [
          ['test.group-created.v1', id, { groupId: id, select: 'padded', from: 3, version: 1 }],
          ['test.group-updated.v1', id, { groupId: id, select: 'changed', from: 0, version: 2 }],
          ['test.group-deleted.v1', id, { groupId: id, version: 2 }],
        ],
      );
      assert.equal(new Set(found.map(({ lane }) => lane)).size, 1, 'one key, one lane');
    });

    it('gets each version and each name of an event, filled from the input, then from the row', async () => {
      const { body } = await create(['group-opened'], 7);
      const found = await emptied(test.store);
      const groupId = (body as Group).id;
      assert.deepEqual(
        found.map(({ topic, data }) => [topic, data]),
        [
          ['test.group-opened.v2', { groupId, size: 7 }],
          ['test.group-opened.v1', { groupId, from: 7 }],
          ['test.group-unlocked.v1', { groupId, from: 7 }],
        ],
      );
      const [newest] = found;
      assert.deepEqual(
        found.map(({ attributes }) => attributes.occurrence),
        found.map(() => newest?.id),
        'who gets several of them knows that they tell of the same',
      );
    });

    it('gets the attributes of a CloudEvent, with the trace of the request', async () => {
      const context: SpanContext = {
        traceId: '0af7651916cd43dd8448eb211c80319c',
        spanId: 'b7ad6b7169203331',
        traceFlags: 0,
      };
      const now = new Date('2026-01-31T12:00:00.123Z');
      const { body } = await create(['group-created'], 1, {
        now,
        span: trace.wrapSpanContext(context),
      });
      const [found] = await emptied(test.store);
      const key = (body as Group).id;
      assert.match(found?.id ?? '', /^[0-9a-f]{8}-[0-9a-f]{4}-7/);
      assert.equal(found?.created_at, now.toISOString());
      assert.deepEqual(found?.attributes, {
        source: '/services/test',
        time: '2026-01-31T12:00:00.123Z',
        subject: key,
        datacontenttype: 'application/json',
        dataschema: 'contracts/events/test/group-created.v1.json',
        partitionkey: key,
        traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00',
      });
    });

    it('gets nothing of a command that is undone', async () => {
      const before = await count();
      await create(['group-created']);
      const [{ id = '' } = {}] = await emptied(test.store);
      assert(id);
      const route = createRoute(
        { ...operations.create, emits: ['group-created'] },
        rows,
        undefined,
        outbox,
      );
      await assert.rejects(ask(route, { body: { select: `outbox-${made}` } }), { kind: 'unique' });
      assert.deepEqual(await emptied(test.store), []);
      assert.equal(await count(), before + 1);
    });

    it('undoes a command whose event would break its contract, without its values', async () => {
      const before = await count();
      await assert.rejects(create(['group-bounded'], 4_711), (error: Error) => {
        assert.equal(error.name, 'PayloadError');
        assert.match(error.message, /test\.group-bounded\.v1 does not fit .*\/from must be <= 10/);
        assert(!error.message.includes('4711'));
        return true;
      });
      assert.equal(await count(), before);
      assert.deepEqual(await emptied(test.store), []);
    });

    it('undoes a command whose event no broker would take', async () => {
      const before = await count();
      const route = createRoute(
        { ...operations.create, input: ['select', 'data'], emits: ['group-noted'] },
        rows,
        undefined,
        outbox,
      );
      const body = { select: 'large', data: 'x'.repeat(1_000_001) };
      await assert.rejects(ask(route, { body }), { name: 'BrokerError', kind: 'too-large' });
      assert.equal(await count(), before);
    });

    it('gets the event of a refusal, and the row is not there', async () => {
      const route = createRoute(
        { ...operations.create, emits: ['group-created', 'group-refused'] },
        rows,
        async (fields, _input, { tx }) => {
          await rows.insert(tx, { select: 'beside' }, { owner: 'me' });
          return rejectWith('group-refused', { select: fields.select, why: 'full' }, 'It is full');
        },
        outbox,
      );
      const before = await count();
      const refused = ask(route, { body: { select: 'refused' } });
      await assert.rejects(refused, {
        status: 422,
        type: 'rejected',
        detail: 'It is full',
        extras: { code: 'group-refused' },
      });
      assert.equal(await count(), before);
      const found = await emptied(test.store);
      assert.deepEqual(
        found.map(({ topic, key, data }) => [topic, key, data]),
        [['test.group-refused.v1', 'refused', { select: 'refused', why: 'full' }]],
      );
    });

    it('takes no refusal that the operation does not name', async () => {
      for (const [make, emits] of [
        [updateRoute, ['group-updated']],
        [deleteRoute, ['group-deleted', 'group-opened']],
      ] as const) {
        const { body } = await create(['group-created']);
        await emptied(test.store);
        const action = make === updateRoute ? operations.update : operations.delete;
        const route = (make as typeof updateRoute)(
          { ...action, emits },
          rows,
          () => rejectWith('group-refused', { select: 'x', why: 'y' }),
          outbox,
        );
        const refused = ask(route, {
          params: { groupId: (body as Group).id },
          body: { select: `outbox-${++made}` },
        });
        await assert.rejects(refused, /does not emit group-refused/);
        assert.deepEqual(await emptied(test.store), []);
      }
    });

    it('tells of what was committed, and of that alone', async () => {
      let woken = 0;
      outbox.onWritten(() => {
        woken += 1;
      });
      await create(['group-opened']);
      assert.equal(woken, 1);
      const undone = test.store.transaction(async (tx) => {
        const occasion = requestTo(test.store);
        await outbox.publish(tx, 'group-refused', { select: 'a', why: 'b' }, occasion);
        throw new Error('undone');
      });
      await assert.rejects(undone, /undone/);
      assert.equal(woken, 1);
      assert.equal((await emptied(test.store)).length, 3, 'all messages of what was committed');
    });
  });
});
