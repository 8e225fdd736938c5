import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { gatewayFor } from './support/gateway.ts';
import { exchangeRaw, statuses } from './support/raw.ts';
import { httpServer } from './support/upstream.ts';

const MIB = 1_048_576;
const chunk = Buffer.alloc(MIB / 4, 'x');

/** A body of so many bytes that is never in memory as a whole. */
async function* bytes(length: number): AsyncGenerator<Buffer> {
  for (let sent = 0; sent < length; sent += chunk.length) yield chunk;
}

describe('bodies stream', () => {
  test('50 MiB from the service to the client', async (t) => {
    const upstream = await httpServer(t, async (_request, response) => {
      for await (const part of bytes(50 * MIB)) {
        if (!response.write(part)) await once(response, 'drain');
      }
      response.end();
    });
    const gateway = await gatewayFor(t, upstream.url);
    const answer = await gateway.fetch('/notes');
    let received = 0;
    for await (const part of answer.body ?? []) received += part.length;
    assert.equal(received, 50 * MIB);
  });

  test('50 MiB from the client to the service', async (t) => {
    const upstream = await httpServer(t, async (request, response) => {
      let received = 0;
      for await (const part of request) received += part.length;
      response.end(`${received} ${request.headers['transfer-encoding']}`);
    });
    const gateway = await gatewayFor(t, upstream.url, {
      BODY_LIMIT_BYTES: '104857600',
      REQUEST_TIMEOUT_MS: '60000',
    });
    const sending = httpRequest(`${gateway.origin}/notes`, { method: 'POST' });
    for await (const part of bytes(50 * MIB)) {
      if (!sending.write(part)) await once(sending, 'drain');
    }
    sending.end();
    const [answer] = await once(sending, 'response');
    const seen = Buffer.concat(await answer.toArray()).toString();
    assert.equal(seen, `${50 * MIB} chunked`);
  });

  test('a body whose length is known arrives with its length', async (t) => {
    const upstream = await httpServer(t, async (request, response) => {
      const { length } = Buffer.concat(await request.toArray());
      response.end(`${length} ${request.headers['content-length']}`);
    });
    const gateway = await gatewayFor(t, upstream.url);
    // The largest that is read as a whole, and the smallest that streams.
    for (const length of [65_536, 65_537]) {
      const body = 'x'.repeat(length);
      const answer = await gateway.fetch('/notes', { method: 'POST', body });
      assert.equal(await answer.text(), `${length} ${length}`);
    }
  });

  test('a reader that stands still makes the service wait', async (t) => {
    let written = 0;
    const upstream = await httpServer(t, async (_request, response) => {
      for await (const part of bytes(200 * MIB)) {
        written += part.length;
        if (!response.write(part)) await once(response, 'drain');
      }
      response.end();
    });
    const gateway = await gatewayFor(t, upstream.url);
    const client = connect(gateway.port, '127.0.0.1');
    client.write('GET /notes HTTP/1.1\r\nHost: a\r\n\r\n');
    await once(client, 'readable');
    await sleep(300);
    const standing = written;
    await sleep(200);
    // What is under way lies in the buffers of four sockets.
    assert.equal(written, standing);
    assert.ok(standing < 30 * MIB, `${standing} bytes`);
    client.destroy();
  });

  test('a service that does not read makes the client wait', async (t) => {
    const upstream = await httpServer(t, (request) => request.pause());
    const gateway = await gatewayFor(t, upstream.url, { BODY_LIMIT_BYTES: '104857600' });
    const client = connect(gateway.port, '127.0.0.1').on('error', () => {});
    client.write(
      `POST /notes HTTP/1.1\r\nHost: a\r\nContent-Length: ${90 * MIB}\r\nX-Deadline-Ms: 600\r\n\r\n`,
    );
    let sent = 0;
    const fill = () => {
      while (sent < 90 * MIB && client.write(chunk)) sent += chunk.length;
    };
    client.on('drain', fill);
    fill();
    await sleep(300);
    const standing = sent;
    await sleep(200);
    assert.equal(sent, standing);
    assert.ok(standing < 30 * MIB, `${standing} bytes`);
    client.destroy();
  });

  test('the first part of an answer is there before the last is made', async (t) => {
    const goOn = Promise.withResolvers<void>();
    const upstream = await httpServer(t, async (_request, response) => {
      response.write('first');
      await goOn.promise;
      response.end('last');
    });
    const gateway = await gatewayFor(t, upstream.url);
    const reader = (await gateway.fetch('/notes')).body?.getReader();
    const first = await reader?.read();
    assert.equal(Buffer.from(first?.value ?? []).toString(), 'first');
    goOn.resolve();
    const last = await reader?.read();
    assert.equal(Buffer.from(last?.value ?? []).toString(), 'last');
  });

  test('an answer may take longer than the deadline, once it has begun', async (t) => {
    const upstream = await httpServer(t, async (_request, response) => {
      response.write('begun');
      await sleep(700);
      response.end(' and ended');
    });
    const gateway = await gatewayFor(t, upstream.url);
    const answer = await gateway.fetch('/notes', { headers: { 'x-deadline-ms': '500' } });
    assert.equal(await answer.text(), 'begun and ended');
  });
});

