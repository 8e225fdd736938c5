import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from './support/eventually.ts';
import { gatewayFor } from './support/gateway.ts';
import { exchangeRaw } from './support/raw.ts';
import { deadAddress, httpServer, type Scope, tcpServer } from './support/upstream.ts';

const problem = async (answer: Response) => ({
  status: answer.status,
  type: ((await answer.json()) as { type: string }).type,
  media: answer.headers.get('content-type'),
  retryAfter: answer.headers.get('retry-after'),
});

const unavailable = {
  status: 503,
  type: 'urn:problem-type:unavailable',
  media: 'application/problem+json',
  retryAfter: '1',
};
const badGateway = {
  status: 502,
  type: 'urn:problem-type:bad-gateway',
  media: 'application/problem+json',
  retryAfter: null,
};

describe('a service that is away', () => {
  test('is 503 at once, for every request, and answers within a second of being back', async (t) => {
    const { url, port } = await deadAddress();
    const gateway = await gatewayFor(t, url);
    for (let round = 0; round < 6; round += 1) {
      const startedAt = performance.now();
      assert.deepEqual(await problem(await gateway.fetch('/notes')), unavailable);
      assert.ok(performance.now() - startedAt < 1_000);
    }
    await httpServer(t, (_request, response) => response.end('back'), port);
    const backAt = performance.now();
    while ((await gateway.fetch('/notes')).status !== 200) {
      assert.ok(performance.now() - backAt < 1_000, 'still away');
      await sleep(20);
    }
  });

  test('killed between two requests, it is 503 for the second', async (t) => {
    const upstream = await httpServer(t, (_request, response) => response.end('ok'));
    const gateway = await gatewayFor(t, upstream.url);
    assert.equal((await gateway.fetch('/notes')).status, 200);
    await upstream.kill();
    assert.deepEqual(await problem(await gateway.fetch('/notes')), unavailable);
  });
});

test('a connection is left after a while, so that a process that has come gets its share', async (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
  const connections = new Set<object>();
  const upstream = await httpServer(t, (request, response) => {
    connections.add(request.socket);
    response.end('ok');
  });
  const gateway = await gatewayFor(t, upstream.url);
  const ask = async () => assert.equal((await gateway.fetch('/notes')).status, 200);
  await ask();
  await ask();
  assert.equal(connections.size, 1);
  t.mock.timers.tick(11_000);
  await ask();
  assert.equal(connections.size, 2);
});

