import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type Issuer, startIssuer } from '../lib/issuer.ts';
import { makeKey } from '../lib/keys.ts';

describe('the development issuer', () => {
  let issuer: Issuer;
  const asked: string[] = [];

  before(async () => {
    issuer = await startIssuer(makeKey(['ES256']), {
      secretOf: (client) => (client === 'svc:a-b' ? 'p:ss wörd' : undefined),
      tokenFor(client) {
        asked.push(client);
        return { token: 'a.b.c', expiresIn: 300 };
      },
    });
  });
  after(() => issuer.close());

  const encode = (text: string) => new URLSearchParams({ t: text }).toString().slice(2);

  async function ask(client: string, secret: string, form: Record<string, string>) {
    const basic = Buffer.from(`${encode(client)}:${encode(secret)}`).toString('base64');
    const response = await fetch(issuer.tokenUrl, {
      method: 'POST',
      headers: { authorization: `Basic ${basic}` },
      body: new URLSearchParams(form),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  const grant = { grant_type: 'client_credentials' };

  test('gives a service a token of its own, and of nobody else', async () => {
    const { status, body } = await ask('svc:a-b', 'p:ss wörd', { ...grant, scope: 'svc:a-b' });
    assert.equal(status, 200);
    assert.deepEqual(body, {
      access_token: 'a.b.c',
      token_type: 'Bearer',
      expires_in: 300,
      scope: 'svc:a-b',
    });
    assert.deepEqual(asked, ['svc:a-b']);
    const other = await ask('svc:a-b', 'p:ss wörd', { ...grant, scope: 'svc:other' });
    assert.deepEqual(other, { status: 400, body: { error: 'invalid_scope' } });
  });

  test('gives nothing to whom it does not know, nor for another grant', async () => {
    for (const [client, secret] of [
      ['svc:a-b', 'wrong'],
      ['svc:a-b', ''],
      ['svc:other', 'p:ss wörd'],
    ] as const) {
      assert.equal((await ask(client, secret, grant)).body.error, 'invalid_client');
    }
    const other = await ask('svc:a-b', 'p:ss wörd', { grant_type: 'password' });
    assert.deepEqual(other, { status: 400, body: { error: 'unsupported_grant_type' } });
    const bare = await fetch(issuer.tokenUrl, { method: 'POST', body: new URLSearchParams(grant) });
    assert.equal(bare.status, 401);
  });
});
