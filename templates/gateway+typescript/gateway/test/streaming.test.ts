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
  test('50 MiB from the service to the client', async () => {
    const upstream = await httpServer(async (_request, response) => {
      for await (const part of bytes(50 * MIB)) {
        if (!response.write(part)) await once(response, 'drain');
      }
      response.end();
    });
    const gateway = await gatewayFor(upstream.url);
    const answer = await gateway.fetch('/notes');
    let received = 0;
    for await (const part of answer.body ?? []) received += part.length;
    assert.equal(received, 50 * MIB);
    await gateway.close();
    await upstream.kill();
  });

  test('50 MiB from the client to the service, with and without a length', async () => {
    const upstream = await httpServer(async (request, response) => {
      let received = 0;
      for await (const part of request) received += part.length;
      const { 'content-length': length, 'transfer-encoding': coding } = request.headers;
      response.end(JSON.stringify({ received, length, coding }));
    });
    const gateway = await gatewayFor(upstream.url, { BODY_LIMIT_BYTES: '104857600' });
    for (const headers of [{}, { 'content-length': String(50 * MIB) }]) {
      const sending = httpRequest(`${gateway.origin}/notes`, { method: 'POST', headers });
      for await (const part of bytes(50 * MIB)) {
        if (!sending.write(part)) await once(sending, 'drain');
      }
      sending.end();
      const [answer] = await once(sending, 'response');
      const seen = JSON.parse(Buffer.concat(await answer.toArray()).toString());
      assert.equal(seen.received, 50 * MIB);
      assert.equal(seen.length ?? seen.coding, Object.values(headers)[0] ?? 'chunked');
    }
    await gateway.close();
    await upstream.kill();
  });

  test('a reader that stands still makes the service wait', async () => {
    let written = 0;
    const upstream = await httpServer(async (_request, response) => {
      for await (const part of bytes(200 * MIB)) {
        written += part.length;
        if (!response.write(part)) await once(response, 'drain');
      }
      response.end();
    });
    const gateway = await gatewayFor(upstream.url);
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
    await gateway.close();
    await upstream.kill();
  });

  test('a service that does not read makes the client wait', async () => {
    const upstream = await httpServer((request) => request.pause());
    const gateway = await gatewayFor(upstream.url, { BODY_LIMIT_BYTES: '104857600' });
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
    await gateway.close();
    await upstream.kill();
  });

  test('the first part of an answer is there before the last is made', async () => {
    const goOn = Promise.withResolvers<void>();
    const upstream = await httpServer(async (_request, response) => {
      response.write('first');
      await goOn.promise;
      response.end('last');
    });
    const gateway = await gatewayFor(upstream.url);
    const reader = (await gateway.fetch('/notes')).body?.getReader();
    const first = await reader?.read();
    assert.equal(Buffer.from(first?.value ?? []).toString(), 'first');
    goOn.resolve();
    const last = await reader?.read();
    assert.equal(Buffer.from(last?.value ?? []).toString(), 'last');
    await gateway.close();
    await upstream.kill();
  });

  test('an answer may take longer than the deadline, once it has begun', async () => {
    const upstream = await httpServer(async (_request, response) => {
      response.write('begun');
      await sleep(250);
      response.end(' and ended');
    });
    const gateway = await gatewayFor(upstream.url);
    const answer = await gateway.fetch('/notes', { headers: { 'x-deadline-ms': '100' } });
    assert.equal(await answer.text(), 'begun and ended');
    await gateway.close();
    await upstream.kill();
  });
});

describe('bodies have a limit', () => {
  test('announced above it: 413, and the service is not asked', async () => {
    let asked = 0;
    const upstream = await httpServer((_request, response) => {
      asked += 1;
      response.end();
    });
    const gateway = await gatewayFor(upstream.url, { BODY_LIMIT_BYTES: '1000' });
    const post = (length: number) =>
      gateway.fetch('/notes', { method: 'POST', body: 'x'.repeat(length) });
    assert.equal((await post(1_001)).status, 413);
    assert.equal(asked, 0);
    assert.equal((await post(1_000)).status, 200);
    await gateway.close();
    await upstream.kill();
  });

  test('not announced: 413 while it streams, and the service never sees a whole body', async () => {
    const whole: boolean[] = [];
    const upstream = await httpServer((request, response) => {
      request.on('error', () => {}).on('close', () => whole.push(request.complete));
      request.resume().on('end', () => response.end());
    });
    const gateway = await gatewayFor(upstream.url, { BODY_LIMIT_BYTES: '100000' });
    const sending = httpRequest(`${gateway.origin}/notes`, { method: 'POST' });
    sending.on('error', () => {});
    sending.write(chunk);
    sending.write(chunk);
    const [answer] = await once(sending, 'response');
    assert.equal(answer.statusCode, 413);
    sending.destroy();
    await sleep(50);
    assert.deepEqual(whole, [false]);
    await gateway.close();
    await upstream.kill();
  });

  test('a client that goes on sending what was refused is cut off', async () => {
    const upstream = await httpServer((_request, response) => response.end());
    const gateway = await gatewayFor(upstream.url, { BODY_LIMIT_BYTES: '1000' });
    const client = connect(gateway.port, '127.0.0.1').on('error', () => {});
    client.write(`POST /notes HTTP/1.1\r\nHost: a\r\nContent-Length: ${90 * MIB}\r\n\r\n`);
    let answer = '';
    client.on('data', (data) => {
      answer += data;
    });
    const sending = setInterval(() => client.write('x'), 20);
    await once(client, 'close');
    clearInterval(sending);
    assert.deepEqual(statuses(answer), [413]);
    await gateway.close();
    await upstream.kill();
  });

  test('a body is asked for only when it is wanted', async () => {
    const upstream = await httpServer((request, response) => request.pipe(response));
    const gateway = await gatewayFor(upstream.url, { BODY_LIMIT_BYTES: '1000' });
    const head = (length: number) =>
      `POST /notes HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: ${length}\r\n`;
    const refused = await exchangeRaw(gateway.port, `${head(1_001)}\r\n`);
    assert.deepEqual(statuses(refused), [413]);
    assert.match(refused, /connection: close/i);
    const wanted = await exchangeRaw(gateway.port, `${head(2)}Connection: close\r\n\r\nhi`);
    assert.deepEqual(statuses(wanted), [100, 200]);
    await gateway.close();
    await upstream.kill();
  });
});
