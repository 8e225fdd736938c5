import assert from 'node:assert/strict';
import { clause, NotHere } from '../lib/clause.ts';
import { type Answer, ask, assertProblem, raw } from '../lib/client.ts';
import { issuer, serveGateway } from '../lib/fleet.ts';
import {
  everyOperation,
  findPublic,
  gatewayTo,
  knock,
  publicOperations,
  reading,
  sharedPair,
  tokenOf,
  writing,
} from '../lib/gateway.ts';
import { epoch } from '../lib/issuer.ts';
import { pathOf } from '../lib/rows.ts';
import { system } from '../lib/system.ts';

clause(
  'GTW-1 exactly the public operations are there, and 404 and 405 reach no service',
  async () => {
    const { gateway, upstream } = await sharedPair();
    for (const operation of publicOperations) {
      const before = upstream.seen.length;
      const answer = await knock(gateway, operation);
      assert.equal(answer.status, 200, `${operation.name}: ${answer.text}`);
      const seen = upstream.seen.slice(before);
      assert.deepEqual(
        seen.map(({ method, url }) => [method, url]),
        [[operation.method, pathOf(operation, {})]],
      );
    }
    const before = upstream.seen.length;
    for (const operation of everyOperation.filter(({ expose }) => expose !== 'public')) {
      const answer = await knock(gateway, operation);
      assert.ok([404, 405].includes(answer.status), `${operation.name}: ${answer.status}`);
    }
    assertProblem(await ask(`${gateway.api}/no-such-path`), 'not-found', 404);
    const method = 'PROPFIND';
    const odd = await ask(`${gateway.api}${pathOf(reading(), {})}`, { method });
    assertProblem(odd, 'method-not-allowed', 405);
    assert.equal(upstream.seen.length, before);
  },
);

clause(
  'GTW-2 the token is checked before a service is reached, and a good one passed on',
  async () => {
    const { gateway, upstream } = await sharedPair();
    const { token } = await issuer();
    const guarded = publicOperations.filter(({ auth }) => auth !== 'anonymous');
    if (guarded.length === 0) throw new NotHere('every operation is anonymous');
    for (const operation of guarded) {
      const before = upstream.seen.length;
      const expired = token({ exp: epoch() - 60 });
      assert.equal((await knock(gateway, operation, { token: undefined })).status, 401);
      assert.equal((await knock(gateway, operation, { token: expired })).status, 401);
      if (operation.auth.length > 0) {
        const poor = token({ scope: 'something-else' });
        assert.equal((await knock(gateway, operation, { token: poor })).status, 403);
      }
      assert.equal(upstream.seen.length, before, operation.name);
      const good = token();
      assert.equal((await knock(gateway, operation, { token: good })).status, 200);
      assert.equal(upstream.seen.at(-1)?.headers.authorization, `Bearer ${good}`);
    }
  },
);

clause('GTW-6 each client has so many requests a window, and is told', async () => {
  const limit = { RATE_LIMIT_REQUESTS: '5', RATE_LIMIT_WINDOW_SECONDS: '60' };
  const { gateway, upstream } = await gatewayTo(limit);
  const guarded = findPublic('with a token', ({ auth }) => auth !== 'anonymous');
  const ofOne = (await issuer()).token({ sub: 'one' });
  for (let left = 4; left >= 0; left -= 1) {
    const { status, headers } = await knock(gateway, guarded, { token: ofOne });
    assert.equal(status, 200);
    assert.equal(headers['ratelimit-policy'], '"default";q=5;w=60');
    const [, rest, seconds] = /^"default";r=(\d+);t=(\d+)$/.exec(`${headers.ratelimit}`) ?? [];
    assert.equal(Number(rest), left, `${headers.ratelimit}`);
    assert.ok(Number(seconds) <= 60);
  }
  const before = upstream.seen.length;
  const refused = await knock(gateway, guarded, { token: ofOne });
  assertProblem(refused, 'rate-limited', 429);
  assert.ok(Number(refused.headers['retry-after']) <= 60);
  assert.equal(upstream.seen.length, before);
  const another = (await issuer()).token({ sub: 'another' });
  assert.equal((await knock(gateway, guarded, { token: another })).status, 200);

  // A client without a good token is its address.
  const statuses: number[] = [];
  for (let count = 0; count < 7; count += 1) {
    statuses.push((await knock(gateway, guarded, { token: 'nonsense' })).status);
  }
  assert.deepEqual(statuses, [401, 401, 401, 401, 401, 429, 429]);
  assert.equal((await knock(gateway, guarded, { token: another })).status, 200);

  const { gateway: usual } = await gatewayTo({ RATE_LIMIT_REQUESTS: '' });
  const { requests, windowSeconds } = system.gateway.rateLimit;
  const { headers } = await knock(usual, guarded);
  assert.equal(headers['ratelimit-policy'], `"default";q=${requests};w=${windowSeconds}`);
});

