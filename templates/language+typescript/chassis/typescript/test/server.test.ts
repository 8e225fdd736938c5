import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Route } from '../src/http/route.ts';
import { Problem, reject } from '../src/problem.ts';
import { testIssuer } from '../src/testing/issuer.ts';
import { type Api, startApi } from './support/api.ts';
import { operation } from './support/operation.ts';
import { sendRaw } from './support/raw.ts';

const id = { type: 'string', format: 'uuid' };
const params = { type: 'object', properties: { id }, required: ['id'] };
const uuid = '0198c0de-0000-7000-8000-000000000000';
const aborted: string[] = [];

const routes: Route[] = [
  {
    operation: operation({
      name: 'readThing',
      path: '/things/{id}',
      schema: {
        params,
        query: {
          type: 'object',
          properties: { limit: { type: 'integer', minimum: 1 }, open: { type: 'boolean' } },
          additionalProperties: false,
        },
        response: {
          type: 'object',
          properties: { id, limit: { type: 'integer' }, open: { type: 'boolean' } },
        },
      },
    }),
    handle: async ({ params, query }) => ({
      status: 200,
      body: { ...params, ...query, password: 'hidden' },
      headers: { etag: '"1"' },
    }),
  },
  {
    operation: operation({
      name: 'createThing',
      kind: 'command',
      method: 'POST',
      path: '/things',
      status: 201,
      schema: {
        body: {
          type: 'object',
          properties: {
            name: { type: 'string', maxLength: 100 },
            count: { type: 'integer' },
            kind: { enum: ['a', 'b'] },
            parts: {
              type: 'array',
              items: {
                type: 'object',
                properties: { size: { type: 'number' } },
                additionalProperties: false,
              },
            },
          },
          required: ['name'],
          additionalProperties: false,
        },
      },
    }),
    handle: async ({ body, log }) => {
      log.info({ pin: '1234' }, 'made');
      return { status: 201, body };
    },
  },
  {
    operation: operation({
      name: 'closeThing',
      method: 'POST',
      path: '/things/{id}:close',
      status: 204,
    }),
    handle: async () => ({ status: 204 }),
  },
  {
    operation: operation({ name: 'wait', timeoutMs: 5_000 }),
    handle: async ({ deadline: { signal } }) => {
      signal.addEventListener('abort', () => aborted.push('wait'));
      await sleep(10_000, undefined, { signal });
      return { status: 200, body: {} };
    },
  },
  {
    operation: operation({ name: 'pause' }),
    handle: async () => {
      await sleep(200);
      return { status: 200, body: { done: true } };
    },
  },
  {
    operation: operation({ name: 'refuse' }),
    handle: async () => reject('too-late', 'It has left already'),
  },
  {
    operation: operation({ name: 'fail' }),
    handle: async () => {
      throw new Error('SELECT secret FROM place');
    },
  },
  {
    operation: operation({
      name: 'lie',
      schema: { response: { type: 'object', properties: { id }, required: ['id'] } },
    }),
    handle: async () => ({ status: 200, body: {} }),
  },
  {
    operation: operation({ name: 'inject' }),
    handle: async () => ({ status: 200, body: {}, headers: { location: 'a\r\nset-cookie: b' } }),
  },
  {
    operation: operation({ name: 'injectProblem' }),
    handle: async () => {
      throw new Problem('conflict', undefined, { headers: { location: 'a\r\nset-cookie: b' } });
    },
  },
  {
    operation: operation({ name: 'guarded', auth: ['things:read'] }),
    handle: async ({ caller }) => ({ status: 200, body: { subject: caller?.subject } }),
  },
];

const issuer = await testIssuer();
let api: Api;
before(async () => {
  api = await startApi(routes, { issuer });
});
after(async () => {
  await api.server.close();
  await issuer.close();
});

async function call(method: string, path: string, body?: unknown, headers = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  const response = await fetch(`${api.url}${path}`, {
    method,
    body: text,
    headers: { ...type, ...headers },
  });
  const answer = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    // biome-ignore lint/suspicious/noExplicitAny: tests look into it without ceremony.
    body: (answer === '' ? undefined : JSON.parse(answer)) as any,
  };
}

const logsOf = (traceId: string) => api.logs.filter((line) => line.trace_id === traceId);

