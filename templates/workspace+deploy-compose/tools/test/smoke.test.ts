import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { smoke } from '../lib/smoke/smoke.ts';
import type { System } from '../lib/system.ts';

const operation = (method: string, path: string, more: object = {}) => {
  return { method, path, params: [], expose: 'public', auth: ['a:read'], schema: {}, ...more };
};

const system = {
  firstCalls: { create: { path: '/things', body: { name: 'x' }, rule: '' } },
  services: [
    {
      operations: [
        operation('GET', '/things'),
        operation('GET', '/open', { auth: 'anonymous' }),
        operation('GET', '/things/{id}', { params: [{ name: 'id', field: 'id' }] }),
        operation('GET', '/needs', { schema: { query: { required: ['of'] } } }),
        operation('GET', '/unwritten', { undecided: true }),
        operation('GET', '/inside', { expose: 'internal' }),
        operation('POST', '/things'),
      ],
    },
  ],
} as unknown as System;

/** What is answered, in the order in which it is asked; `+` where a token comes along. */
const good: Record<string, number> = {
  'GET /openapi.json': 200,
  '+GET /things': 200,
  'GET /open': 200,
  'GET /things': 401,
  '+POST /things': 201,
  '+GET /things/1': 200,
};

const pauses = [1, 1, 1];

let answers = good;
/** So many answers say that it is not ready yet. */
let early = 0;
const asked: string[] = [];
const keys = new Set<unknown>();
let server: Server;
let url: URL;

before(async () => {
  server = createServer(({ method, url: path, headers }, response) => {
    const request = `${headers.authorization === 'Bearer t' ? '+' : ''}${method} ${path}`;
    asked.push(request);
    if (method === 'POST' && headers.authorization) keys.add(headers['idempotency-key']);
    early -= 1;
    const status = early >= 0 ? 503 : (answers[request] ?? 404);
    response.writeHead(status, status === 201 ? { location: '/things/1' } : {}).end('why');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
after(() => server.close());

async function bad(others: Record<string, number>): Promise<string[]> {
  answers = { ...good, ...others };
  const seen = await smoke(system, { url, token: 't', pauses });
  return seen.filter(({ isGood }) => !isGood).map((each) => `${each.asked} ${each.answered}`);
}

test('asks what can be asked without knowing a row, then makes one and reads it', async () => {
  asked.length = 0;
  assert.deepEqual(await bad({}), []);
  assert.deepEqual(asked, Object.keys(good));
});

test('sees what is not as it should be', async () => {
  assert.deepEqual(await bad({ '+GET /things': 500 }), ['GET /things 500: why']);
  assert.deepEqual(await bad({ 'GET /things': 200 }), ['GET /things 200: why']);
  assert.deepEqual(await bad({ '+POST /things': 500 }), ['POST /things 500: why']);
  assert.deepEqual(await bad({ '+GET /things/1': 404 }), ['GET /things/1 404: why']);
});

test('asks again what is late, and makes no second row of it', async () => {
  early = 1;
  assert.deepEqual(await bad({}), []);
  keys.clear();
  answers = { ...good, '+POST /things': 504 };
  asked.length = 0;
  const seen = await smoke(system, { url, token: 't', pauses });
  assert.equal(seen.at(-1)?.answered, '504: why');
  assert.equal(asked.filter((each) => each === '+POST /things').length, 4);
  assert.equal(keys.size, 1);
});

test('a rule may refuse an example', async () => {
  assert.deepEqual(await bad({ '+POST /things': 422 }), []);
});

test('nobody there', async () => {
  const seen = await smoke(system, { url: new URL('http://127.0.0.1:9'), token: 't' });
  assert.ok(seen.length > 0 && seen.every(({ isGood }) => !isGood));
});
