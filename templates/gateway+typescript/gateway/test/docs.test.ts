import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { gatewayFor } from './support/gateway.ts';
import { deadAddress } from './support/upstream.ts';

const gateway = await gatewayFor({ after }, (await deadAddress()).url);

describe('the documentation', () => {
  test('/openapi.json is the contract', async () => {
    const answer = await gateway.fetch('/openapi.json');
    assert.equal(answer.headers.get('content-type'), 'application/json; charset=utf-8');
    assert.equal(((await answer.json()) as { openapi: string }).openapi, '3.1.0');
  });

  test('/docs is a page whose every file comes from here', async () => {
    const answer = await gateway.fetch('/docs');
    assert.equal(answer.headers.get('content-type'), 'text/html; charset=utf-8');
    const page = await answer.text();
    const files = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? '');
    for (const file of files.filter((file) => !file.startsWith('data:'))) {
      const { status, headers } = await gateway.fetch(new URL(file, 'http://x/docs').pathname);
      assert.equal(status, 200, file);
      assert.match(headers.get('content-type') ?? '', /^text\/(?:css|javascript)/);
    }
    assert.equal(files.length, 4);
  });

  test('the page may run and ask nothing but its own', async () => {
    const policy = (await gateway.fetch('/docs')).headers.get('content-security-policy') ?? '';
    const directives = new Map(policy.split('; ').map((text) => [text.split(' ')[0], text]));
    assert.equal(directives.get('default-src'), "default-src 'none'");
    assert.equal(directives.get('script-src'), "script-src 'self'");
    assert.equal(directives.get('connect-src'), "connect-src 'self'");
    assert.doesNotMatch(policy, /unsafe|https?:|\*/);
    assert.equal(
      (await gateway.fetch('/notes')).headers.get('content-security-policy'),
      "default-src 'none'; frame-ancestors 'none'",
    );
  });

  test('only reading is offered', async () => {
    const answer = await gateway.fetch('/docs', { method: 'POST', body: '{}' });
    assert.deepEqual([answer.status, answer.headers.get('allow')], [405, 'GET, HEAD']);
    assert.equal((await gateway.fetch('/docs/..%2f..%2fpackage.json')).status, 404);
  });
});
