import assert from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import { after, describe, test } from 'node:test';
import { ConfigError, createLogger } from '@local/chassis/gateway';
import { readGatewaySettings } from '../src/settings.ts';
import { assembleGateway } from '../src/start.ts';
import { eventually } from './support/eventually.ts';
import { environment, model } from './support/gateway.ts';
import { httpServer } from './support/upstream.ts';

const lines: Record<string, unknown>[] = [];
const answerOk: RequestListener = (_request, response) => response.end('ok');
const upstream = await httpServer({ after }, answerOk);
const running = await assembleGateway(
  model,
  {},
  {
    environment: environment(upstream.url),
    ownProcess: false,
    log: createLogger({
      service: 'gateway',
      level: 'info',
      destination: { write: (line) => lines.push(JSON.parse(line)) },
    }),
  },
);
after(() => running.stop());

describe('a running gateway', () => {
  const api = (path: string) => fetch(`http://127.0.0.1:${running.port}${path}`);
  const admin = (path: string) => fetch(`http://127.0.0.1:${running.adminPort}${path}`);

  test('does not show its admin pages to callers', async () => {
    for (const path of ['/livez', '/readyz', '/metrics']) {
      assert.equal((await api(path)).status, 404);
    }
  });

  test('writes one line for a request, without its path', async () => {
    await api('/notes/private-id?q=private');
    const line = await eventually(() => lines.find(({ operation }) => operation === 'getNote'));
    assert.deepEqual(
      [line.method, line.route, line.operation, line.status],
      ['GET', '/notes/{id}', 'getNote', 200],
    );
    assert.match(String(line.trace_id), /^[0-9a-f]{32}$/);
    assert.equal(typeof line.duration_ms, 'number');
    assert.doesNotMatch(JSON.stringify(lines), /private/);
  });

  test('is ready whether or not its services are', async (t) => {
    await upstream.kill();
    assert.equal((await api('/notes')).status, 503);
    for (const path of ['/livez', '/readyz']) assert.equal((await admin(path)).status, 200);
    await httpServer(t, answerOk, upstream.port);
    while ((await api('/notes')).status !== 200);
  });

  test('counts requests of clients and those to services', async () => {
    const text = await (await admin('/metrics')).text();
    const line = (name: string, ...labels: string[]) =>
      text
        .split('\n')
        .find((found) => found.startsWith(name) && labels.every((label) => found.includes(label)));
    assert.ok(
      line(
        'http_server_request_duration_seconds_count',
        'http_route="/notes"',
        'http_request_method="GET"',
        'http_response_status_code="200"',
      ),
    );
    const client = 'http_client_request_duration_seconds_count';
    assert.ok(line(client, 'server_address="notes"', 'http_response_status_code="200"'));
    assert.ok(line(client, 'server_address="notes"', 'error_type="ECONNREFUSED"'));
  });
});

describe('settings', () => {
  const problems = (more: Record<string, string>) => {
    try {
      readGatewaySettings(model, environment('http://127.0.0.1:1', more));
      return [];
    } catch (error) {
      assert.ok(error instanceof ConfigError);
      return error.problems.map(({ setting }) => setting);
    }
  };

  test('come from the blueprint where nothing else is said', () => {
    const settings = readGatewaySettings(model, environment('http://127.0.0.1:1/'));
    assert.equal(settings.RATE_LIMIT_REQUESTS, 10_000);
    assert.deepEqual([...settings.services], [['notes', 'http://127.0.0.1:1']]);
    assert.deepEqual(settings.CORS_ORIGINS, []);
  });

  test('all that are wrong are named at once', () => {
    const wrong = {
      NOTES_URL: 'http://user@127.0.0.1/base?x',
      CORS_ORIGINS: 'https://app.test/, *',
      TRUST_PROXY: 'yes',
      RATE_LIMIT_REQUESTS: '0',
      MAX_HEADER_BYTES: '1e4',
      AUTH_ISSUER: '',
    };
    assert.deepEqual(problems(wrong).sort(), Object.keys(wrong).sort());
  });

  test('a service without an address is no gateway', () => {
    assert.deepEqual(problems({ NOTES_URL: '' }), ['NOTES_URL']);
  });
});
