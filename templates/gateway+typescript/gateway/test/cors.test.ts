import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { gatewayFor } from './support/gateway.ts';
import { httpServer } from './support/upstream.ts';

const app = 'https://app.test';
let asked = 0;
const upstream = await httpServer({ after }, (_request, response) => {
  asked += 1;
  response.writeHead(200, { vary: 'Accept' }).end('ok');
});
const origins = `${app},http://localhost:3000`;
const gateway = await gatewayFor({ after }, upstream.url, { CORS_ORIGINS: origins });

describe('access from other origins', () => {
  const preflight = (path: string, origin: string) =>
    gateway.fetch(path, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'PUT' },
    });

  test('a preflight of a known origin is answered here, with the methods of the path', async () => {
    const answer = await preflight('/notes/1', app);
    assert.equal(answer.status, 204);
    assert.equal(answer.headers.get('access-control-allow-origin'), app);
    assert.equal(answer.headers.get('access-control-allow-methods'), 'DELETE, GET, HEAD, PUT');
    assert.match(answer.headers.get('access-control-allow-headers') ?? '', /authorization/);
    assert.equal(answer.headers.get('access-control-allow-credentials'), null);
    assert.equal(asked, 0);
  });

  test('answers name the origin, problems too, and are not kept for others', async () => {
    const headers = { origin: app };
    for (const [path, status] of [
      ['/notes', 200],
      ['/me', 401],
      ['/nowhere', 404],
    ] as const) {
      const answer = await gateway.fetch(path, { headers });
      assert.equal(answer.status, status);
      assert.equal(answer.headers.get('access-control-allow-origin'), app);
      assert.match(answer.headers.get('access-control-expose-headers') ?? '', /etag/);
      assert.match(answer.headers.get('vary') ?? '', /Origin/);
    }
    assert.equal((await gateway.fetch('/notes')).headers.get('vary'), 'Accept, Origin');
  });

  test('an origin that nobody named gets nothing', async () => {
    for (const origin of ['https://evil.test', 'null', 'https://app.test.evil.test', '*']) {
      const asked = await preflight('/notes/1', origin);
      const answer = await gateway.fetch('/notes', { headers: { origin } });
      for (const { headers } of [asked, answer]) {
        const names = [...headers.keys()].filter((name) => name.startsWith('access-control-'));
        assert.deepEqual(names, []);
      }
      assert.equal(asked.status, 405);
    }
  });

  test('OPTIONS that is no preflight, or of no path, is like any other method', async () => {
    const plain = await gateway.fetch('/notes', { method: 'OPTIONS', headers: { origin: app } });
    assert.deepEqual([plain.status, plain.headers.get('allow')], [405, 'GET, HEAD, POST']);
    assert.equal((await preflight('/nowhere', app)).status, 404);
  });
});