describe('an answer', () => {
  it('has the members of the contract only', async () => {
    const { status, headers, body } = await call('GET', `/things/${uuid}?limit=5&open=true`);
    assert.equal(status, 200);
    assert.equal(headers.get('content-type'), 'application/json; charset=utf-8');
    assert.equal(headers.get('etag'), '"1"');
    assert.deepEqual(body, { id: uuid, limit: 5, open: true });
  });

  it('to HEAD is that to GET without a body', async () => {
    const { status, headers, body } = await call('HEAD', `/things/${uuid}`);
    assert.deepEqual([status, headers.get('etag'), body], [200, '"1"', undefined]);
    assert.equal((await call('HEAD', '/nowhere')).status, 404);
  });

  it('without content has none', async () => {
    const { status, body } = await call('POST', `/things/${uuid}:close`);
    assert.deepEqual([status, body], [204, undefined]);
  });

  it('has the request id that came, where it is harmless', async () => {
    const sane = await call('GET', '/refuse', undefined, { 'x-request-id': 'abc-1.2_3' });
    assert.equal(sane.headers.get('x-request-id'), 'abc-1.2_3');
    for (const odd of ['a b', 'a"b', 'ü', 'x'.repeat(129), '']) {
      const made = await call('GET', '/refuse', undefined, { 'x-request-id': odd });
      assert.match(made.headers.get('x-request-id') ?? '', /^[\w.-]{1,128}$/);
      assert.notEqual(made.headers.get('x-request-id'), odd);
    }
  });
});

describe('a request that does not fit', () => {
  it('is told all its faults', async () => {
    const { status, headers, body } = await call('POST', '/things?x=1', {
      count: '1',
      kind: 'c',
      parts: [{ size: 1, colour: 2 }],
      more: true,
    });
    assert.equal(status, 400);
    assert.equal(headers.get('content-type'), 'application/problem+json');
    assert.equal(body.type, 'urn:problem-type:validation-failed');
    const found = body.errors.map((fault: { in: string; path: string }) => fault.in + fault.path);
    assert.deepEqual(found.sort(), [
      'body/count',
      'body/kind',
      'body/more',
      'body/name',
      'body/parts/0/colour',
      'query/x',
    ]);
  });

  const faults: [string, string, string, unknown, string][] = [
    ['a bad path', 'GET', '/things/1', undefined, 'path/id'],
    ['a bad query', 'GET', `/things/${uuid}?limit=0`, undefined, 'query/limit'],
    ['a parameter twice', 'GET', `/things/${uuid}?limit=1&limit=2`, undefined, 'query/limit'],
    ['a path that is not encoded well', 'GET', '/things/%zz', undefined, 'path'],
    ['no body', 'POST', '/things', undefined, 'body'],
    ['an empty body', 'POST', '/things', '', 'body'],
    ['half a body', 'POST', '/things', '{"name":', 'body'],
    ['null', 'POST', '/things', 'null', 'body'],
    ['a null member', 'POST', '/things', { name: null }, 'body/name'],
    ['__proto__', 'POST', '/things', '{"name":"a","__proto__":{"admin":true}}', 'body'],
    ['constructor', 'POST', '/things', '{"name":"a","constructor":{"prototype":{}}}', 'body'],
    ['U+0000', 'POST', '/things', '{"name":"a\\u0000b"}', 'body/name'],
    ['half a surrogate pair', 'POST', '/things', '{"name":"\\uD800"}', 'body/name'],
    ['a body nobody wants', 'POST', `/things/${uuid}:close`, { force: true }, 'body/force'],
  ];
  for (const [what, method, path, body, expected] of faults) {
    it(`${what} is 400`, async () => {
      const answer = await call(method, path, body);
      assert.equal(answer.status, 400, JSON.stringify(answer.body));
      const [fault] = answer.body.errors;
      assert.equal(fault.in + fault.path, expected);
    });
  }

  it('has text that looks like a fault, and is none', async () => {
    const name = '\\u0000 \ud83d\ude00 \u2028 \u001f';
    const { status, body } = await call('POST', '/things', { name });
    assert.deepEqual([status, body], [201, { name }]);
  });
});

