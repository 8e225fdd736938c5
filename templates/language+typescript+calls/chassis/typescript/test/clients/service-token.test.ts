import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, mock, test } from 'node:test';
import { openServiceToken, type ServiceToken } from '../../src/clients/service-token.ts';

/** An issuer that counts, and says what the test wants. */
async function startIssuer() {
  const asked: { authorization: string | undefined; form: Record<string, string> }[] = [];
  const issuer = { status: 200, expiresIn: 300 as number | undefined, asked };
  const server = createServer(async (request, response) => {
    const form = Object.fromEntries(new URLSearchParams(await text(request)));
    asked.push({ authorization: request.headers.authorization, form });
    const body = { access_token: `token-${asked.length}`, expires_in: issuer.expiresIn };
    response.writeHead(issuer.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(issuer.status === 200 ? body : { error: 'private' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`;
  return Object.assign(issuer, { address, close: () => server.close().closeAllConnections() });
}

describe('the token of a service', () => {
  let issuer: Awaited<ReturnType<typeof startIssuer>>;
  let tokens: ServiceToken;
  const warned: unknown[] = [];

  beforeEach(async () => {
    issuer = await startIssuer();
    warned.length = 0;
    tokens = openServiceToken({
      address: issuer.address,
      client: 'svc:a b',
      secret: 's:cret',
      scope: 'svc:a',
      log: { warn: (line: unknown) => void warned.push(line) } as never,
    });
  });
  afterEach(() => {
    mock.timers.reset();
    issuer.close();
  });

  test('is asked for once, with who we are, however many wait for it', async () => {
    const all = await Promise.all([tokens.get(), tokens.get(), tokens.get()]);
    assert.deepEqual(all, ['token-1', 'token-1', 'token-1']);
    assert.equal(await tokens.get(), 'token-1');
    const basic = Buffer.from('svc%3Aa+b:s%3Acret').toString('base64');
    assert.deepEqual(issuer.asked, [
      {
        authorization: `Basic ${basic}`,
        form: { grant_type: 'client_credentials', scope: 'svc:a' },
      },
    ]);
  });

  test('is renewed behind the calls when its end comes near', async () => {
    mock.timers.enable({ apis: ['Date'], now: 1_000_000 });
    assert.equal(await tokens.get(), 'token-1');
    mock.timers.setTime(1_000_000 + 230_000);
    assert.equal(await tokens.get(), 'token-1');
    assert.equal(issuer.asked.length, 1, 'not yet');
    mock.timers.setTime(1_000_000 + 250_000);
    assert.equal(await tokens.get(), 'token-1', 'nobody waits for the new one');
    while (issuer.asked.length < 2) await new Promise(setImmediate);
    while ((await tokens.get()) === 'token-1') await new Promise(setImmediate);
    assert.equal(await tokens.get(), 'token-2');
  });

  test('is used to its end while the issuer is away, and not after it', async () => {
    mock.timers.enable({ apis: ['Date'], now: 1_000_000 });
    await tokens.get();
    issuer.status = 500;
    mock.timers.setTime(1_000_000 + 250_000);
    assert.equal(await tokens.get(), 'token-1');
    while (warned.length === 0) await new Promise(setImmediate);
    mock.timers.setTime(1_000_000 + 296_000);
    await assert.rejects(tokens.get(), /issuer/);
  });

  test('is not asked for again at once by everybody when there was none', async () => {
    issuer.status = 401;
    await assert.rejects(tokens.get(), /answers 401/);
    await assert.rejects(tokens.get(), /just now/);
    assert.equal(issuer.asked.length, 1);
  });

  test('is another one after it was refused', async () => {
    const first = await tokens.get();
    tokens.forget('another');
    assert.equal(await tokens.get(), first);
    tokens.forget(first);
    assert.equal(await tokens.get(), 'token-2');
  });

  test('says its end itself where the issuer does not', async () => {
    issuer.expiresIn = undefined;
    mock.timers.enable({ apis: ['Date'], now: 1_000_000 });
    await tokens.get();
    mock.timers.setTime(1_000_000 + 61_000);
    assert.equal(await tokens.get(), 'token-2', 'an opaque one is good for a minute');
  });
});
