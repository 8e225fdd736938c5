import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

/** An identity provider on loopback, with keys of its own. */
export interface TestIssuer {
  jwksUrl: string;
  issuer: string;
  audience: string;
  /** How often the keys were fetched. */
  fetches(): number;
  /** A token that says which service calls. @param scope for example `svc:a svc:b` */
  serviceToken(scope: string): Promise<string>;
  /** While it is away, it answers 500. */
  away: boolean;
  /** A token that is good for five minutes. @param claims instead of, or beside, the usual ones */
  token(claims?: JWTPayload): Promise<string>;
  /** From now on another key signs; the keys before are no longer given out. */
  rotate(): Promise<void>;
  /** For `assembleService`. */
  environment: Record<string, string>;
  close(): Promise<void>;
}

export async function testIssuer(): Promise<TestIssuer> {
  const issuer = 'https://issuer.test';
  const audience = 'tests';
  let key = await newKey();
  let fetches = 0;

  const server = createServer(async (request, response) => {
    const wantsToken = request.method === 'POST';
    if (!wantsToken) fetches += 1;
    const form = wantsToken ? new URLSearchParams(await text(request)) : undefined;
    const body =
      form === undefined
        ? { keys: [key.jwk] }
        : { access_token: await self.serviceToken(form.get('scope') ?? ''), expires_in: 300 };
    response.writeHead(self.away ? 500 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const jwksUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`;

  const self: TestIssuer = {
    jwksUrl,
    issuer,
    audience,
    away: false,
    fetches: () => fetches,
    environment: {
      AUTH_JWKS_URL: jwksUrl,
      AUTH_ISSUER: issuer,
      AUTH_AUDIENCE: audience,
      AUTH_TOKEN_URL: jwksUrl.replace(/jwks$/, 'token'),
      AUTH_CLIENT_ID: 'test',
      AUTH_CLIENT_SECRET: 'test',
    },
    serviceToken: (scope) => self.token({ sub: 'a-service', scope }),
    token(claims = {}) {
      const now = Math.floor(Date.now() / 1_000);
      const usual = { iss: issuer, aud: audience, sub: 'somebody', iat: now, exp: now + 300 };
      return new SignJWT({ ...usual, ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: key.jwk.kid })
        .sign(key.privateKey);
    },
    async rotate() {
      key = await newKey();
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return self;
}

async function newKey() {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid: randomUUID(), alg: 'RS256', use: 'sig' };
  return { privateKey, jwk };
}