describe('the protocol', () => {
  it('knows its paths and methods', async () => {
    assert.equal((await call('GET', '/nothing')).status, 404);
    const wrong = await call('DELETE', '/things');
    assert.deepEqual([wrong.status, wrong.headers.get('allow')], [405, 'POST']);
    const read = await call('PUT', `/things/${uuid}`, {});
    assert.deepEqual([read.status, read.headers.get('allow')], [405, 'GET, HEAD']);
  });

  it('takes JSON only', async () => {
    const typed = (type: string) =>
      call('POST', '/things', '{"name":"a"}', { 'content-type': type });
    assert.equal((await typed('application/json; charset=utf-8')).status, 201);
    assert.equal((await typed('text/plain')).status, 415);
    assert.equal((await typed('application/jsonp')).status, 415);
    const empty = await call('POST', `/things/${uuid}:close`, '', { 'content-type': 'text/plain' });
    assert.equal(empty.status, 204);
  });

  it('may have a type without a body, and does not have to say that there is none', async () => {
    const typed = 'host: a\r\ncontent-type: application/json\r\nconnection: close\r\n\r\n';
    const answer = await sendRaw(api.port, `POST /things/${uuid}:close HTTP/1.1\r\n${typed}`);
    assert.match(answer, /^HTTP\/1\.1 204 /);
  });

  it('takes bodies up to the limit, announced or not', async () => {
    const name = 'x'.repeat(20_000);
    assert.equal((await call('POST', '/things', { name })).status, 413);
    const chunks = ReadableStream.from([Buffer.from(`{"name":"${name}"}`)]);
    const response = await fetch(`${api.url}/things`, {
      method: 'POST',
      body: chunks,
      duplex: 'half',
      headers: { 'content-type': 'application/json' },
    });
    assert.equal(response.status, 413);
  });

  it('answers what is no request with a problem', async () => {
    const noise = await sendRaw(api.port, 'NOISE\r\n\r\n');
    assert.match(noise, /^HTTP\/1\.1 400 [\s\S]*urn:problem-type:malformed-request/);
    const head = `GET / HTTP/1.1\r\nhost: a\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`;
    assert.match(await sendRaw(api.port, head), /^HTTP\/1\.1 431 /);
    const smuggled = 'POST /things HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\n';
    const both = await sendRaw(api.port, `${smuggled}transfer-encoding: chunked\r\n\r\n0\r\n\r\n`);
    assert.match(both, /^HTTP\/1\.1 400 /);
  });
});

describe('what goes wrong', () => {
  it('in a business rule is told with its code', async () => {
    const { status, body } = await call('GET', '/refuse');
    assert.deepEqual([status, body.code], [422, 'too-late']);
  });

  for (const path of ['/fail', '/lie', '/inject', '/injectProblem']) {
    it(`inside ${path} is told to the log only`, async () => {
      const { status, body, headers } = await call('GET', path);
      assert.equal(status, 500);
      assert.deepEqual(Object.keys(body), ['type', 'title', 'status', 'traceId']);
      assert.equal(headers.get('set-cookie'), null);
      const lines = logsOf(body.traceId);
      assert.ok(lines.some(({ level, err }) => level === 'error' && err !== undefined));
    });
  }
});

describe('the log', () => {
  it('has one line for a request, without what came in it', async () => {
    await call('POST', '/things?', { name: 'very-private' }, { 'x-request-id': 'one-line' });
    await call('GET', '/nowhere/very-private?a=very-private', undefined, {
      'x-request-id': 'one-line',
    });
    await sleep(10);
    const lines = api.logs.filter((line) => line.request_id === 'one-line');
    const seen = lines.map(({ msg, route, operation, status }) => [msg, route, operation, status]);
    assert.deepEqual(seen, [
      ['made', undefined, undefined, undefined],
      ['request', '/things', 'createThing', 201],
      ['request', undefined, undefined, 404],
    ]);
    assert.equal(lines[0]?.pin, '[redacted]');
    assert.equal(lines[0]?.trace_id, lines[1]?.trace_id);
    assert.ok(!JSON.stringify(lines).includes('very-private'));
  });

  it('goes on with the trace that came', async () => {
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    const good = { traceparent: `00-${traceId}-b7ad6b7169203331-01` };
    assert.equal((await call('GET', '/refuse', undefined, good)).body.traceId, traceId);
    const bad = { traceparent: `00-${traceId}-0000000000000000-01` };
    assert.notEqual((await call('GET', '/refuse', undefined, bad)).body.traceId, traceId);
  });
});

describe('who calls', () => {
  const as = async (claims?: Record<string, unknown>) => ({
    authorization: `Bearer ${await issuer.token(claims)}`,
  });

  it('has to say so, and to have the scopes', async () => {
    const none = await call('GET', '/guarded');
    assert.deepEqual([none.status, none.headers.get('www-authenticate')], [401, 'Bearer']);
    const poor = await call('GET', '/guarded', undefined, await as({ scope: 'things:write' }));
    assert.deepEqual([poor.status, poor.body.missing], [403, ['things:read']]);
    const rich = await as({ sub: 'me', scope: 'things:read more' });
    for (const _ of [1, 2]) {
      const { status, body } = await call('GET', '/guarded', undefined, rich);
      assert.deepEqual([status, body], [200, { subject: 'me' }]);
    }
  });

  it('is not asked where anybody may', async () => {
    const { status } = await call('GET', `/things/${uuid}`, undefined, {
      authorization: 'Bearer nonsense',
    });
    assert.equal(status, 200);
  });
});