clause('GTW-9 the origins that are allowed get their CORS headers, and no others', async () => {
  const [mine, other] = ['https://app.example.com', 'https://other.example.com'];
  const { gateway, upstream } = await gatewayTo({
    CORS_ORIGINS: `${mine}, https://two.example.com`,
  });
  const operation = writing();
  const path = `${gateway.api}${pathOf(operation, {})}`;
  const preflight = (origin: string, method: string = operation.method) =>
    ask(path, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': method,
        'access-control-request-headers': 'authorization, content-type, idempotency-key, if-match',
      },
    });
  const corsOf = ({ headers }: Answer) =>
    Object.keys(headers).filter((name) => name.startsWith('access-control-'));

  const before = upstream.seen.length;
  const allowed = await preflight(mine);
  assert.equal(allowed.status, 204);
  assert.equal(allowed.text, '');
  assert.equal(allowed.headers['access-control-allow-origin'], mine);
  assert.match(`${allowed.headers['access-control-allow-methods']}`, new RegExp(operation.method));
  const headers = `${allowed.headers['access-control-allow-headers']}`.toLowerCase();
  for (const name of ['authorization', 'content-type', 'idempotency-key', 'if-match']) {
    assert.ok(headers.includes(name), `${name} in ${headers}`);
  }
  assert.match(`${allowed.headers.vary}`, /origin/i);
  assert.equal(allowed.headers['access-control-allow-credentials'], undefined);
  assert.deepEqual(corsOf(await preflight(other)), []);
  assert.equal(upstream.seen.length, before, 'preflights reach no service');

  for (const status of [200, 401]) {
    const token = status === 200 ? await tokenOf(operation) : undefined;
    if (operation.auth === 'anonymous' && status === 401) continue;
    const good = await knock(gateway, operation, { token, headers: { origin: mine } });
    assert.equal(good.status, status);
    assert.equal(good.headers['access-control-allow-origin'], mine);
    assert.match(`${good.headers.vary}`, /origin/i);
    for (const origin of [other, 'null', `${mine}.evil.example`, mine.toUpperCase()]) {
      const bad = await knock(gateway, operation, { token, headers: { origin } });
      assert.deepEqual(corsOf(bad), [], origin);
    }
  }
  const { gateway: closed } = await sharedPair();
  assert.deepEqual(corsOf(await knock(closed, operation, { headers: { origin: mine } })), []);
});

clause('GTW-10 every answer has the security headers, and none tells the software', async () => {
  const { gateway, upstream } = await gatewayTo({ NODE_ENV: 'production', SHUTDOWN_DELAY_MS: '0' });
  upstream.answerWith((_, response) => {
    const headers = { 'content-type': 'application/json', server: 'x', 'x-powered-by': 'y' };
    response.writeHead(200, headers).end('{}');
  });
  const guarded = findPublic('with a token', ({ auth }) => auth !== 'anonymous');
  const answers = [
    await knock(gateway, guarded),
    await knock(gateway, guarded, { token: undefined }),
    await ask(`${gateway.api}/no-such-path`),
    await ask(`${gateway.api}/openapi.json`),
    await ask(`${gateway.api}/docs`),
  ];
  for (const [index, { headers }] of answers.entries()) {
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['referrer-policy'], 'no-referrer');
    assert.match(`${headers['strict-transport-security']}`, /^max-age=\d{7,}/);
    const policy = `${headers['content-security-policy']}`;
    if (index < 3) assert.equal(policy, "default-src 'none'; frame-ancestors 'none'");
    else assert.match(policy, /frame-ancestors 'none'/);
    assert.equal(headers.server, undefined);
    assert.equal(headers['x-powered-by'], undefined);
  }
  assert.equal(answers[0]?.headers['cache-control'], 'no-store');
  upstream.answerWith((_, response) => {
    response.writeHead(200, { 'cache-control': 'max-age=5', 'content-type': 'application/json' });
    response.end('{}');
  });
  assert.equal((await knock(gateway, guarded)).headers['cache-control'], 'max-age=5');
  const { gateway: plain } = await sharedPair();
  const { headers } = await knock(plain, guarded);
  assert.equal(headers['strict-transport-security'], undefined, 'in production only');
});

