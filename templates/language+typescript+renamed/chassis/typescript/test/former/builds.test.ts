import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createRoute } from '../../src/api/create-route.ts';
import { listRoute } from '../../src/api/list-route.ts';
import { repository } from '../../src/data/repository.ts';
import { type FormerOperation, servedAsBefore } from '../../src/former/index.ts';
import type { Route } from '../../src/http/route.ts';
import type { JsonSchema } from '../../src/model.ts';
import { type TestIssuer, testIssuer } from '../../src/testing/issuer.ts';
import { operations } from '../store/group-operations.ts';
import { defineGroups, group } from '../store/groups.ts';
import { onEveryStore } from '../store/stores.ts';
import { type Api, startApi } from '../support/api.ts';

// Builds from before a rename, with both names, and from after it have one store. A client does not know which of
// them answers: what one has stored or given out, the others take.

const text = { type: 'string' };
const whole = { type: 'integer' };

function object(properties: JsonSchema, required: readonly string[] = []): JsonSchema {
  return { type: 'object', additionalProperties: false, required, properties };
}
const page = (row: JsonSchema): JsonSchema =>
  object({ items: { type: 'array', items: row }, nextCursor: text });

/** What a client calls the fields. */
type Words = readonly [name: string, count: string];
const ofBefore: Words = ['label', 'since'];
const ofNow: Words = ['select', 'from'];

/** What clients may send and get, with the fields by these names. */
function schemasOf(...all: readonly Words[]) {
  const fields = Object.fromEntries(
    all.flatMap(([name, count]) => [
      [name, text],
      [count, whole],
    ]),
  );
  const row = object({ id: text, ...fields, version: whole }, ['id', ...Object.keys(fields)]);
  const paging = { limit: whole, cursor: text, sort: text };
  return {
    create: { body: object(fields), response: row },
    list: { query: object({ ...paging, ...fields }), response: page(row) },
  };
}

/** A build that calls what is made and listed, and its fields, by these names. */
function build(entity: string, words: Words): Route[] {
  const path = `/${entity.toLowerCase()}s`;
  const called = (name: string) => words[ofNow.indexOf(name)] ?? name;
  const rows = repository({
    ...group,
    name: entity,
    fields: group.fields.map((each) => ({ ...each, name: called(each.name) })),
    filters: group.filters.map(called),
    sorts: group.sorts.map(called),
  });
  const schemas = schemasOf(words);
  const create = {
    ...{ ...operations.create, name: `create${entity}`, path, input: words, entity },
    ...{ location: `${path}/{id}`, schema: schemas.create },
  };
  const list = {
    ...{ ...operations.list, name: `list${entity}s`, path, input: words, entity },
    schema: schemas.list,
  };
  return [createRoute(create, rows), listRoute(list, rows)];
}

const names = { select: 'label', from: 'since' };
const either = schemasOf(ofNow, ofBefore);
const former: FormerOperation[] = [
  {
    ...{ operation: 'createGroup', name: 'createOld', path: '/olds', input: names, output: names },
    schema: either.create,
  },
  {
    ...{ operation: 'listGroups', name: 'listOlds', path: '/olds', input: names, output: names },
    schema: either.list,
  },
];

/** Where a client asks, and which names it knows. */
interface Way {
  build: 'before' | 'both' | 'now';
  path: '/olds' | '/groups';
  words: Words;
}
const old: Way = { build: 'before', path: '/olds', words: ofBefore };
const oldStill: Way = { build: 'both', path: '/olds', words: ofBefore };
const between: Way = { build: 'both', path: '/groups', words: ofBefore };
const moved: Way = { build: 'both', path: '/groups', words: ofNow };
const now: Way = { build: 'now', path: '/groups', words: ofNow };
const ways: [title: string, first: Way, then: Way][] = [
  ['from before it, at the old path', old, oldStill],
  ['from before it, by a client that has moved since', old, moved],
  ['from before it, by a client that is half way', old, between],
  ['while a build from before still answers', oldStill, old],
  ['by a client that moves, while a build from before still answers', moved, old],
  ['by one that moves', oldStill, moved],
  ['by one that moves back', moved, oldStill],
  ['when nobody knows the old names any more', moved, now],
  ['made in the old names, when nobody knows them any more', oldStill, now],
  ['when a build that knows both comes back', now, oldStill],
];

