import { randomUUID } from 'node:crypto';
import { loadKey, type SigningKey, signToken } from './keys.ts';
import { local } from './root.ts';
import type { SystemIdentity } from './system.ts';

export interface TokenOptions {
  subject: string;
  /** `development` where nothing is said. */
  client?: string;
  scopes: readonly string[];
  ttlSeconds: number;
}

/** The key that signs every development token of this repo. */
export function devKey(identity: SystemIdentity): SigningKey {
  return loadKey(local('dev-key.json'), identity.algorithms);
}

/** An access token with the claims of RFC 9068; `now` is injectable for tests of expiry. */
export function makeToken(
  identity: SystemIdentity,
  key: SigningKey,
  options: TokenOptions,
  now: Date = new Date(),
): string {
  const iat = Math.floor(now.getTime() / 1000);
  return signToken(key, {
    iss: identity.issuer,
    aud: identity.audience,
    sub: options.subject,
    client_id: options.client ?? 'development',
    scope: options.scopes.join(' '),
    iat,
    exp: iat + options.ttlSeconds,
    jti: randomUUID(),
  });
}

const SERVICE_TTL_SECONDS = 300;

/** A token that says that a service calls, and nothing of users. */
export function serviceToken(
  identity: SystemIdentity,
  key: SigningKey,
  client: string,
): { token: string; expiresIn: number } {
  const expiresIn = SERVICE_TTL_SECONDS;
  const options = { subject: client, client, scopes: [client], ttlSeconds: expiresIn };
  return { token: makeToken(identity, key, options), expiresIn };
}

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** Seconds of `90s`, `15m`, `12h`, `7d`; `undefined` for anything else. */
export function parseTtl(text: string): number | undefined {
  const [, amount, unit] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
  const factor = UNITS[unit ?? ''];
  return factor === undefined ? undefined : Number(amount) * factor;
}
