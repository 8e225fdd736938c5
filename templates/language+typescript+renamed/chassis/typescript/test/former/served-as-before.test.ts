import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type FormerOperation, servedAsBefore } from '../../src/former/index.ts';
import type { Route } from '../../src/http/route.ts';
import type { JsonSchema, OperationModel } from '../../src/model.ts';
import { reject } from '../../src/problem.ts';
import { type Api, startApi } from '../support/api.ts';
import { operation } from '../support/operation.ts';

const text = { type: 'string' };
const names = { name: 'label' };
const either = { anyOf: [having('name'), having('label')] };
const known = { name: text, label: text, size: text };
const closed = { type: 'object', additionalProperties: false };
const row = { type: 'object', required: ['name', 'label'], properties: known };

function having(name: string): JsonSchema {
  return { required: [name], properties: { [name]: {} } };
}

/** What came to the handlers, in the names of now. */
const seen: unknown[] = [];

function route(said: Partial<OperationModel> & { name: string }, answer: unknown): Route {
  return {
    operation: operation(said),
    async handle({ query, body, params }) {
      seen.push({ ...query, ...(body as object), ...params });
      if (params.id === 'bad') reject('bad', 'Not this one');
      return { status: said.status ?? 200, body: answer, headers: { etag: '"1"' } };
    },
  };
}

const create = route(
  {
    name: 'createThing',
    method: 'POST',
    path: '/things',
    output: 'entity',
    schema: { body: { ...closed, required: ['name'], properties: { name: text, size: text } } },
  },
  { name: 'one' },
);
const list = route(
  { name: 'listThings', path: '/things', action: 'list', output: 'page' },
  { items: [{ name: 'one' }, { name: 'two' }], nextCursor: 'c' },
);
const find = route({ name: 'findThings', path: '/found', output: 'list' }, [{ name: 'one' }]);
const change = route(
  {
    name: 'changeThing',
    method: 'PUT',
    path: '/things/{id}',
    params: [{ name: 'id', field: 'id' }],
    schema: { params: { type: 'object', properties: { id: text } } },
  },
  undefined,
);
const other = route({ name: 'other', output: 'fields' }, { name: 'plain' });

const query = { ...closed, properties: { ...known, sort: text } };
const page = {
  type: 'object',
  properties: { items: { type: 'array', items: row }, nextCursor: text },
};
const former: FormerOperation[] = [
  {
    operation: 'createThing',
    name: 'createOld',
    path: '/olds',
    input: names,
    output: names,
    schema: { body: { ...closed, ...either, properties: known }, response: row },
  },
  {
    operation: 'listThings',
    name: 'listOlds',
    path: '/olds',
    input: names,
    output: names,
    schema: { query, response: page },
  },
  {
    operation: 'findThings',
    input: {},
    output: names,
    schema: { response: { type: 'array', items: row } },
  },
  { operation: 'changeThing', name: 'changeOld', path: '/olds/{id}', input: {}, output: {} },
];

let api: Api;
before(async () => {
  api = await startApi(servedAsBefore([create, list, find, change, other], former));
});
after(() => api.server.close());

async function ask(method: string, path: string, body?: unknown) {
  const answer = await fetch(`${api.url}${path}`, {
    method,
    ...(body !== undefined && {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    }),
  });
  const said = await answer.text();
  return {
    status: answer.status,
    headers: answer.headers,
    body: said === '' ? undefined : JSON.parse(said),
    seen: seen.splice(0),
  };
}

test('a body may have either name, and both where they say the same', async () => {
  for (const path of ['/things', '/olds']) {
    for (const body of [{ name: 'a' }, { label: 'a' }, { name: 'a', label: 'a' }]) {
      const answer = await ask('POST', path, body);
      assert.equal(answer.status, 200);
      assert.deepEqual(answer.seen, [{ name: 'a' }]);
      assert.deepEqual(answer.body, { name: 'one', label: 'one' });
    }
  }
});

test('two names with two values are told, and neither wins', async () => {
  const { status, body, seen } = await ask('POST', '/things', { name: 'a', label: 'b' });
  assert.equal(status, 400);
  const message = 'is not the same as name, which is its name by now: send one of them';
  assert.deepEqual(body.errors, [{ in: 'body', path: '/label', message }]);
  assert.deepEqual(seen, []);
});

test('what is needed has to come under one of its names', async () => {
  const { status, body } = await ask('POST', '/things', { size: 'a', other: 1 });
  assert.equal(status, 400);
  const told = body.errors.map(({ path, message }: { path: string; message: string }) => [
    path,
    message,
  ]);
  assert.ok(told.some(([path]: [string]) => path === '/name'));
  assert.ok(told.some(([path]: [string]) => path === '/other'));
  const none = await ask('POST', '/olds');
  assert.deepEqual(none.body.errors, [{ in: 'body', path: '', message: 'is required' }]);
});

test('lists are filtered and sorted by either, and have both', async () => {
  const items = [
    { name: 'one', label: 'one' },
    { name: 'two', label: 'two' },
  ];
  for (const asked of ['name=a&sort=-name', 'label=a&sort=-label']) {
    const { body, seen } = await ask('GET', `/olds?${asked}`);
    assert.deepEqual(seen, [{ name: 'a', sort: '-name' }]);
    assert.deepEqual(body, { items, nextCursor: 'c' });
  }
  assert.deepEqual((await ask('GET', '/found')).body, items.slice(0, 1));
});

test('at the path of before an answer says where to go', async () => {
  const { headers } = await ask('PUT', '/olds/a%2Fb');
  assert.equal(headers.get('deprecation'), '@0');
  assert.equal(headers.get('link'), '</things/a%2Fb>; rel="successor-version"');
  assert.equal(headers.get('etag'), '"1"');
  assert.equal((await ask('PUT', '/things/a')).headers.get('deprecation'), null);
});

test('so does a refusal, with what it says anyway', async () => {
  const { status, body, headers } = await ask('PUT', '/olds/bad');
  assert.equal(status, 422);
  assert.equal(body.code, 'bad');
  assert.equal(headers.get('link'), '</things/bad>; rel="successor-version"');
});

test('so does one that never came to the operation', async () => {
  const { status, headers, seen } = await ask('POST', '/olds', { other: 1 });
  assert.equal(status, 400);
  assert.equal(headers.get('deprecation'), '@0');
  assert.equal(headers.get('link'), '</things>; rel="successor-version"');
  assert.deepEqual(seen, []);
});

test('logs have the name by which it was asked', async () => {
  await ask('PUT', '/olds/a');
  const line = api.logs.findLast(({ msg }) => msg === 'request');
  assert.deepEqual([line?.operation, line?.route], ['changeOld', '/olds/{id}']);
});

test('what has no other name is as it was', async () => {
  assert.equal(servedAsBefore([other], former)[0], other);
});
