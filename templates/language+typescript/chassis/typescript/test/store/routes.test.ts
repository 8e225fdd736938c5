import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { createRoute } from '../../src/api/create-route.ts';
import { crud } from '../../src/api/crud.ts';
import { deleteRoute } from '../../src/api/delete-route.ts';
import { findRoute } from '../../src/api/find-route.ts';
import { getRoute } from '../../src/api/get-route.ts';
import { listRoute } from '../../src/api/list-route.ts';
import type { EntityRules } from '../../src/api/rules.ts';
import { updateRoute } from '../../src/api/update-route.ts';
import { repository } from '../../src/data/repository.ts';
import { Deadline } from '../../src/deadline.ts';
import type { Reply, Request, Route } from '../../src/http/route.ts';
import { reject } from '../../src/problem.ts';
import { on, operations } from './group-operations.ts';
import { defineGroups, type Group, type GroupFields, group } from './groups.ts';
import { requestTo } from './requests.ts';
import { onEveryStore } from './stores.ts';

const rows = repository(group);

const lenient: EntityRules<Group, GroupFields> = {
  create: (fields) => fields,
  update: (_current, fields) => fields,
  remove: () => {},
};

/** The routes of `crud` by what they do. */
function routesOf(rules: EntityRules<Group, GroupFields> = lenient): Record<string, Route> {
  const routes = crud(operations, rows, rules);
  return Object.fromEntries(routes.map((route) => [route.operation.action, route]));
}