clause('GTW-11 the contract of all public operations, and a page to browse it', async () => {
  const { gateway } = await sharedPair();
  const contract = await ask(`${gateway.api}/openapi.json`);
  assert.equal(contract.status, 200);
  assert.match(`${contract.headers['content-type']}`, /^application\/json/);
  assert.match(contract.json.openapi, /^3\.1\./);
  const methods = ['get', 'put', 'post', 'patch', 'delete'];
  const told = Object.entries(contract.json.paths as Record<string, object>).flatMap(
    ([path, item]) =>
      Object.keys(item)
        .filter((method) => methods.includes(method))
        .map((method) => `${method.toUpperCase()} ${path}`),
  );
  assert.deepEqual(
    told.sort(),
    publicOperations.map(({ method, path }) => `${method} ${path}`).sort(),
  );
  const page = await ask(`${gateway.api}/docs`);
  assert.equal(page.status, 200);
  assert.match(`${page.headers['content-type']}`, /^text\/html/);
  for (const [, source = ''] of page.text.matchAll(/(?:src|href)="([^"#]+)"/g)) {
    const url = new URL(source, `${gateway.api}/docs`);
    if (url.protocol === 'data:') continue;
    assert.equal(url.origin, gateway.api, 'everything comes from here');
    assert.equal((await ask(url.href)).status, 200, source);
  }
});

clause('GTW-12 heads and bodies have limits, and ambiguous framing is refused', async () => {
  const { gateway, upstream } = await gatewayTo({
    MAX_HEADER_BYTES: '2048',
    BODY_LIMIT_BYTES: '1000',
  });
  const operation = writing();
  const head = `${operation.method} ${pathOf(operation, {})} HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-type: application/json\r\nauthorization: Bearer ${await tokenOf(operation)}\r\n`;
  const big = await raw(gateway.port, `${head}x: ${'y'.repeat(3_000)}\r\n\r\n`);
  assert.match(big, /^HTTP\/1\.1 431 /);
  assert.match(big, /headers-too-large/);
  for (const sent of [
    `${head}content-length: 1001\r\n\r\n`,
    `${head}transfer-encoding: chunked\r\n\r\n3e9\r\n${' '.repeat(1001)}\r\n0\r\n\r\n`,
  ]) {
    const told = await raw(gateway.port, sent);
    assert.match(told, /^HTTP\/1\.1 413 /, told);
    assert.match(told, /payload-too-large/);
  }
  assert.equal(upstream.seen.length, 0);

  const inner = 'GET /smuggled HTTP/1.1\r\nhost: a\r\n\r\n';
  for (const framing of [
    'content-length: 4\r\ntransfer-encoding: chunked',
    'transfer-encoding: chunked\r\ncontent-length: 4',
    'content-length: 4\r\ncontent-length: 5',
    'content-length: 4, 5',
    'content-length: +4',
    'content-length: 0x4',
    'transfer-encoding: chunked, identity',
    'transfer-encoding: xchunked',
    'transfer-encoding : chunked',
    'transfer-encoding:\u000bchunked',
    ' transfer-encoding: chunked',
  ]) {
    const told = await raw(gateway.port, `${head}${framing}\r\n\r\n0\r\n\r\n${inner}`);
    assert.match(told, /^HTTP\/1\.1 400 /, `${framing}: ${told}`);
    assert.equal(told.match(/HTTP\/1\.1 /g)?.length, 1, `one answer: ${told}`);
  }
  for (const body of ['5\r\nabc\r\n0\r\n\r\n', 'zz\r\n', '-1\r\n\r\n', 'ffffffffffffffffff\r\n']) {
    const told = await raw(
      gateway.port,
      `${head}transfer-encoding: chunked\r\n\r\n${body}${inner}`,
    );
    assert.match(told, /^HTTP\/1\.1 4\d\d /, told);
    assert.equal(told.match(/HTTP\/1\.1 /g)?.length, 1, `one answer: ${told}`);
  }
  assert.ok(!upstream.seen.some(({ url }) => url.includes('smuggled')));
});

clause('GTW-14 readiness does not ask the services', async () => {
  const { gateway, upstream } = await sharedPair();
  const before = upstream.seen.length;
  for (let count = 0; count < 5; count += 1) {
    assert.equal((await ask(`${gateway.admin}/readyz`)).status, 200);
  }
  assert.equal(upstream.seen.length, before);
  const alone = await serveGateway(() => 'http://127.0.0.1:9');
  assert.equal((await ask(`${alone.admin}/readyz`)).status, 200);
});

clause('GTW-17 a path that services could read in two ways reaches none of them', async () => {
  const { gateway, upstream } = await sharedPair();
  const before = upstream.seen.length;
  const answerTo = async (path: string) => {
    const authorization = `Bearer ${(await issuer()).token()}`;
    const head = `GET ${path} HTTP/1.1\r\nhost: a\r\nconnection: close\r\nauthorization: ${authorization}\r\n\r\n`;
    const told = await raw(gateway.port, head);
    return { status: Number(told.slice(9, 12)), body: JSON.parse(told.split('\r\n\r\n')[1] ?? '') };
  };
  const path = pathOf(reading(), {});
  for (const end of ['/..', '/.', '/%2e%2e', '/%2E./x', '\\x', '/..\\x', '#fragment']) {
    const { status } = await answerTo(path + end);
    assert.ok(status === 400 || status === 404, `${end}: ${status}`);
  }
  const { path: pattern } = findPublic('with a parameter at the end of its path', (operation) => {
    return operation.method === 'GET' && operation.path.endsWith('}');
  });
  for (const last of ['..', '.', '%2e%2e', '%2E.', '.%2e', 'a\\b', 'a#b']) {
    const { status, body } = await answerTo(pattern.replaceAll(/\{\w+\}/g, last));
    assert.equal(status, 400, last);
    assert.equal(body.type, 'urn:problem-type:validation-failed', last);
    assert.equal(body.errors[0].in, 'path', last);
  }
  assert.equal(upstream.seen.length, before);
});
