import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { Agent, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { clause, NotHere } from '../lib/clause.ts';
import { type Answer, ask, assertProblem, type Question, raw } from '../lib/client.ts';
import { issuer, serve, serveGateway, untilReady } from '../lib/fleet.ts';
import { epoch } from '../lib/issuer.ts';
import { readMetrics, sum } from '../lib/metrics.ts';
import { once } from '../lib/once.ts';
import type { Running } from '../lib/processes.ts';
import { pathOf, takesBody } from '../lib/rows.ts';
import { startServer } from '../lib/server.ts';
import { type Operation, type Service, services, system } from '../lib/system.ts';
import { until, within } from '../lib/until.ts';
import { type Seen, startUpstream, type Upstream } from '../lib/upstream.ts';

type Public = Operation & { service: Service };

const all: readonly Public[] = services.flatMap((service) =>
  service.operations.map((operation) => ({ ...operation, service })),
);
const open: readonly Public[] = all.filter(({ expose }) => expose === 'public');

function find(what: string, fits: (operation: Public) => boolean): Public {
  const found = open.find(fits);
  if (found === undefined) throw new NotHere(`no public operation ${what}`);
  return found;
}

const reading = () => find('that reads', ({ method }) => method === 'GET');
const writing = () => find('with a body', takesBody);

/** A gateway in front of one stand-in for every service. */
async function gatewayTo(
  env: Record<string, string> = {},
): Promise<{ gateway: Running; upstream: Upstream }> {
  const upstream = await startUpstream();
  return { gateway: await serveGateway(() => upstream.url, env), upstream };
}

/** The pair that tests share which leave it as it was. */
const common = once(() => gatewayTo());

async function tokenOf({ auth }: Operation, sub = 'conformance'): Promise<string | undefined> {
  return auth === 'anonymous' ? undefined : (await issuer()).token({ sub });
}

async function knock(
  { api }: Running,
  operation: Operation,
  question: Question & { query?: string } = {},
): Promise<Answer> {
  const { query = '', ...rest } = question;
  return ask(`${api}${pathOf(operation, {})}${query}`, {
    method: operation.method,
    token: 'token' in question ? question.token : await tokenOf(operation),
    ...(takesBody(operation) && { body: '{"any":"body"}' }),
    ...rest,
  });
}

clause(
  'GTW-1 exactly the public operations are there, and 404 and 405 reach no service',
  async () => {
    const { gateway, upstream } = await common();
    for (const operation of open) {
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
    for (const operation of all.filter(({ expose }) => expose !== 'public')) {
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
    const { gateway, upstream } = await common();
    const { token } = await issuer();
    const guarded = open.filter(({ auth }) => auth !== 'anonymous');
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

clause('GTW-3 bodies stream, and what is end-to-end passes unchanged', async () => {
  const operation = writing();
  const arrived = Promise.withResolvers<string>();
  const { gateway, upstream } = await common();
  upstream.handTo((incoming, response) => {
    incoming.once('data', (first) => arrived.resolve(`${first}`));
    response.writeHead(418, {
      'content-type': 'application/json; charset=utf-8',
      etag: '"7"',
      'x-of-the-service': 'yes',
      connection: 'x-hop',
      'x-hop': 'yes',
      'keep-alive': 'timeout=9',
    });
    response.write('first ');
    incoming.on('end', () => response.end('last'));
  });
  const token = await tokenOf(operation);
  const sent = request(`${gateway.api}${pathOf(operation, {})}`, {
    method: operation.method,
    agent: false,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
  });
  sent.write('{"half":');
  assert.equal(await within('half of the body', 2_000, arrived.promise), '{"half":');
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    sent.on('response', resolve).on('error', reject);
  });
  const first = await new Promise((resolve) => response.once('data', (data) => resolve(`${data}`)));
  assert.equal(first, 'first ');
  let rest = '';
  response.on('data', (data) => {
    rest += data;
  });
  sent.end('1}');
  await new Promise((resolve) => response.on('end', resolve));
  assert.equal(rest, 'last');
  assert.equal(response.statusCode, 418);
  assert.equal(response.headers.etag, '"7"');
  assert.equal(response.headers['x-of-the-service'], 'yes');
  assert.equal(response.headers['x-hop'], undefined);
  assert.notEqual(response.headers['keep-alive'], 'timeout=9');

  upstream.handTo();
  const query = '?a=1&b=%20x&a=%2F';
  await knock(gateway, operation, {
    query,
    body: '{"exactly": "this" }',
    headers: {
      'x-mine': 'kept',
      'if-match': '"1"',
      'idempotency-key': 'k',
      connection: 'x-hop, close',
      'x-hop': 'dropped',
      te: 'trailers',
      'proxy-authorization': 'dropped',
    },
  });
  const { url, body, headers } = upstream.seen.at(-1) as Seen;
  assert.equal(url, `${pathOf(operation, {})}${query}`);
  assert.equal(body, '{"exactly": "this" }');
  assert.equal(headers['x-mine'], 'kept');
  assert.equal(headers['if-match'], '"1"');
  assert.equal(headers['idempotency-key'], 'k');
  for (const name of ['x-hop', 'te', 'proxy-authorization', 'upgrade']) {
    assert.equal(headers[name], undefined, name);
  }
});

clause(
  'GTW-4 headers that claim an identity are dropped, and x-forwarded-* is the gateway\u2019s',
  async () => {
    const claims = [
      'x-user',
      'x-user-id',
      'x-auth-request-email',
      'x-caller-id',
      'x-subject',
      'x-scopes',
      'x-client-id',
      'x-forwarded-user',
      'remote-user',
      'X-USER-NAME',
    ];
    const forwarded = {
      forwarded: 'for=198.51.100.7',
      'x-forwarded-for': '198.51.100.7',
      'x-forwarded-host': 'evil.example.com',
      'x-forwarded-proto': 'gopher',
    };
    const headers = { ...Object.fromEntries(claims.map((name) => [name, 'evil'])), ...forwarded };
    const { gateway, upstream } = await common();
    await knock(gateway, reading(), { headers });
    const seen = upstream.seen.at(-1)?.headers ?? {};
    for (const name of claims) assert.equal(seen[name.toLowerCase()], undefined, name);
    assert.match(`${seen['x-forwarded-for']}`, /127\.0\.0\.1/);
    assert.doesNotMatch(JSON.stringify(seen), /198\.51\.100\.7|evil|gopher/);

    const { gateway: trusting, upstream: behind } = await gatewayTo({ TRUST_PROXY: 'true' });
    await knock(trusting, reading(), { headers });
    const kept = behind.seen.at(-1)?.headers ?? {};
    for (const name of claims) assert.equal(kept[name.toLowerCase()], undefined, name);
    assert.match(`${kept['x-forwarded-for']}`, /198\.51\.100\.7/);
  },
);

clause(
  'GTW-5 request id, what is left of the deadline and the trace go to the service',
  async () => {
    const { gateway, upstream } = await common();
    const [trace, parent] = [randomBytes(16).toString('hex'), randomBytes(8).toString('hex')];
    const answer = await knock(gateway, reading(), {
      headers: { 'x-deadline-ms': '5000', traceparent: `00-${trace}-${parent}-01` },
    });
    const { headers } = upstream.seen.at(-1) as Seen;
    assert.equal(headers['x-request-id'], answer.headers['x-request-id']);
    const left = Number(headers['x-deadline-ms']);
    assert.ok(left > 3_000 && left <= 5_000, `${left}`);
    const [, continued, span] = `${headers.traceparent}`.split('-');
    assert.equal(continued, trace);
    assert.match(`${span}`, /^[0-9a-f]{16}$/);
    assert.notEqual(span, parent);
    // Nothing is kept here, whatever the client wishes.
    assert.match(`${headers.traceparent}`, /-00$/);
  },
);

clause('GTW-6 each client has so many requests a window, and is told', async () => {
  const limit = { RATE_LIMIT_REQUESTS: '5', RATE_LIMIT_WINDOW_SECONDS: '60' };
  const { gateway, upstream } = await gatewayTo(limit);
  const guarded = find('with a token', ({ auth }) => auth !== 'anonymous');
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

clause(
  'GTW-7 a service that is away, broken or slow is 503, 502 or 504, and no other is affected',
  async () => {
    const [service] = services.filter(({ name }) =>
      open.some((each) => each.service.name === name),
    );
    if (service === undefined) throw new NotHere('no public operation');
    const node = await serve(service);
    const others = await startUpstream();
    const gateway = await serveGateway(
      ({ name }) => (name === service.name ? node.api : others.url),
      {
        REQUEST_TIMEOUT_MS: '2000',
      },
    );
    const mine = find('of the first', (each) => each.service.name === service.name);
    const other = open.find((each) => each.service.name !== service.name);
    const isAnswered = ({ status }: Answer) => status < 500;
    const bare = { query: '?no-such-parameter=1' };
    assert.ok(isAnswered(await knock(gateway, mine, bare)));

    node.signal('SIGKILL');
    await node.exit;
    const away = await until('the service is gone', async () => {
      const answer = await knock(gateway, mine, bare);
      return answer.status === 503 && answer;
    });
    for (let count = 0; count < 5; count += 1) {
      const answer = await knock(gateway, mine, bare);
      assertProblem(answer, 'unavailable', 503);
      assert.ok(answer.took < 500, `${answer.took} ms`);
      if (other) assert.equal((await knock(gateway, other)).status, 200);
    }
    assertProblem(away, 'unavailable', 503);
    const back = await serve(service, { store: node.store, env: { PORT: `${node.port}` } });
    await untilReady(back);
    const began = performance.now();
    await until('it is reached again', async () => isAnswered(await knock(gateway, mine, bare)));
    assert.ok(performance.now() - began < 2_500, `${performance.now() - began} ms`);

    if (other === undefined) return;
    const faults: [string, (socket: Socket, response: ServerResponse) => void][] = [
      ['breaks off', (socket) => socket.destroy()],
      ['talks nonsense', (socket) => socket.end('nonsense\r\n\r\n')],
    ];
    for (const [what, fault] of faults) {
      others.answerWith((_, response, socket) => fault(socket, response));
      const answer = await knock(gateway, other);
      assert.equal(answer.status, 502, what);
      assertProblem(answer, 'bad-gateway', 502);
      assert.ok(isAnswered(await knock(gateway, mine, bare)), 'the other is not affected');
    }
    others.answerWith(() => {});
    const late = await knock(gateway, other, { headers: { 'x-deadline-ms': '300' } });
    assertProblem(late, 'deadline-exceeded', 504);
    assert.ok(late.took < 800, `${late.took} ms`);
    others.answerWith();
    await until('it answers again', async () => (await knock(gateway, other)).status === 200);
  },
);

clause('GTW-8 no request is sent twice, but one that can have had no effect', async () => {
  const { gateway, upstream } = await common();
  const post = find('that is a POST', ({ method }) => method === 'POST');
  const get = reading();
  const attempts = async (operation: Operation) => {
    await knock(gateway, get);
    const before = upstream.seen.length;
    let isFirst = true;
    // A kept connection that breaks as the request comes, and a server that is there.
    upstream.answerWith((_, response, socket) => {
      if (isFirst) socket.destroy();
      else response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      isFirst = false;
    });
    const { status } = await knock(gateway, operation);
    upstream.answerWith();
    return { status, times: upstream.seen.length - before };
  };
  assert.deepEqual(await attempts(post), { status: 502, times: 1 });
  const again = await attempts(get);
  assert.ok(again.times <= 2, `${again.times} times`);
  assert.equal(again.status, again.times === 2 ? 200 : 502);
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
  const { gateway: closed } = await common();
  assert.deepEqual(corsOf(await knock(closed, operation, { headers: { origin: mine } })), []);
});

clause('GTW-10 every answer has the security headers, and none tells the software', async () => {
  const { gateway, upstream } = await gatewayTo({ NODE_ENV: 'production', SHUTDOWN_DELAY_MS: '0' });
  upstream.answerWith((_, response) => {
    const headers = { 'content-type': 'application/json', server: 'x', 'x-powered-by': 'y' };
    response.writeHead(200, headers).end('{}');
  });
  const guarded = find('with a token', ({ auth }) => auth !== 'anonymous');
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
  const { gateway: plain } = await common();
  const { headers } = await knock(plain, guarded);
  assert.equal(headers['strict-transport-security'], undefined, 'in production only');
});

clause('GTW-11 the contract of all public operations, and a page to browse it', async () => {
  const { gateway } = await common();
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
  assert.deepEqual(told.sort(), open.map(({ method, path }) => `${method} ${path}`).sort());
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

clause('GTW-13 the duration of each request to a service', async () => {
  const { gateway, upstream } = await common();
  const operation = reading();
  const labels = { http_request_method: operation.method, server_address: operation.service.name };
  const name = 'http_client_request_duration_seconds';
  const counted = async (more: object) =>
    sum(await readMetrics(gateway), `${name}_count`, { ...labels, ...more });
  const good = { http_response_status_code: '200' };
  const before = await counted(good);
  await knock(gateway, operation);
  await until('it is counted', async () => (await counted(good)) === before + 1);
  const all = await counted({});
  upstream.answerWith(() => {});
  await knock(gateway, operation, { headers: { 'x-deadline-ms': '100' } });
  upstream.answerWith();
  await until('the one without an answer is counted', async () => (await counted({})) > all);
  const samples = (await readMetrics(gateway)).filter((sample) => sample.name.startsWith(name));
  assert.ok(samples.some(({ labels: { error_type: error } }) => error !== undefined));
  for (const { labels: found } of samples) {
    assert.ok(services.some((service) => service.name === found.server_address));
    const own = Object.keys(found).filter((label) => !/^(le|otel_scope_|job|service_)/.test(label));
    const noAnswer = found.http_response_status_code === undefined;
    const last = noAnswer ? 'error_type' : 'http_response_status_code';
    assert.deepEqual(
      own.filter((label) => noAnswer || label !== 'error_type').sort(),
      [last, 'http_request_method', 'server_address'].sort(),
    );
  }
});

clause('GTW-14 readiness does not ask the services', async () => {
  const { gateway, upstream } = await common();
  const before = upstream.seen.length;
  for (let count = 0; count < 5; count += 1) {
    assert.equal((await ask(`${gateway.admin}/readyz`)).status, 200);
  }
  assert.equal(upstream.seen.length, before);
  const alone = await serveGateway(() => 'http://127.0.0.1:9');
  assert.equal((await ask(`${alone.admin}/readyz`)).status, 200);
});

clause('GTW-15 a client that goes away ends the request to the service', async () => {
  const came = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<void>();
  const { gateway, upstream } = await common();
  upstream.handTo((incoming) => {
    incoming.resume();
    incoming.socket.on('close', () => ended.resolve());
    came.resolve();
  });
  const operation = reading();
  const controller = new AbortController();
  const answer = knock(gateway, operation, { signal: controller.signal, agent: new Agent() });
  answer.catch(() => {});
  await within('the request at the service', 2_000, came.promise);
  controller.abort();
  await within('its end', 2_000, ended.promise);
  await assert.rejects(answer);
  upstream.handTo();
});

clause(
  'GTW-16 a service gets so many requests at once, and the others are not affected',
  async () => {
    const [one, two] = [await startUpstream(), await startUpstream()];
    const operation = reading();
    const isFirst = ({ name }: Service) => name === operation.service.name;
    const gateway = await serveGateway((service) => (isFirst(service) ? one.url : two.url), {
      UPSTREAM_MAX_REQUESTS: '2',
    });
    const held: ServerResponse[] = [];
    one.answerWith((_, response) => held.push(response));
    const waiting = [knock(gateway, operation), knock(gateway, operation)];
    await until('two are with the service', () => held.length === 2);
    const third = await knock(gateway, operation);
    assertProblem(third, 'unavailable', 503);
    assert.ok(third.took < 500, `${third.took} ms`);
    const other = open.find(({ service }) => !isFirst(service));
    if (other) assert.equal((await knock(gateway, other)).status, 200);
    for (const response of held) response.writeHead(200).end();
    for (const answer of await Promise.all(waiting)) assert.equal(answer.status, 200);
    one.answerWith();
    assert.equal((await knock(gateway, operation)).status, 200);
  },
);

clause('GTW-17 a path that services could read in two ways reaches none of them', async () => {
  const { gateway, upstream } = await common();
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
  const { path: pattern } = find('with a parameter at the end of its path', (operation) => {
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

clause(
  'GTW-18 only failures to connect keep a service from being asked, and not for long',
  async () => {
    const { gateway, upstream } = await common();
    const operation = writing();
    upstream.answerWith((_, _response, socket) => socket.destroy());
    for (let count = 0; count < 10; count += 1) {
      const before = upstream.seen.length;
      assertProblem(await knock(gateway, operation), 'bad-gateway', 502);
      assert.equal(upstream.seen.length, before + 1, 'it was asked');
    }
    upstream.answerWith();
    assert.equal((await knock(gateway, operation)).status, 200);

    const { server, url } = await startServer((_, response) => void response.end('{}'));
    const port = Number(new URL(url).port);
    await new Promise((resolve) => server.close(resolve));
    const lonely = await serveGateway(() => url);
    for (let count = 0; count < 10; count += 1) {
      assertProblem(await knock(lonely, operation), 'unavailable', 503);
    }
    server.listen(port, '127.0.0.1');
    const began = performance.now();
    await until('it is asked again', async () => (await knock(lonely, operation)).status === 200);
    assert.ok(performance.now() - began < 1_500, `${performance.now() - began} ms`);
  },
);