/** As far as it is looked at here: a row, or a page of them. */
interface Said {
  id: string;
  version: number;
  items: Record<string, string>[];
  nextCursor: string;
}

describe('across a rename', () => {
  onEveryStore((test) => {
    let issuer: TestIssuer;
    const apis = new Map<Way['build'], Api>();
    before(async () => {
      await defineGroups(test);
      issuer = await testIssuer();
      const builds = {
        before: build('Old', ofBefore),
        both: servedAsBefore(build('Group', ofNow), former),
        now: build('Group', ofNow),
      };
      for (const [name, routes] of Object.entries(builds)) {
        apis.set(name as Way['build'], await startApi(routes, { issuer, store: test.store }));
      }
    });
    after(async () => {
      for (const { server } of apis.values()) await server.close();
      await issuer.close();
    });

    async function ask(way: Way, sub: string, query: string, key?: string, body?: object) {
      const answer = await fetch(`${apis.get(way.build)?.url}${way.path}${query}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          authorization: `Bearer ${await issuer.token({ scope: 'groups', sub })}`,
          'content-type': 'application/json',
          ...(key !== undefined && { 'idempotency-key': key }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const said = (await answer.json()) as Said;
      return { status: answer.status, headers: answer.headers, body: said };
    }

    const fieldsOf = ([name, count]: Words, value: string) => ({ [name]: value, [count]: 3 });

    for (const [title, first, then] of ways) {
      it(`a command is done once, repeated ${title}`, async () => {
        const made = await ask(first, title, '', 'key', fieldsOf(first.words, title));
        assert.equal(made.status, 201, JSON.stringify(made.body));
        assert.equal(made.headers.get('idempotent-replayed'), null);
        const { id, version } = made.body;
        for (const way of [then, first, then]) {
          const again = await ask(way, title, '', 'key', fieldsOf(way.words, title));
          assert.equal(again.status, 201, JSON.stringify(again.body));
          assert.equal(again.headers.get('idempotent-replayed'), 'true');
          assert.equal(again.headers.get('location'), made.headers.get('location'));
          const all = way.build === 'both' ? [ofNow, ofBefore] : [way.words];
          const fields = Object.assign({}, ...all.map((words) => fieldsOf(words, title)));
          assert.deepEqual(again.body, { id, ...fields, version });
        }
        const other = await ask(then, title, '', 'key', fieldsOf(then.words, `${title}!`));
        assert.equal(other.status, 422);
        assert.equal((await ask(first, title, '')).body.items.length, 1);
      });

      it(`a list goes on, ${title}`, async () => {
        const owner = `list ${title}`;
        for (const letter of 'abcde') {
          const body = fieldsOf(first.words, `${title} ${letter}`);
          assert.equal((await ask(first, owner, '', undefined, body)).status, 201);
        }
        const listed: string[] = [];
        let cursor = '';
        for (const way of [first, then, first, then]) {
          const [name, count] = way.words;
          const query = `?limit=1&${count}=3&sort=-${name}${cursor}`;
          const { status, body } = await ask(way, owner, query);
          assert.equal(status, 200, JSON.stringify(body));
          listed.push(...body.items.map((row) => `${row[name]?.at(-1)}`));
          cursor = `&cursor=${body.nextCursor}`;
        }
        assert.deepEqual(listed, ['e', 'd', 'c', 'b']);
        const [name] = then.words;
        for (const other of [`?sort=-${name}`, `?sort=${name}`, '?sort=createdAt']) {
          assert.equal((await ask(then, owner, other + cursor)).status, 400);
        }
      });
    }
  });
});
