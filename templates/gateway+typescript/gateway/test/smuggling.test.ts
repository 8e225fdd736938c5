import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { gatewayFor } from './support/gateway.ts';
import { exchangeRaw, statuses } from './support/raw.ts';
import { echo, httpServer } from './support/upstream.ts';

const seen: string[] = [];
const upstream = await httpServer({ after }, (request, response) => {
  seen.push(`${request.method} ${request.url}`);
  void echo(request, response);
});
const gateway = await gatewayFor({ after }, upstream.url, { MAX_HEADER_BYTES: '2048' });

/** One message must not be two to anybody: what can be read in two ways is refused. */
describe('requests that mean two things', () => {
  const hidden = 'GET /notes/hidden HTTP/1.1\r\nHost: a\r\n\r\n';
  const post = 'POST /notes HTTP/1.1\r\nHost: a\r\n';

  for (const [name, text, status] of [
    [
      'a length and chunks',
      `${post}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${hidden}`,
      400,
    ],
    ['two lengths', `${post}Content-Length: 2\r\nContent-Length: 3\r\n\r\nabc${hidden}`, 400],
    ['lengths in a list', `${post}Content-Length: 2, 2\r\n\r\nab${hidden}`, 400],
    ['a signed length', `${post}Content-Length: +2\r\n\r\nab${hidden}`, 400],
    ['an unknown coding', `${post}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${hidden}`, 400],
    [
      'chunked that is not last',
      `${post}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n${hidden}`,
      400,
    ],
    [
      'a space before the colon',
      `${post}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n${hidden}`,
      400,
    ],
    ['a folded field', `${post}X-A: 1\r\n Content-Length: 9\r\n\r\n${hidden}`, 400],
    ['bare line feeds', `GET /notes HTTP/1.1\nHost: a\n\n${hidden}`, 400],
    ['a bad size of a chunk', `${post}Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n${hidden}`, 400],
    ['no host', 'GET /notes HTTP/1.1\r\n\r\n', 400],
    ['a null byte', 'GET /notes HTTP/1.1\r\nHost: a\r\nX-A: a\0b\r\n\r\n', 400],
    ['a head above the limit', `GET /notes HTTP/1.1\r\nX-A: ${'a'.repeat(3_000)}\r\n\r\n`, 431],
    ['another protocol', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400],
  ] as const) {
    test(`${name}: ${status}, and nothing hidden gets through`, async () => {
      seen.length = 0;
      const answer = await exchangeRaw(gateway.port, text);
      assert.equal(statuses(answer)[0], status, answer);
      assert.match(answer, /application\/problem\+json/);
      assert.match(answer, /connection: close/i);
      assert.ok(!seen.includes('GET /notes/hidden'), 'the hidden request was served');
    });
  }

  for (const target of [
    '/notes/..',
    '/notes/%2e%2e',
    '/notes/.%2E?x',
    '/notes/1#/../secrets/1',
    '/notes/a\\..\\b',
  ]) {
    test(`${target} is not sent on`, async () => {
      seen.length = 0;
      const text = `GET ${target} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`;
      assert.deepEqual(statuses(await exchangeRaw(gateway.port, text)), [400]);
      assert.deepEqual(seen, []);
    });
  }

  test('a host in the target is not where the request goes', async () => {
    const text = 'GET http://evil.test/notes?a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n';
    assert.match(await exchangeRaw(gateway.port, text), /"url":"\/notes\?a"/);
  });

  test('of two tokens, the service sees the one that was checked', async () => {
    const text = `GET /notes HTTP/1.1\r\nHost: a\r\nAuthorization: first\r\nAuthorization: second\r\nConnection: close\r\n\r\n`;
    const answer = await exchangeRaw(gateway.port, text);
    assert.match(answer, /"authorization":"first"/);
    assert.doesNotMatch(answer, /second/);
  });

  test('a body that is chunked arrives as one, however it was cut', async () => {
    const text = `${post}Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n1;ext=1\r\na\r\n2\r\nbc\r\n0\r\nX-Trailer: 1\r\n\r\n`;
    const answer = await exchangeRaw(gateway.port, text);
    assert.match(answer, /"body":"abc"/);
    assert.doesNotMatch(answer, /trailer/i);
  });

  test('values of a request cannot add fields to the answer', async () => {
    const text = `GET /notes/%0d%0aset-cookie:%20a=b HTTP/1.1\r\nHost: a\r\nX-Request-Id: a%0d%0ab\r\nConnection: close\r\n\r\n`;
    const answer = await exchangeRaw(gateway.port, text);
    assert.doesNotMatch(answer, /^set-cookie/im);
  });
});
