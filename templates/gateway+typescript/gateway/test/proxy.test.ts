import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { after, describe, test } from 'node:test';
import { bearer, gatewayFor } from './support/gateway.ts';
import { exchangeRaw, statuses } from './support/raw.ts';
import { echo, httpServer, type Seen, seenBy } from './support/upstream.ts';

function chatty(request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(201, {
    'content-type': 'application/json',
    connection: 'keep-alive, x-hop',
    'x-hop': 'of this connection only',
    'x-powered-by': 'nobody must know',
    server: 'nor this',
    'x-request-id': 'not-yours',
    'access-control-allow-origin': '*',
    etag: '"1"',
  });
  void echo(request, response);
}

const upstream = await httpServer({ after }, chatty);
const gateway = await gatewayFor({ after }, upstream.url);

describe('what passes through the gateway', () => {
  test('method, path, query, body and status, unchanged', async () => {
    const path = '/notes/a%20b%2Fc%3F:x?q=%C3%A4&q=2&empty';
    const answer = await gateway.fetch(path, { method: 'PUT', body: '{"a":1}' });
    const seen = await seenBy(answer);
    assert.equal(answer.status, 201);
    assert.equal(answer.headers.get('etag'), '"1"');
    assert.deepEqual(
      [seen.method, seen.url, seen.body, seen.headers['content-length']],
      ['PUT', path, '{"a":1}', '7'],
    );
  });

  test('a verb after a parameter is a path of its own', async () => {
    const seen = await seenBy(await gateway.fetch('/notes/7:close', { method: 'POST' }));
    assert.deepEqual([seen.method, seen.url], ['POST', '/notes/7:close']);
  });

  test('claims of identity, hop-by-hop fields and what `connection` names do not pass', async () => {
    const answer = await exchangeRaw(
      gateway.port,
      [
        'GET /notes HTTP/1.1',
        'Host: api.test',
        'Connection: close, X-Named',
        'X-Named: 1',
        'Keep-Alive: timeout=5',
        'Proxy-Authorization: Basic eA==',
        'TE: trailers',
        'Upgrade: h2c',
        'X-User-Id: root',
        'X_User_Id: root',
        'X-USER: root',
        'X-Auth-Request-Email: root@test',
        'X-Caller-Subject: root',
        'X-Subject: root',
        'X-Scopes: all',
        'X-Client-Cert: root',
        'X-Forwarded-User: root',
        'Remote-User: root',
        'X-Forwarded-For: 10.0.0.1',
        'X-Forwarded-Proto: https',
        'X-Real-IP: 10.0.0.1',
        'Forwarded: for=10.0.0.1',
        'X-Kept: yes',
        '',
        '',
      ].join('\r\n'),
    );
    const json = answer.slice(answer.indexOf('{'), answer.lastIndexOf('}') + 1);
    const { headers } = JSON.parse(json) as Seen;
    const { 'x-request-id': id, traceparent, 'x-deadline-ms': deadline, ...rest } = headers;
    assert.deepEqual(rest, {
      host: `127.0.0.1:${upstream.port}`,
      connection: 'keep-alive',
      'x-kept': 'yes',
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-proto': 'http',
      'x-forwarded-host': 'api.test',
    });
    assert.match(id ?? '', /^[\w.-]+$/);
    assert.match(traceparent ?? '', /^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$/);
    assert.ok(Number(deadline) > 1_000 && Number(deadline) <= 2_000, `${deadline} ms`);
  });

  test('answers say what the gateway says, once, and nothing about what runs behind it', async () => {
    const answer = await gateway.fetch('/notes', { headers: { 'x-request-id': 'mine-1' } });
    assert.equal(answer.headers.get('x-request-id'), 'mine-1');
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
    assert.equal(answer.headers.get('referrer-policy'), 'no-referrer');
    assert.equal(
      answer.headers.get('content-security-policy'),
      "default-src 'none'; frame-ancestors 'none'",
    );
    for (const name of ['server', 'x-powered-by', 'x-hop', 'access-control-allow-origin', 'vary']) {
      assert.equal(answer.headers.get(name), null, name);
    }
    assert.equal((await seenBy(answer)).headers['x-request-id'], 'mine-1');
  });

  test('an id that is no id is replaced', async () => {
    const answer = await gateway.fetch('/notes', { headers: { 'x-request-id': 'a b' } });
    assert.match(answer.headers.get('x-request-id') ?? '', /^[\w.-]{1,128}$/);
  });

  test('a trace of the client is continued with a span of the gateway', async () => {
    const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
    const traceparent = `00-${trace}-00f067aa0ba902b7-01`;
    const seen = await seenBy(await gateway.fetch('/notes', { headers: { traceparent } }));
    const [, traceId, spanId] = (seen.headers.traceparent ?? '').split('-');
    assert.equal(traceId, trace);
    assert.notEqual(spanId, '00f067aa0ba902b7');
  });

  test('the token goes on to the service, and its answer is not kept by caches', async () => {
    const headers = await bearer();
    const answer = await gateway.fetch('/me', { headers });
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    assert.equal((await seenBy(answer)).headers.authorization, headers.authorization);
  });

  test('HEAD goes where GET goes, and has no body', async () => {
    const answer = await gateway.fetch('/notes/1', { method: 'HEAD' });
    assert.equal(answer.status, 201);
    assert.equal(await answer.text(), '');
  });

  test('several requests on one connection', async () => {
    const one = 'GET /notes HTTP/1.1\r\nHost: a\r\n';
    const answer = await exchangeRaw(
      gateway.port,
      `${one}\r\n${one}\r\n${one}Connection: close\r\n\r\n`,
    );
    assert.deepEqual(statuses(answer), [201, 201, 201]);
  });
});

describe('answers without a body', () => {
  test('204 and 304 keep their fields and carry nothing', async (t) => {
    const upstream = await httpServer(t, (request, response) => {
      response.writeHead(request.method === 'DELETE' ? 204 : 304, { etag: '"3"' }).end();
    });
    const gateway = await gatewayFor(t, upstream.url);
    const removed = await gateway.fetch('/notes/1', { method: 'DELETE' });
    const unchanged = await gateway.fetch('/notes/1');
    assert.deepEqual([removed.status, unchanged.status], [204, 304]);
    assert.equal(removed.headers.get('content-length'), null);
    assert.equal(unchanged.headers.get('etag'), '"3"');
  });

  test('interim answers and trailers stay on their hop', async (t) => {
    const upstream = await httpServer(t, (_request, response) => {
      response.writeEarlyHints({ link: '</style.css>; rel=preload' });
      response.writeHead(200, { trailer: 'x-sum' });
      response.write('one');
      response.addTrailers({ 'x-sum': '1' });
      response.end();
    });
    const gateway = await gatewayFor(t, upstream.url);
    const answer = await exchangeRaw(
      gateway.port,
      'GET /notes HTTP/1.1\r\nHost: a\r\nTE: trailers\r\nConnection: close\r\n\r\n',
    );
    assert.deepEqual(statuses(answer), [200]);
    assert.match(answer, /\r\n\r\n3\r\none\r\n0\r\n\r\n$/);
    assert.doesNotMatch(answer, /x-sum|trailer/i);
  });
});
