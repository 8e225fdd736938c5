import {
  createRemoteJWKSet,
  customFetch,
  errors,
  type JWTPayload,
  type JWTVerifyGetKey,
  jwtVerify,
} from 'jose';
import type { Caller } from './http/route.ts';
import type { Logger } from './log.ts';
import { Problem, unavailable } from './problem.ts';

/** Who calls, by a token of the issuer (SPEC.md, AUT). */
export interface Authenticator {
  /** The caller, where this very header was found good a moment ago: the common case, at once. */
  recall(authorization: string): Caller | undefined;
  /** @throws Problem `unauthenticated`, or `unavailable` when the issuer cannot be asked */
  authenticate(authorization: string | undefined): Promise<Caller>;
}

export interface AuthOptions {
  /** Address of the issuer's keys, a JWK Set (RFC 7517). */
  jwksUrl: string;
  issuer: string;
  audience: string;
  /** JOSE names; asymmetric ones. */
  algorithms: readonly string[];
  log: Logger;
}

/** Seconds that clocks may differ by. */
const clockTolerance = 5;

const remembered = 5_000;
/** How long a key that the issuer took back can still be used, in ms. */
const rememberedFor = 300_000;

export function createAuthenticator(options: AuthOptions): Authenticator {
  const keys = issuerKeys(options.jwksUrl, options.log);
  const verification = {
    issuer: options.issuer,
    audience: options.audience,
    algorithms: [...options.algorithms],
    clockTolerance,
    requiredClaims: ['exp', 'sub'],
  };
  const known = new Map<string, { caller: Caller; until: number }>();

  function remember(authorization: string, caller: Caller, expires: number): void {
    if (known.size >= remembered) {
      // The oldest: a Map keeps the order of insertion.
      for (const oldest of known.keys()) {
        known.delete(oldest);
        break;
      }
    }
    const until = Math.min(expires * 1_000, Date.now() + rememberedFor);
    known.set(authorization, { caller, until });
  }

  return {
    recall(authorization) {
      const entry = known.get(authorization);
      if (entry === undefined) return undefined;
      if (Date.now() < entry.until) return entry.caller;
      known.delete(authorization);
      return undefined;
    },

    async authenticate(authorization) {
      if (authorization === undefined) throw unauthenticated('Bearer');
      const token = /^bearer +([^\s]+)$/i.exec(authorization)?.[1];
      if (token === undefined) throw unauthenticated('Bearer error="invalid_token"');
      const { payload } = await jwtVerify(token, keys, verification).catch(refuse);
      const { sub, exp } = payload;
      if (typeof sub !== 'string' || sub === '' || exp === undefined) throw refused();
      const caller: Caller = { subject: sub, scopes: scopesOf(payload), token };
      remember(authorization, caller, exp);
      return caller;
    },
  };
}

/** @throws Problem `forbidden` that names the scopes which are missing */
export function requireScopes(caller: Caller, scopes: readonly string[]): void {
  const missing = scopes.filter((scope) => !caller.scopes.has(scope));
  if (missing.length === 0) return;
  const challenge = `Bearer error="insufficient_scope", scope="${scopes.join(' ')}"`;
  throw new Problem('forbidden', `Missing scope: ${missing.join(', ')}`, {
    extras: { missing },
    headers: { 'www-authenticate': challenge },
  });
}

/** `scope` by RFC 9068, or `scp`, as some issuers write it. */
function scopesOf(payload: JWTPayload): ReadonlySet<string> {
  const scopes = payload.scope ?? payload.scp ?? [];
  const words = Array.isArray(scopes) ? scopes : String(scopes).split(' ');
  return new Set(words.filter((word) => typeof word === 'string' && word !== ''));
}

function unauthenticated(challenge: string): Problem {
  return new Problem('unauthenticated', undefined, { headers: { 'www-authenticate': challenge } });
}

function refused(): Problem {
  return unauthenticated('Bearer error="invalid_token"');
}

/** What is wrong with the token, or with the way to the issuer. */
function refuse(error: unknown): never {
  const issuerIsAway =
    !(error instanceof errors.JOSEError) ||
    error instanceof errors.JWKSTimeout ||
    error instanceof errors.JWKSInvalid ||
    error.code === 'ERR_JOSE_GENERIC';
  throw issuerIsAway ? unavailable('The issuer of tokens cannot be reached', error) : refused();
}

const refreshAfter = 600_000;
const retryAfter = 1_000;

/** The issuer's keys: fetched when first needed, refreshed behind the requests, kept while it is away. */
function issuerKeys(address: string, log: Logger): JWTVerifyGetKey {
  let fetchedAt = 0;
  let failedAt = Number.NEGATIVE_INFINITY;

  const keys = createRemoteJWKSet(new URL(address), {
    timeoutDuration: 2_000,
    cooldownDuration: 30_000,
    cacheMaxAge: Number.POSITIVE_INFINITY,
    [customFetch]: async (url, init) => {
      if (performance.now() < failedAt + retryAfter) throw new Error('the issuer is away');
      try {
        const response = await fetch(url, init);
        if (response.status !== 200) throw new Error(`the issuer answers ${response.status}`);
        fetchedAt = performance.now();
        return response;
      } catch (error) {
        failedAt = performance.now();
        throw error;
      }
    },
  });

  return async (header, input) => {
    const stale = performance.now() > fetchedAt + refreshAfter;
    if (stale && keys.jwks() !== undefined && performance.now() > failedAt + retryAfter) {
      keys.reload().catch((error) => log.warn({ err: error }, 'the keys were not refreshed'));
    }
    return keys(header, input);
  };
}
