import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { eventually } from './support/eventually.ts';
import { bearer, gatewayFor, issuer } from './support/gateway.ts';
import { httpServer } from './support/upstream.ts';

interface ProblemBody {
  type: string;
  status: number;
  traceId: string;
  missing?: string[];
}

let asked = 0;
const upstream = await httpServer({ after }, (_request, response) => {
  asked += 1;
  response.end('ok');
});
const gateway = await gatewayFor({ after }, upstream.url);

describe('who may pass', () => {
  const now = () => Math.floor(Date.now() / 1000);
  const bad: Record<string, () => Promise<string>> = {
    'no JWT': async () => 'Bearer abc',
    'another scheme': async () => 'Basic eDp5',
    'another audience': async () => `Bearer ${await issuer.token({ aud: 'others' })}`,
    'another issuer': async () => `Bearer ${await issuer.token({ iss: 'https://evil.test' })}`,
    expired: async () => `Bearer ${await issuer.token({ exp: now() - 60 })}`,
    'not yet good': async () => `Bearer ${await issuer.token({ nbf: now() + 60 })}`,
    'without a subject': async () => `Bearer ${await issuer.token({ sub: '' })}`,
    unsigned: async () => {
      const [, payload] = (await issuer.token()).split('.');
      const header = Buffer.from('{"alg":"none"}').toString('base64url');
      return `Bearer ${header}.${payload}.`;
    },
    'changed on its way': async () => {
      const [header, , signature] = (await issuer.token()).split('.');
      const [, payload] = (await issuer.token({ sub: 'root' })).split('.');
      return `Bearer ${header}.${payload}.${signature}`;
    },
  };

  for (const [name, authorization] of Object.entries(bad)) {
    test(`a token that is ${name}: 401, and the service is not asked`, async () => {
      const before = asked;
      const answer = await gateway.fetch('/me', {
        headers: { authorization: await authorization() },
      });
      assert.equal(answer.status, 401);
      assert.equal(answer.headers.get('www-authenticate'), 'Bearer error="invalid_token"');
      assert.equal(answer.headers.get('content-type'), 'application/problem+json');
      assert.equal(((await answer.json()) as ProblemBody).type, 'urn:problem-type:unauthenticated');
      assert.equal(asked, before);
    });
  }

  test('at a path of before, whoever may not pass is told where to go', async () => {
    const told = async (path: string, scope?: string) => {
      const authorization = `Bearer ${await issuer.token({ scope })}`;
      const { status, headers } = await gateway.fetch(path, {
        ...(scope !== undefined && { headers: { authorization } }),
      });
      return [status, headers.get('deprecation'), headers.get('link')];
    };
    const link = '</secrets/a%2Fb>; rel="successor-version"';
    assert.deepEqual(await told('/olds/a%2fb'), [401, '@0', link]);
    assert.deepEqual(await told('/olds/a%2fb', 'others:read'), [403, '@0', link]);
    // What passes, the service says for itself.
    assert.deepEqual(await told('/olds/a%2fb', 'secrets:read'), [200, null, null]);
    assert.deepEqual(await told('/secrets/a%2fb'), [401, null, null]);
  });

  test('no token: 401 that says which scheme', async () => {
    const answer = await gateway.fetch('/me');
    assert.deepEqual([answer.status, answer.headers.get('www-authenticate')], [401, 'Bearer']);
  });

  test('a good token passes, the second time from memory', async () => {
    const headers = await bearer();
    const fetches = issuer.fetches();
    for (const _ of [1, 2]) assert.equal((await gateway.fetch('/me', { headers })).status, 200);
    assert.ok(issuer.fetches() <= fetches + 1);
  });

  test('all scopes are needed, and those that lack are named', async () => {
    const lacking = await gateway.fetch('/secrets/1', { headers: await bearer('secrets:read') });
    assert.equal(lacking.status, 403);
    assert.match(lacking.headers.get('www-authenticate') ?? '', /insufficient_scope/);
    assert.deepEqual(((await lacking.json()) as ProblemBody).missing, ['secrets:list']);
    const enough = await bearer('secrets:list other secrets:read');
    assert.equal((await gateway.fetch('/secrets/1', { headers: enough })).status, 200);
  });

  test('an anonymous operation does not look at the token', async () => {
    const answer = await gateway.fetch('/notes', { headers: { authorization: 'Bearer nonsense' } });
    assert.equal(answer.status, 200);
  });

  test('what is not a public path never reaches a service', async () => {
    const before = asked;
    const status = async (path: string, method = 'GET') =>
      (await gateway.fetch(path, { method })).status;
    assert.equal(await status('/internal/notes'), 404);
    assert.equal(await status('/notes/1/2'), 404);
    assert.equal(await status('/notes/%'), 400);
    const wrong = await gateway.fetch('/notes/1', { method: 'PATCH' });
    assert.equal(wrong.status, 405);
    assert.equal(wrong.headers.get('allow'), 'DELETE, GET, HEAD, PUT');
    assert.equal(asked, before);
  });
});