describe('a deadline', () => {
  it('answers for an operation that does not, and aborts it', async () => {
    const started = performance.now();
    const { status, body } = await call('GET', '/wait', undefined, { 'x-deadline-ms': '100' });
    const took = performance.now() - started;
    assert.deepEqual([status, body.type], [504, 'urn:problem-type:deadline-exceeded']);
    assert.ok(took >= 95 && took < 300, `${took} ms`);
    assert.deepEqual(aborted.splice(0), ['wait']);
  });

  it('of 0 starts nothing; one that is no number is a fault', async () => {
    const made = () => api.logs.filter(({ msg }) => msg === 'made').length;
    const before = made();
    const over = await call('POST', '/things', { name: 'a' }, { 'x-deadline-ms': '0' });
    assert.equal(over.status, 504);
    const odd = await call('POST', '/things', { name: 'a' }, { 'x-deadline-ms': 'soon' });
    assert.equal(odd.body.errors[0].in + odd.body.errors[0].path, 'header/x-deadline-ms');
    assert.equal(made(), before);
  });

  it('holds for a body that does not come', async () => {
    const head = 'POST /things HTTP/1.1\r\nhost: a\r\nx-deadline-ms: 100\r\n';
    const rest = 'content-type: application/json\r\ncontent-length: 10\r\n\r\n{';
    assert.match(await sendRaw(api.port, head + rest), /^HTTP\/1\.1 504 /);
  });

  it('ends with the caller, where he goes away', async () => {
    const gone = request(`${api.url}/wait`, { headers: { 'x-request-id': 'gone' } });
    gone.on('error', () => {}).end();
    await sleep(50);
    gone.destroy();
    await sleep(50);
    assert.deepEqual(aborted.splice(0), ['wait']);
    const line = api.logs.find(({ request_id }) => request_id === 'gone');
    assert.deepEqual([line?.aborted, line?.status], [true, undefined]);
  });
});

describe('metrics', () => {
  it('count each request once, by route and status', async () => {
    await call('GET', '/nowhere');
    await sleep(10);
    const text = await api.metrics.text();
    const count = (labels: string) =>
      text.includes(`http_server_request_duration_seconds_count{${labels}}`);
    assert.ok(
      count('http_request_method="GET",http_route="/refuse",http_response_status_code="422"'),
    );
    assert.ok(count('http_request_method="GET",http_response_status_code="404"'));
    assert.match(text, /http_route="\/fail",http_response_status_code="500",error_type="500"/);
    assert.match(text, /http_server_active_requests\{http_request_method="GET"\} 0/);
    assert.match(text, /target_info\{service_name="test"\} 1/);
    assert.ok(!text.includes('nowhere'));
  });
});

describe('traces', () => {
  it('are sent to the collector, with the route and without the path', async () => {
    const received: string[] = [];
    const collector = createServer(async (incoming, response) => {
      for await (const chunk of incoming) received.push(String(chunk));
      response.end('{}');
    }).listen(0, '127.0.0.1');
    await once(collector, 'listening');
    const { port } = collector.address() as AddressInfo;
    const traced = await startApi(routes, { issuer, collector: `http://127.0.0.1:${port}/` });
    await (await fetch(`${traced.url}/things/${uuid}?limit=7`)).text();
    await traced.server.close();
    await traced.tracing.shutdown();
    collector.close();

    const span = JSON.parse(received.join('')).resourceSpans[0].scopeSpans[0].spans[0];
    assert.deepEqual([span.name, span.kind], ['GET /things/{id}', 2]);
    assert.ok(!received.join('').includes(uuid));
  });
});

describe('going away', () => {
  it('finishes what is in flight, and asks clients to leave', async () => {
    const leaving = await startApi(routes, { issuer });
    const pending = fetch(`${leaving.url}/pause`);
    await sleep(50);
    leaving.server.drain();
    const meanwhile = await fetch(`${leaving.url}/refuse`);
    assert.equal(meanwhile.headers.get('connection'), 'close');
    await meanwhile.text();
    const closed = leaving.server.close();
    const response = await pending;
    assert.equal(response.headers.get('connection'), 'close');
    assert.deepEqual(await response.json(), { done: true });
    await closed;
    await assert.rejects(fetch(`${leaving.url}/refuse`));
  });
});