describe('routes', () => {
  onEveryStore((test) => {
    before(() => defineGroups(test));
    const routes = routesOf();
    let made = 0;

    type Said = Partial<Request> & { subject?: string };
    const ask = (route: Route | undefined, said: Said = {}): Promise<Reply> => {
      assert(route);
      return route.handle(requestTo(test.store, said));
    };
    const create = async (fields: Partial<GroupFields> = {}, subject = 'me') => {
      const body = { select: `route-${++made}`, ...fields };
      return (await ask(routes.create, { body, subject })).body as Group;
    };
    const at = ({ id }: Group) => ({ groupId: id });
    const notFound = { type: 'not-found', status: 404 };
    const stale = { type: 'version-conflict', status: 412 };

    describe('create', () => {
      it('answers with the row, where it is, and its version', async () => {
        const body = { select: 'created', hidden: 'x', tags: ['a'] };
        const reply = await ask(routes.create, { body });
        const row = reply.body as Group;
        assert.equal(reply.status, 201);
        assert.deepEqual(reply.headers, { location: `/groups/${row.id}`, etag: '"1"' });
        assert.deepEqual(
          { select: row.select, tags: row.tags, user: row.user, from: row.from },
          { select: 'created', tags: ['a'], user: 'me', from: 0 },
        );
        assert.equal('hidden' in row, false);
        assert.equal((await rows.get(test.store, row.id))?.hidden, 'x');
      });

      it('stores what the rule says, or nothing where it refuses', async () => {
        const { create } = routesOf({
          ...lenient,
          async create(fields, { caller, tx }) {
            await rows.insert(
              tx,
              { select: `beside-${fields.select}` },
              { owner: caller?.subject },
            );
            if (fields.from === 13) reject('unlucky', 'no 13');
            return { ...fields, tags: [`${fields.from}`] };
          },
        });
        const body = (select: string, from: number) => ({ body: { select, from } });
        const { tags } = (await ask(create, body('ruled', 12))).body as Group;
        assert.deepEqual(tags, ['12']);
        await assert.rejects(ask(create, body('refused', 13)), { extras: { code: 'unlucky' } });
        const found = await rows.find(test.store, {
          select: ['ruled', 'beside-ruled', 'refused', 'beside-refused'],
        });
        assert.deepEqual(found.map(({ select }) => select).sort(), ['beside-ruled', 'ruled']);
      });
    });

    describe('get', () => {
      it('answers with the row and its version', async () => {
        const row = await create({ hidden: 'x' });
        const reply = await ask(routes.get, { params: at(row) });
        assert.deepEqual(reply, { status: 200, headers: { etag: '"1"' }, body: row });
      });

      it('finds nothing of others', async () => {
        const row = await create();
        await assert.rejects(ask(routes.get, { params: at(row), subject: 'you' }), notFound);
      });

      it('gives all rows to services, by internal operations', async () => {
        const row = await create({}, 'somebody');
        const route = getRoute({ ...operations.get, expose: 'internal' }, rows);
        assert.deepEqual((await ask(route, { params: at(row) })).body, row);
      });

      it('is not for everybody where rows have owners', () => {
        assert.throws(() => getRoute({ ...operations.get, auth: 'anonymous' }, rows), /anonymous/);
      });
    });

    describe('update', () => {
      const put = (row: Group, body: Partial<GroupFields>, said: Said = {}) =>
        ask(routes.update, { params: at(row), body, ...said });

      it('replaces what callers may write, but for secrets', async () => {
        const row = await create({ weight: 1.5, from: 3, hidden: 'kept', tags: ['a'] });
        const { status, headers, body } = await put(row, { select: row.select, from: 4 });
        const { weight: _, ...rest } = row;
        const { updatedAt } = body as Group;
        assert.deepEqual(body, { ...rest, from: 4, tags: [], version: 2, updatedAt });
        assert.deepEqual([status, headers], [200, { etag: '"2"' }]);
        assert.equal((await rows.get(test.store, row.id))?.hidden, 'kept');
        await put(row, { select: row.select, hidden: 'new' });
        assert.equal((await rows.get(test.store, row.id))?.hidden, 'new');
      });

      it('wants the version that If-Match names', async () => {
        const row = await create();
        const body = { select: row.select };
        const when = (tag: string) => put(row, body, { headers: { 'if-match': tag } });
        for (const tag of ['"2"', 'W/"1"', '""', '"0", "2"']) {
          await assert.rejects(when(tag), stale, tag);
        }
        for (const tag of ['1', '', '"1', '"1 "', '"1" "2"', '*, "1"', '"1",']) {
          await assert.rejects(when(tag), { type: 'validation-failed' }, tag);
        }
        const versions = [];
        for (const tag of ['"1"', ' "9" , "2"', '*', 'W/"x", "4"']) {
          versions.push(((await when(tag)).body as Group).version);
        }
        assert.deepEqual(versions, [2, 3, 4, 5]);
      });

      it('lets one of several with the same version through', async () => {
        const row = await create();
        const headers = { 'if-match': '"1"' };
        const all = await Promise.allSettled(
          [1, 2, 3].map((from) => put(row, { select: row.select, from }, { headers })),
        );
        const lost = all
          .filter((one) => one.status === 'rejected')
          .map(({ reason }) => reason.type);
        assert.deepEqual(lost, ['version-conflict', 'version-conflict']);
      });

      it('applies to whatever is there without a version, one after the other', async () => {
        const row = await create();
        const all = await Promise.all([1, 2, 3, 4].map(() => put(row, { select: row.select })));
        const versions = all.map(({ body }) => (body as Group).version);
        assert.deepEqual(versions.sort(), [2, 3, 4, 5]);
      });

      it('finds nothing of others, nor what is not there, whatever the version', async () => {
        const row = await create();
        const said = { subject: 'you', headers: { 'if-match': '"1"' } };
        await assert.rejects(put(row, { select: 'x' }, said), notFound);
        const params = { groupId: '01890000-0000-7000-8000-000000000000' };
        await assert.rejects(ask(routes.update, { params, body: { select: 'x' } }), notFound);
      });

      it('gives the rule the row with its secrets, and takes its word for all', async () => {
        const { update } = routesOf({
          ...lenient,
          update(current, fields) {
            assert.deepEqual([current.hidden, fields.hidden], ['x', 'x']);
            return { select: fields.select, from: current.from + 1 };
          },
        });
        const row = await create({ hidden: 'x', weight: 1, from: 1 });
        const body = { select: 'ruled-update', weight: 2 };
        const changed = (await ask(update, { params: at(row), body })).body as Group;
        assert.deepEqual([changed.from, changed.weight], [2, undefined]);
        assert.equal((await rows.get(test.store, row.id))?.hidden, undefined);
      });
    });

    describe('delete', () => {
      const remove = (row: Group, said: Said = {}) =>
        ask(routes.delete, { params: at(row), ...said });

      it('answers without a body, once', async () => {
        const row = await create();
        await assert.rejects(remove(row, { subject: 'you' }), notFound);
        await assert.rejects(remove(row, { headers: { 'if-match': '"2"' } }), stale);
        assert.deepEqual(await remove(row), { status: 204, headers: {} });
        await assert.rejects(remove(row), notFound);
      });

      it('keeps what is referred to, and what the rule keeps', async () => {
        const row = await create();
        await create({ link: row.id });
        await assert.rejects(remove(row), { type: 'conflict', status: 409 });
        const { delete: refusing } = routesOf({
          ...lenient,
          remove: () => reject('kept', 'not this one'),
        });
        const other = await create();
        const refused = ask(refusing, { params: at(other) });
        await assert.rejects(refused, { type: 'rejected', status: 422 });
        await ask(routes.get, { params: at(other) });
      });
    });

    describe('list', () => {
      it('gives pages of the own rows, without secrets', async () => {
        const subject = 'lister';
        const made = [];
        for (let from = 0; from < 3; from++)
          made.push(await create({ from, hidden: 'x' }, subject));
        const list = async (query: Record<string, unknown>) =>
          (await ask(routes.list, { query, subject })).body as {
            items: Group[];
            nextCursor?: string;
          };
        const query = { limit: 2, sort: 'from' };
        const first = await list(query);
        assert.deepEqual(first.items, made.slice(0, 2));
        const second = await list({ ...query, cursor: first.nextCursor });
        assert.deepEqual(second, { items: made.slice(2), nextCursor: undefined });
        assert.deepEqual((await list({ from: 1 })).items, made.slice(1, 2));
        assert.deepEqual((await list({})).items, made.toReversed());
      });

      it('selects by the path as well', async () => {
        const route = listRoute(
          { ...operations.list, params: [{ name: 'number', field: 'from' }] },
          rows,
        );
        const row = await create({ from: 4_711 });
        const { body } = await ask(route, { params: { number: '4711' } });
        assert.deepEqual((body as { items: Group[] }).items, [row]);
      });
    });

    describe('declared operations', () => {
      const params = [{ name: 'groupId', field: 'id' }];
      const command = { kind: 'command', expose: 'public', params } as const;

      it('find: by fields, or by a list of keys', async () => {
        const find = on({ name: 'find', action: 'find', method: 'POST', output: 'list' });
        const all = [await create({ from: 815 }), await create({ from: 815 }), await create()];
        const byKeys = findRoute({ ...find, input: ['ids'] }, rows);
        const ids = all.slice(1).map(({ id }) => id);
        assert.deepEqual((await ask(byKeys, { body: { ids } })).body, all.slice(1));
        assert.deepEqual((await ask(byKeys, { body: { ids }, subject: 'you' })).body, []);
        assert.deepEqual((await ask(byKeys, { body: { ids: [] } })).body, []);
        const byField = findRoute({ ...find, method: 'GET', input: ['from'] }, rows);
        assert.deepEqual((await ask(byField, { query: { from: 815 } })).body, all.slice(0, 2));
      });

      it('create: takes fields of the path, and defaults of the contract', async () => {
        const create = on({
          ...command,
          name: 'createAt',
          action: 'create',
          method: 'POST',
          params: [{ name: 'number', field: 'from' }],
          input: ['select', 'weight', 'note'],
          status: 201,
          schema: { body: { properties: { weight: { default: 2 }, note: { default: 'none' } } } },
        });
        const route = createRoute(create, rows, (fields, input: { note: string }) => {
          assert.deepEqual(input, { select: 'at', weight: 2, note: 'none' });
          return { ...fields, tags: [input.note] };
        });
        const reply = await ask(route, { params: { number: '5' }, body: { select: 'at' } });
        const { from, weight, tags } = reply.body as Group;
        assert.deepEqual([Number(from), weight, tags], [5, 2, ['none']]);
        assert.deepEqual(reply.headers, { etag: '"1"' });
      });

      it('update: changes the fields of the input, and those that it assigns', async () => {
        const change = on({
          ...command,
          name: 'change',
          action: 'update',
          method: 'POST',
          input: ['weight', 'note'],
          assigns: { limit: '1.5' },
        });
        const row = await create({ weight: 1, from: 7 });
        const route = updateRoute(change, rows, (current, changes, input: { note?: string }) => {
          assert.equal(current.id, row.id);
          return { ...changes, tags: [input.note ?? ''] };
        });
        const changed = (body: object) => ask(route, { params: at(row), body });
        const once = (await changed({ note: 'a' })).body as Group;
        assert.deepEqual(
          [once.weight, once.limit, once.tags, once.from, once.version],
          [1, '1.5', ['a'], 7, 2],
        );
        assert.equal(((await changed({ weight: 3 })).body as Group).weight, 3);
      });

      it('update: leaves the row as it is where the rule returns nothing', async () => {
        const told: unknown[] = [];
        const announcer = {
          announcing: () => ({ done: async () => void told.push('done'), refused: async () => {} }),
        };
        const close = on({ ...command, name: 'close', action: 'update', method: 'POST' });
        const once = updateRoute(
          { ...close, assigns: { limit: '0' } },
          rows,
          (current, changes) => (current.limit === '0' ? undefined : changes),
          announcer,
        );
        const row = await create({ limit: '1', hidden: 'x' });
        const closed = await ask(once, { params: at(row) });
        assert.equal((closed.body as Group).version, 2);
        assert.deepEqual(await ask(once, { params: at(row) }), closed);
        assert.deepEqual(told, ['done']);
      });

      it('update: PUT resets the fields of its input that are left out', async () => {
        const replace = on({
          ...command,
          name: 'replace',
          action: 'update',
          method: 'PUT',
          input: ['weight', 'from', 'hidden'],
        });
        const row = await create({ weight: 1, from: 7, limit: '1', hidden: 'x' });
        const { body } = await ask(updateRoute(replace, rows), { params: at(row), body: {} });
        const { weight, from, limit } = body as Group;
        assert.deepEqual([weight, from, limit], [undefined, 0, '1']);
        assert.equal((await rows.get(test.store, row.id))?.hidden, 'x');
      });

      it('answers with the fields that they declare', async () => {
        const properties = { note: {}, groupId: {}, select: {}, hidden: {} };
        const get = on({
          name: 'part',
          params,
          input: ['note'],
          output: 'fields',
          schema: { response: { properties } },
        });
        const row = await create({ hidden: 'x' });
        const reply = await ask(getRoute(get, rows), { params: at(row), query: { note: 'n' } });
        const { body } = reply as { body: Record<string, unknown> };
        assert.deepEqual(body, {
          note: 'n',
          groupId: row.id,
          select: row.select,
          hidden: undefined,
        });
      });

      it('delete: asks the rule with what the caller said', async () => {
        const drop = on({
          ...command,
          name: 'drop',
          action: 'delete',
          method: 'DELETE',
          input: ['reason'],
          output: 'none',
          status: 204,
        });
        const route = deleteRoute(drop, rows, (_current, { reason }: { reason?: string }) => {
          if (reason === undefined) reject('why', 'a reason is needed');
        });
        const row = await create();
        await assert.rejects(ask(route, { params: at(row) }), { type: 'rejected' });
        await ask(route, { params: at(row), query: { reason: 'x' } });
        await assert.rejects(ask(routes.get, { params: at(row) }), notFound);
      });
    });

    it('change nothing when the deadline has passed', async () => {
      const deadline = Deadline.in(0);
      const body = { select: 'too-late' };
      const late = { type: 'deadline-exceeded', status: 504 };
      await assert.rejects(async () => ask(routes.create, { body, deadline }), late);
      assert.deepEqual(await rows.find(test.store, body), []);
    });
  });
});
