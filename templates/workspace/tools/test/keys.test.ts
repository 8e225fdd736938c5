import assert from 'node:assert/strict';
import { constants, createPublicKey, type JsonWebKeyInput, verify } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Failure } from '../lib/failure.ts';
import { jwksOf, loadKey, makeKey, type SigningKey, signToken } from '../lib/keys.ts';
import { makeToken, parseTtl } from '../lib/token.ts';

const folder = mkdtempSync(join(tmpdir(), 'keys-'));
after(() => rmSync(folder, { recursive: true }));

/** Checks the signature with nothing but the JWKS; the claims. */
function verified(token: string, key: SigningKey): Record<string, unknown> {
  const [header = '', claims = '', signature = ''] = token.split('.');
  const [jwk = {}] = jwksOf(key).keys;
  const publicKey = createPublicKey({ key: jwk, format: 'jwk' } as JsonWebKeyInput);
  const { alg, kid } = decode(header);
  assert.equal(kid, jwk.kid);
  assert.equal(alg, jwk.alg);
  assert.equal(jwk.d, undefined, 'the private half stays here');
  const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
  const options = { key: publicKey, dsaEncoding: 'ieee-p1363' as const };
  const good = verify(
    alg === 'EdDSA' ? null : 'sha256',
    Buffer.from(`${header}.${claims}`),
    alg === 'PS256' ? { ...options, ...pss } : options,
    Buffer.from(signature, 'base64url'),
  );
  assert.equal(good, true);
  return decode(claims);
}

function decode(part: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
}

for (const algorithm of ['RS256', 'PS256', 'ES256', 'EdDSA']) {
  test(`${algorithm}: what is signed verifies by the JWKS`, () => {
    const key = makeKey([algorithm]);
    assert.deepEqual(verified(signToken(key, { sub: 'someone' }), key), { sub: 'someone' });
  });
}

test('a system with secret algorithms only gets no key', () => {
  assert.throws(() => makeKey(['HS256']), Failure);
});

test('a key is kept, mode 600, for as long as the system accepts its algorithm', () => {
  const path = join(folder, 'key.json');
  const made = loadKey(path, ['ES256']);
  assert.equal(statSync(path).mode & 0o777, 0o600);
  assert.equal(loadKey(path, ['RS256', 'ES256']).id, made.id);
  assert.notEqual(loadKey(path, ['EdDSA']).id, made.id);
});

test('a token has the claims of RFC 9068', () => {
  const identity = { issuer: 'https://issuer.test/', audience: 'api', algorithms: ['ES256'] };
  const key = makeKey(identity.algorithms);
  const options = { subject: 'someone', scopes: ['a:read', 'a:write'], ttlSeconds: 60 };
  const token = makeToken(identity, key, options, new Date(1_000_000));
  const { jti, ...claims } = verified(token, key);
  assert.equal(typeof jti, 'string');
  assert.deepEqual(claims, {
    iss: 'https://issuer.test/',
    aud: 'api',
    sub: 'someone',
    client_id: 'development',
    scope: 'a:read a:write',
    iat: 1000,
    exp: 1060,
  });
});

test('times to live', () => {
  assert.equal(parseTtl('90s'), 90);
  assert.equal(parseTtl('15m'), 900);
  assert.equal(parseTtl('12h'), 43_200);
  assert.equal(parseTtl('7d'), 604_800);
  for (const text of ['', '12', 'h', '1.5h', '-1h', '1h ']) assert.equal(parseTtl(text), undefined);
});
