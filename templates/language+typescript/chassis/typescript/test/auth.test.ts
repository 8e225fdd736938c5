import assert from 'node:assert/strict';
import { createHmac, generateKeyPairSync } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { SignJWT } from 'jose';
import { type Authenticator, createAuthenticator, requireScopes } from '../src/auth.ts';
import { createLogger } from '../src/log.ts';
import { Problem } from '../src/problem.ts';
import { type TestIssuer, testIssuer } from '../src/testing/issuer.ts';

const log = createLogger({ service: 'test', level: 'fatal' });
const now = () => Math.floor(Date.now() / 1_000);

function authenticatorFor({ jwksUrl, issuer, audience }: TestIssuer): Authenticator {
  return createAuthenticator({ jwksUrl, issuer, audience, algorithms: ['RS256'], log });
}

async function statusOf(work: Promise<unknown>): Promise<number> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error === undefined) return 200;
  assert.ok(error instanceof Problem, String(error));
  return error.status;
}

describe('a token', () => {
  let issuer: TestIssuer;
  let auth: Authenticator;
  before(async () => {
    issuer = await testIssuer();
    auth = authenticatorFor(issuer);
  });
  after(() => issuer.close());

  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = () => ({
    iss: issuer.issuer,
    aud: issuer.audience,
    sub: 'somebody',
    exp: now() + 60,
  });

  it('says who calls, with which scopes', async () => {
    const header = `Bearer ${await issuer.token({ sub: 'me', scope: 'a:read a:write' })}`;
    const caller = await auth.authenticate(header);
    assert.equal(caller.subject, 'me');
    assert.deepEqual([...caller.scopes], ['a:read', 'a:write']);
  });

  it('has its scopes in scp with some issuers', async () => {
    const list = await auth.authenticate(`bearer ${await issuer.token({ scp: ['a', 'b'] })}`);
    assert.deepEqual([...list.scopes], ['a', 'b']);
    const text = await auth.authenticate(`Bearer ${await issuer.token({ scp: 'a b' })}`);
    assert.deepEqual([...text.scopes], ['a', 'b']);
  });

  it('is good for several audiences, ours among them', async () => {
    const header = `Bearer ${await issuer.token({ aud: ['other', issuer.audience] })}`;
    assert.equal((await auth.authenticate(header)).subject, 'somebody');
  });

  const bad: [string, () => Promise<string> | string][] = [
    ['of another issuer', () => issuer.token({ iss: 'https://other.test' })],
    ['for another audience', () => issuer.token({ aud: 'other' })],
    ['without an audience', () => issuer.token({ aud: undefined })],
    ['that is over', () => issuer.token({ exp: now() - 10 })],
    ['without an end', () => issuer.token({ exp: undefined })],
    ['that is not good yet', () => issuer.token({ nbf: now() + 60 })],
    ['without a subject', () => issuer.token({ sub: undefined })],
    ['with an empty subject', () => issuer.token({ sub: '' })],
    ['that is not signed', () => `${encode({ alg: 'none' })}.${encode(claims())}.`],
    ['of one part', () => 'abc'],
    ['of noise', () => 'a.b.c'],
    [
      'with a changed body',
      async () => {
        const [head, , signature] = (await issuer.token()).split('.');
        return `${head}.${encode({ ...claims(), sub: 'admin' })}.${signature}`;
      },
    ],
    [
      'signed with the public key as a secret',
      async () => {
        const { keys } = (await (await fetch(issuer.jwksUrl)).json()) as {
          keys: { kid: string }[];
        };
        const head = `${encode({ alg: 'HS256', kid: keys[0]?.kid })}.${encode(claims())}`;
        const secret = JSON.stringify(keys[0]);
        return `${head}.${createHmac('sha256', secret).update(head).digest('base64url')}`;
      },
    ],
    [
      'of an algorithm that is not allowed',
      () => {
        const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
        return new SignJWT(claims()).setProtectedHeader({ alg: 'ES256' }).sign(privateKey);
      },
    ],
  ];
  for (const [name, make] of bad) {
    it(`${name} is refused`, async () => {
      assert.equal(await statusOf(auth.authenticate(`Bearer ${await make()}`)), 401);
    });
  }

  it('has to be there, as a bearer token', async () => {
    await assert.rejects(auth.authenticate(undefined), {
      headers: { 'www-authenticate': 'Bearer' },
    });
    for (const header of ['', 'Bearer', 'Bearer ', 'Basic abc', 'Bearer a b']) {
      assert.equal(await statusOf(auth.authenticate(header)), 401, header);
    }
  });

  it('is remembered, until its end and no longer', async (t) => {
    const header = `Bearer ${await issuer.token({ exp: now() + 30 })}`;
    assert.equal(auth.recall(header), undefined);
    const caller = await auth.authenticate(header);
    assert.equal(auth.recall(header), caller);
    t.mock.timers.enable({ apis: ['Date'], now: Date.now() + 31_000 });
    assert.equal(auth.recall(header), undefined);
    t.mock.timers.reset();
    assert.equal(auth.recall(header), undefined);
  });
});

describe('scopes', () => {
  it('are needed, all of them', () => {
    const caller = { subject: 'me', scopes: new Set(['a', 'b']), token: '' };
    requireScopes(caller, ['a', 'b']);
    requireScopes(caller, []);
    assert.throws(() => requireScopes(caller, ['a', 'c', 'd']), {
      status: 403,
      extras: { missing: ['c', 'd'] },
      headers: { 'www-authenticate': 'Bearer error="insufficient_scope", scope="a c d"' },
    });
  });
});

describe('the keys of the issuer', () => {
  let issuer: TestIssuer;
  let auth: Authenticator;
  before(async () => {
    issuer = await testIssuer();
    auth = authenticatorFor(issuer);
  });
  after(() => issuer.close());

  it('are fetched when first needed; without them nobody can be known', async () => {
    assert.equal(issuer.fetches(), 0);
    issuer.away = true;
    const header = `Bearer ${await issuer.token()}`;
    const attempts = Array.from({ length: 20 }, () => statusOf(auth.authenticate(header)));
    assert.deepEqual(new Set(await Promise.all(attempts)), new Set([503]));
    assert.equal(await statusOf(auth.authenticate(header)), 503);
    assert.equal(issuer.fetches(), 1);
    issuer.away = false;
  });

  it('are fetched once for all who wait, and kept while the issuer is away', async () => {
    const fresh = authenticatorFor(issuer);
    const fetches = issuer.fetches();
    const headers = await Promise.all(
      ['a', 'b', 'c'].map(async (sub) => `Bearer ${await issuer.token({ sub })}`),
    );
    await Promise.all(headers.map((header) => fresh.authenticate(header)));
    assert.equal(issuer.fetches(), fetches + 1);
    issuer.away = true;
    const later = `Bearer ${await issuer.token({ sub: 'd' })}`;
    assert.equal(await statusOf(fresh.authenticate(later)), 200);
    issuer.away = false;
  });

  it('that are not known do not make a flood of fetches', async () => {
    const fresh = authenticatorFor(issuer);
    await fresh.authenticate(`Bearer ${await issuer.token()}`);
    const fetches = issuer.fetches();
    await issuer.rotate();
    for (let count = 0; count < 10; count += 1) {
      const header = `Bearer ${await issuer.token({ sub: String(count) })}`;
      assert.equal(await statusOf(fresh.authenticate(header)), 401);
    }
    assert.equal(issuer.fetches(), fetches);
  });
});