describe('bodies have a limit', () => {
  test('announced above it: 413, and the service is not asked', async (t) => {
    let asked = 0;
    const upstream = await httpServer(t, (_request, response) => {
      asked += 1;
      response.end();
    });
    const gateway = await gatewayFor(t, upstream.url, { BODY_LIMIT_BYTES: '1000' });
    const post = (length: number) =>
      gateway.fetch('/notes', { method: 'POST', body: 'x'.repeat(length) });
    assert.equal((await post(1_001)).status, 413);
    assert.equal(asked, 0);
    assert.equal((await post(1_000)).status, 200);
  });

  test('not announced: 413 while it streams, and the service never sees a whole body', async (t) => {
    const whole = Promise.withResolvers<boolean>();
    const upstream = await httpServer(t, (request, response) => {
      request.on('error', () => {}).on('close', () => whole.resolve(request.complete));
      request.resume().on('end', () => response.end());
    });
    const gateway = await gatewayFor(t, upstream.url, { BODY_LIMIT_BYTES: '100000' });
    const sending = httpRequest(`${gateway.origin}/notes`, { method: 'POST' });
    sending.on('error', () => {});
    sending.write(chunk);
    sending.write(chunk);
    const [answer] = await once(sending, 'response');
    assert.equal(answer.statusCode, 413);
    sending.destroy();
    assert.equal(await whole.promise, false);
  });

  test('a client that goes on sending what was refused is cut off', async (t) => {
    const upstream = await httpServer(t, (_request, response) => response.end());
    const gateway = await gatewayFor(t, upstream.url, { BODY_LIMIT_BYTES: '1000' });
    const client = connect(gateway.port, '127.0.0.1').on('error', () => {});
    const closed = new Promise((resolve) => client.once('close', resolve));
    client.write(`POST /notes HTTP/1.1\r\nHost: a\r\nContent-Length: ${90 * MIB}\r\n\r\n`);
    let answer = '';
    client.on('data', (data) => {
      answer += data;
    });
    const sending = setInterval(() => client.write('x'), 20);
    await closed;
    clearInterval(sending);
    assert.deepEqual(statuses(answer), [413]);
  });

  test('a body is asked for only when it is wanted', async (t) => {
    const upstream = await httpServer(t, (request, response) => request.pipe(response));
    const gateway = await gatewayFor(t, upstream.url, { BODY_LIMIT_BYTES: '1000' });
    const head = (length: number) =>
      `POST /notes HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: ${length}\r\n`;
    const refused = await exchangeRaw(gateway.port, `${head(1_001)}\r\n`);
    assert.deepEqual(statuses(refused), [413]);
    assert.match(refused, /connection: close/i);
    const wanted = await exchangeRaw(gateway.port, `${head(2)}Connection: close\r\n\r\nhi`);
    assert.deepEqual(statuses(wanted), [100, 200]);
  });
});
