import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { Agent, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { clause, NotHere } from '../lib/clause.ts';
import { type Answer, assertProblem } from '../lib/client.ts';
import { serve, serveGateway, untilReady } from '../lib/fleet.ts';
import {
  findPublic,
  gatewayTo,
  knock,
  publicOperations,
  reading,
  sharedPair,
  tokenOf,
  writing,
} from '../lib/gateway.ts';
import { readMetrics, sum } from '../lib/metrics.ts';
import { pathOf } from '../lib/rows.ts';
import { startServer } from '../lib/server.ts';
import { type Operation, type Service, services } from '../lib/system.ts';
import { until, within } from '../lib/until.ts';
import { type Seen, startUpstream } from '../lib/upstream.ts';

clause('GTW-3 bodies stream, and what is end-to-end passes unchanged', async () => {
  const operation = writing();
  const arrived = Promise.withResolvers<string>();
  const { gateway, upstream } = await sharedPair();
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
    const { gateway, upstream } = await sharedPair();
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
    const { gateway, upstream } = await sharedPair();
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

clause(
  'GTW-7 a service that is away, broken or slow is 503, 502 or 504, and no other is affected',
  async () => {
    const [service] = services.filter(({ name }) =>
      publicOperations.some((each) => each.service.name === name),
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
    const mine = findPublic('of the first', (each) => each.service.name === service.name);
    const other = publicOperations.find((each) => each.service.name !== service.name);
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
  const { gateway, upstream } = await sharedPair();
  const post = findPublic('that is a POST', ({ method }) => method === 'POST');
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

clause('GTW-13 the duration of each request to a service', async () => {
  const { gateway, upstream } = await sharedPair();
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

clause('GTW-15 a client that goes away ends the request to the service', async () => {
  const came = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<void>();
  const { gateway, upstream } = await sharedPair();
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
    const other = publicOperations.find(({ service }) => !isFirst(service));
    if (other) assert.equal((await knock(gateway, other)).status, 200);
    for (const response of held) response.writeHead(200).end();
    for (const answer of await Promise.all(waiting)) assert.equal(answer.status, 200);
    one.answerWith();
    assert.equal((await knock(gateway, operation)).status, 200);
  },
);

clause(
  'GTW-18 only failures to connect keep a service from being asked, and not for long',
  async () => {
    const { gateway, upstream } = await sharedPair();
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
