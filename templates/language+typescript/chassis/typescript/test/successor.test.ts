import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Route } from '../src/http/route.ts';
import { Problem } from '../src/problem.ts';
import { type TestIssuer, testIssuer } from '../src/testing/issuer.ts';
import { type Api, startApi } from './support/api.ts';
import { operation } from './support/operation.ts';

// A path of before: whatever is answered there, where to go is said.

const text = { type: 'string' };
const answers: Record<string, () => unknown> = {
  good: () => ({ name: 'one' }),
  bad: () => ({}),
  gone: () => {
    throw new Problem('not-found');
  },
  broken: () => {
    throw new Error('nobody may read this');
  },
  slow: () => new Promise(() => {}),
};
const route: Route = {
  operation: operation({
    name: 'readOld',
    path: '/olds/{id}/parts',
    auth: ['things:read'],
    timeoutMs: 300,
    schema: {
      params: { type: 'object', properties: { id: { ...text, maxLength: 6 } } },
      response: { type: 'object', required: ['name'], properties: { name: text } },
    },
  }),
  successor: '/things/{id}/parts',
  handle: async ({ params }) => ({ status: 200, body: await answers[`${params.id}`]?.() }),
};
const { successor: _elsewhere, ...now } = route;

let issuer: TestIssuer;
let api: Api;
before(async () => {
  issuer = await testIssuer();
  const operation = { ...route.operation, name: 'readThing', path: '/things/{id}/parts' };
  api = await startApi([route, { ...now, operation }], { issuer });
});
after(async () => {
  await api.server.close();
  await issuer.close();
});

async function ask(path: string, scope?: string) {
  const authorization = `Bearer ${await issuer.token({ scope })}`;
  const { status, headers } = await fetch(`${api.url}${path}`, {
    ...(scope !== undefined && { headers: { authorization } }),
  });
  return [status, headers.get('deprecation'), headers.get('link')];
}

const told = (id: string) => ['@0', `</things/${id}/parts>; rel="successor-version"`];

test('an answer, a refusal, a failure, one that does not fit, and none in time', async () => {
  const expected = { good: 200, gone: 404, broken: 500, bad: 500, slow: 504 };
  for (const [id, status] of Object.entries(expected)) {
    assert.deepEqual(await ask(`/olds/${id}/parts`, 'things:read'), [status, ...told(id)], id);
  }
});

test('who may not ask, and what does not fit', async () => {
  assert.deepEqual(await ask('/olds/good/parts'), [401, ...told('good')]);
  assert.deepEqual(await ask('/olds/good/parts', 'things:write'), [403, ...told('good')]);
  const long = 'a%2F%0d%0a%3E%22%2c%F0%9F%90%9F';
  assert.deepEqual(await ask(`/olds/${long}/parts`, 'things:read'), [
    400,
    ...told('a%2F%0D%0A%3E%22%2C%F0%9F%90%9F'),
  ]);
});

test('where it is found by now, nothing is told', async () => {
  assert.deepEqual(await ask('/things/good/parts', 'things:read'), [200, null, null]);
  assert.deepEqual(await ask('/things/good/parts'), [401, null, null]);
  assert.deepEqual(await ask('/olds', 'things:read'), [404, null, null]);
});