describe('how often', () => {
  test('a client is told what is left, and refused when nothing is', async (t) => {
    const gateway = await gatewayFor(t, upstream.url, { RATE_LIMIT_REQUESTS: '3' });
    const ask = async (init?: RequestInit) => {
      const { status, headers } = await gateway.fetch('/me', init);
      const left = /^"default";r=(\d+);t=\d+$/.exec(headers.get('ratelimit') ?? '')?.[1];
      return [status, left, headers.has('retry-after')];
    };
    const mine = { headers: await bearer('', 'me') };
    assert.deepEqual(await ask(mine), [200, '2', false]);
    assert.deepEqual(await ask(mine), [200, '1', false]);
    assert.deepEqual(await ask(mine), [200, '0', false]);
    assert.deepEqual(await ask(mine), [429, '0', true]);
    const another = { headers: await bearer('', 'another') };
    assert.deepEqual(await ask(another), [200, '2', false]);

    const stranger = await gateway.fetch('/notes');
    assert.equal(stranger.headers.get('ratelimit-policy'), '"default";q=3;w=60');
    assert.match(stranger.headers.get('ratelimit') ?? '', /^"default";r=2;t=(?:60|59)$/);
    const line = await eventually(() => gateway.lines.find(({ status }) => status === 429));
    assert.equal(line.route, '/me');
  });

  test('bad tokens use up the checks of their address, not the requests of known callers', async (t) => {
    const gateway = await gatewayFor(t, upstream.url, { RATE_LIMIT_REQUESTS: '3' });
    const me = { headers: await bearer('', 'me') };
    assert.equal((await gateway.fetch('/me', me)).status, 200);
    const seen: number[] = [];
    for (let round = 0; round < 6; round += 1) {
      const headers = { authorization: `Bearer bad${round}` };
      seen.push((await gateway.fetch('/me', { headers })).status);
    }
    assert.deepEqual(seen, [401, 401, 401, 429, 429, 429]);
    assert.equal((await gateway.fetch('/notes')).status, 429, 'they count for the address');
    assert.equal((await gateway.fetch('/me', me)).status, 200, 'a known caller there is let in');
  });

  test('behind a proxy that is trusted, clients are told apart', async (t) => {
    const gateway = await gatewayFor(t, upstream.url, {
      RATE_LIMIT_REQUESTS: '1',
      TRUST_PROXY: 'true',
    });
    const from = async (address: string) =>
      (await gateway.fetch('/notes', { headers: { 'x-forwarded-for': address } })).status;
    assert.deepEqual([await from('192.0.2.1'), await from('192.0.2.1')], [200, 429]);
    assert.equal(await from('192.0.2.2'), 200);
    assert.equal(await from('192.0.2.9, 192.0.2.2'), 429, 'the last one counts');
  });
});
