import { decodeJwt } from 'jose';
import { text, url } from '../config.ts';
import type { Logger } from '../log.ts';
import type { Resource } from '../resource.ts';

const settings = {
  AUTH_TOKEN_URL: url(['http:', 'https:']),
  AUTH_CLIENT_ID: text(),
  AUTH_CLIENT_SECRET: { ...text(), secret: true as const },
};

/** A token is renewed behind the calls when so much of its time is left, as a part. */
const RENEW_AT = 0.2;
/** With less than this left, it could be past its time on arrival, in ms. */
const TOO_LATE_MS = 5_000;
const PAUSE_MS = 1_000;
const TIMEOUT_MS = 2_000;

/** Who this service is, towards others (RFC 6749, 4.4: client credentials). */
export interface ServiceToken {
  /** @throws Error where the issuer gives none */
  get(): Promise<string>;
  /** It was refused: another one is asked for. */
  forget(token: string): void;
}

/** The one identity that all calls of a process share. */
export const serviceToken: Resource<ServiceToken> = {
  settings,
  open({ service, settings: values, log }) {
    const { AUTH_TOKEN_URL, AUTH_CLIENT_ID, AUTH_CLIENT_SECRET } = values;
    return openServiceToken({
      address: String(AUTH_TOKEN_URL),
      client: String(AUTH_CLIENT_ID),
      secret: String(AUTH_CLIENT_SECRET),
      scope: `svc:${service}`,
      log,
    });
  },
  close: () => Promise.resolve(),
};

export interface Credentials {
  address: string;
  client: string;
  secret: string;
  scope: string;
  log: Pick<Logger, 'warn'>;
}

interface Held {
  token: string;
  /** Moments, in ms. */
  renewAt: number;
  until: number;
}

export function openServiceToken(credentials: Credentials): ServiceToken {
  let held: Held | undefined;
  let asking: Promise<Held> | undefined;
  let failedAt = Number.NEGATIVE_INFINITY;

  /** One question at a time, however many wait for it. */
  function renew(): Promise<Held> {
    asking ??= request(credentials)
      .then((fresh) => {
        held = fresh;
        return fresh;
      })
      .catch((error) => {
        failedAt = performance.now();
        throw error;
      })
      .finally(() => {
        asking = undefined;
      });
    return asking;
  }

  const pausing = () => performance.now() < failedAt + PAUSE_MS;

  return {
    async get() {
      const now = Date.now();
      if (held !== undefined && now < held.until) {
        if (now >= held.renewAt && !pausing()) {
          renew().catch((error) => credentials.log.warn({ err: error }, 'no new service token'));
        }
        return held.token;
      }
      if (asking === undefined && pausing()) throw new Error('the issuer gave no token just now');
      return (await renew()).token;
    },
    forget(token) {
      if (held?.token === token) held = undefined;
    },
  };
}

async function request({ address, client, secret, scope }: Credentials): Promise<Held> {
  const askedAt = Date.now();
  const response = await fetch(address, {
    method: 'POST',
    headers: { authorization: basic(client, secret), accept: 'application/json' },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  // What an issuer says of a refusal can hold what it was sent.
  if (!response.ok)
    throw new Error(`the issuer answers ${response.status} to the request of a token`);
  const answer = (await response.json()) as { access_token?: unknown; expires_in?: unknown };
  if (typeof answer.access_token !== 'string')
    throw new Error('the issuer answers without a token');
  const lifeMs = lifetime(answer.access_token, answer.expires_in, askedAt);
  return {
    token: answer.access_token,
    renewAt: askedAt + lifeMs * (1 - RENEW_AT),
    until: askedAt + Math.max(lifeMs - TOO_LATE_MS, lifeMs / 2),
  };
}

/** `expires_in` is recommended; without it the token says so itself, where it can be read. */
function lifetime(token: string, expiresIn: unknown, askedAt: number): number {
  if (typeof expiresIn === 'number' && expiresIn > 0) return expiresIn * 1_000;
  try {
    const { exp } = decodeJwt(token);
    if (exp !== undefined) return Math.max(0, exp * 1_000 - askedAt);
  } catch {
    // An opaque token: nothing is known of its end.
  }
  return 60_000;
}

/** RFC 6749, 2.3.1: both are form-encoded before they are joined. */
function basic(client: string, secret: string): string {
  const encode = (value: string) =>
    new URLSearchParams({ value }).toString().slice('value='.length);
  return `Basic ${Buffer.from(`${encode(client)}:${encode(secret)}`).toString('base64')}`;
}
