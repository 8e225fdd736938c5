import {
  constants,
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign as signBytes,
  type webcrypto,
} from 'node:crypto';
import { Failure } from './failure.ts';
import { readJson, writeSecretJson } from './secret-file.ts';

/** A private key for signing tokens in development; never one that production trusts. */
export interface SigningKey {
  /** JWS name, like `RS256`. */
  algorithm: string;
  /** Tells keys apart in a JWKS: the thumbprint of the public half. */
  id: string;
  privateKey: KeyObject;
}

const CURVES: Readonly<Record<string, string>> = {
  ES256: 'P-256',
  ES384: 'P-384',
  ES512: 'P-521',
};

/** Makes a key for the first of the system's algorithms that is one of RFC 7518 or RFC 8037. */
export function makeKey(algorithms: readonly string[]): SigningKey {
  const algorithm = algorithms.find((name) => /^(RS|PS|ES)(256|384|512)$|^EdDSA$/.test(name));
  if (algorithm === undefined) {
    throw new Failure(
      `No development key can be made for ${algorithms.join(', ')}.`,
      'Name an algorithm with a public key under `identity` in microservices.yaml, like RS256.',
    );
  }
  return signingKey(algorithm, generate(algorithm));
}

/** The key in `path`; made and kept (mode 600) where there is none that the system accepts. */
export function loadKey(path: string, algorithms: readonly string[]): SigningKey {
  const kept = readJson(path) as { algorithm: string; key: webcrypto.JsonWebKey } | undefined;
  if (kept !== undefined && algorithms.includes(kept.algorithm)) {
    return signingKey(kept.algorithm, createPrivateKey({ key: kept.key, format: 'jwk' }));
  }
  const made = makeKey(algorithms);
  const key = made.privateKey.export({ format: 'jwk' });
  writeSecretJson(path, { algorithm: made.algorithm, key });
  return made;
}

/** The public half, as a JWKS endpoint answers it (RFC 7517). */
export function jwksOf(key: SigningKey): { keys: Record<string, unknown>[] } {
  const jwk = createPublicKey(key.privateKey).export({ format: 'jwk' });
  return { keys: [{ ...jwk, kid: key.id, alg: key.algorithm, use: 'sig' }] };
}

/** A signed token in the compact form of RFC 7515. */
export function signToken(key: SigningKey, claims: Readonly<Record<string, unknown>>): string {
  const header = { alg: key.algorithm, typ: 'at+jwt', kid: key.id };
  const content = `${encode(header)}.${encode(claims)}`;
  const digest = key.algorithm === 'EdDSA' ? null : `sha${key.algorithm.slice(2)}`;
  const signature = signBytes(digest, Buffer.from(content), {
    key: key.privateKey,
    dsaEncoding: 'ieee-p1363',
    ...(key.algorithm.startsWith('PS') && {
      padding: constants.RSA_PKCS1_PSS_PADDING,
      saltLength: constants.RSA_PSS_SALTLEN_DIGEST,
    }),
  });
  return `${content}.${signature.toString('base64url')}`;
}

function generate(algorithm: string): KeyObject {
  if (algorithm === 'EdDSA') return generateKeyPairSync('ed25519').privateKey;
  const namedCurve = CURVES[algorithm];
  if (namedCurve !== undefined) return generateKeyPairSync('ec', { namedCurve }).privateKey;
  return generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
}

function signingKey(algorithm: string, privateKey: KeyObject): SigningKey {
  const { kty, crv, e, n, x, y } = createPublicKey(privateKey).export({ format: 'jwk' });
  // RFC 7638: the required members only, in order of name, without white space.
  const members = JSON.stringify({ crv, e, kty, n, x, y });
  const id = createHash('sha256').update(members).digest('base64url');
  return { algorithm, id, privateKey };
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