describe('an answer that breaks', () => {
  test('before it begins: 502', async (t) => {
    const upstream = await tcpServer(t, (socket) => socket.once('data', () => socket.destroy()));
    const gateway = await gatewayFor(t, upstream.url);
    const answers = await Promise.all([
      gateway.fetch('/notes'),
      gateway.fetch('/notes', { method: 'POST', body: '{}' }),
    ]);
    for (const answer of answers) assert.deepEqual(await problem(answer), badGateway);
  });

  test('in the middle: the client sees that it is not whole', async (t) => {
    const upstream = await httpServer(t, (_request, response) => {
      response.write('half');
      setTimeout(() => response.destroy(), 20);
    });
    const gateway = await gatewayFor(t, upstream.url);
    const answer = await gateway.fetch('/notes');
    assert.equal(answer.status, 200);
    await assert.rejects(answer.text());
  });

  for (const [name, text] of [
    ['is not HTTP', 'SSH-2.0-OpenSSH_9.2\r\n'],
    ['has two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 3\r\ncontent-length: 4\r\n\r\nabcd'],
    [
      'has a length and chunks',
      'HTTP/1.1 200 OK\r\ncontent-length: 3\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['has a field with a control character', 'HTTP/1.1 200 OK\r\nx-a: a\u0001b\r\n\r\n'],
    ['has no colon in a field', 'HTTP/1.1 200 OK\r\nnonsense\r\n\r\n'],
    [
      'upgrades without being asked',
      'HTTP/1.1 101 Switching\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n',
    ],
  ] as const) {
    test(`${name}: 502`, async (t) => {
      const upstream = await tcpServer(t, (socket) =>
        socket.once('data', () => socket.end(text, 'latin1')),
      );
      const gateway = await gatewayFor(t, upstream.url);
      assert.deepEqual(await problem(await gateway.fetch('/notes')), badGateway);
    });
  }
});

describe('a kept connection that the service has closed', () => {
  /** Answers the first request of its first connection; the second finds the connection dead. */
  async function forgetful(t: Scope) {
    const seen: string[] = [];
    const upstream = await tcpServer(t, (socket) => {
      const first = seen.length === 0;
      let requests = 0;
      socket.on('data', (data) => {
        seen.push(data.toString('latin1').split('\r\n', 1)[0] ?? '');
        requests += 1;
        if (first && requests > 1) socket.destroy();
        else socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok');
      });
    });
    return { upstream, seen };
  }

  for (const [method, status, times] of [
    ['GET', 200, 2],
    ['PUT', 200, 2],
    ['POST', 502, 1],
  ] as const) {
    test(`${method} is ${status}, asked ${times === 1 ? 'once' : 'twice'}`, async (t) => {
      const { upstream, seen } = await forgetful(t);
      const gateway = await gatewayFor(t, upstream.url);
      await gateway.fetch('/notes/1');
      const path = method === 'POST' ? '/notes' : '/notes/1';
      const body = method === 'GET' ? null : '{}';
      assert.equal((await gateway.fetch(path, { method, body })).status, status);
      assert.equal(
        seen.filter((line) => line.startsWith(`${method} `)).length,
        times + (method === 'GET' ? 1 : 0),
      );
    });
  }
});

describe('deadlines', () => {
  test('a slow service is 504 when the time is over, and is told that nobody waits', async (t) => {
    let abandoned: Promise<unknown> | undefined;
    const upstream = await httpServer(t, (request) => {
      abandoned = once(request.socket, 'close');
    });
    const gateway = await gatewayFor(t, upstream.url);
    const startedAt = performance.now();
    const answer = await gateway.fetch('/notes', { headers: { 'x-deadline-ms': '150' } });
    const tookMs = performance.now() - startedAt;
    assert.equal((await problem(answer)).type, 'urn:problem-type:deadline-exceeded');
    assert.ok(tookMs >= 145 && tookMs < 1_000, `${tookMs} ms`);
    await abandoned;
  });

  test('nothing left: 504 without asking; no number: 400', async (t) => {
    let asked = 0;
    const upstream = await httpServer(t, (_request, response) => {
      asked += 1;
      response.end();
    });
    const gateway = await gatewayFor(t, upstream.url);
    const none = await gateway.fetch('/notes', { headers: { 'x-deadline-ms': '0' } });
    const wrong = await gateway.fetch('/notes', { headers: { 'x-deadline-ms': 'soon' } });
    assert.deepEqual([none.status, wrong.status, asked], [504, 400, 0]);
  });

  test('one slow service does not open the way to 503 for the next request', async (t) => {
    let slow = true;
    const upstream = await httpServer(t, (_request, response) => {
      if (!slow) response.end('ok');
    });
    const gateway = await gatewayFor(t, upstream.url);
    const init = { headers: { 'x-deadline-ms': '30' } };
    const late = await Promise.all(Array.from({ length: 10 }, () => gateway.fetch('/notes', init)));
    assert.deepEqual([...new Set(late.map(({ status }) => status))], [504]);
    slow = false;
    assert.equal((await gateway.fetch('/notes')).status, 200);
  });

  test('a client that goes away ends the request to the service', async (t) => {
    const asked = Promise.withResolvers<void>();
    const ended = Promise.withResolvers<void>();
    const upstream = await httpServer(t, (request) => {
      request.socket.once('close', () => ended.resolve());
      asked.resolve();
    });
    const gateway = await gatewayFor(t, upstream.url);
    const client = connect(gateway.port, '127.0.0.1');
    client.write('GET /notes HTTP/1.1\r\nHost: a\r\n\r\n');
    await asked.promise;
    client.destroy();
    await ended.promise;
    const line = await eventually(() => gateway.lines.find(({ msg }) => msg === 'request'));
    assert.deepEqual([line.aborted, line.status], [true, undefined]);
  });
});

test('more requests than a service can take are refused at once', async (t) => {
  const release = Promise.withResolvers<void>();
  let asked = 0;
  const upstream = await httpServer(t, async (_request, response) => {
    asked += 1;
    await release.promise;
    response.end('ok');
  });
  const gateway = await gatewayFor(t, upstream.url, { UPSTREAM_MAX_REQUESTS: '2' });
  const served = [gateway.fetch('/notes'), gateway.fetch('/notes')];
  await eventually(() => asked === 2 || undefined);
  assert.deepEqual(await problem(await gateway.fetch('/notes')), unavailable);
  release.resolve();
  assert.deepEqual(
    (await Promise.all(served)).map(({ status }) => status),
    [200, 200],
  );
  assert.equal((await gateway.fetch('/notes')).status, 200, 'there is room again');
});

test('what a service said wrong is told to operators, not to clients', async (t) => {
  const upstream = await tcpServer(t, (socket) =>
    socket.once('data', () => socket.end('nonsense')),
  );
  const gateway = await gatewayFor(t, upstream.url);
  const text = await exchangeRaw(
    gateway.port,
    'GET /notes HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
  );
  assert.doesNotMatch(text, /nonsense|undici|parser|127\.0\.0\.1/i);
  assert.ok(gateway.lines.some(({ level, err }) => level === 'warn' && err !== undefined));
});
