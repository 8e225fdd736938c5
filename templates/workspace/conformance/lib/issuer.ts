import { createHmac, createPublicKey, randomUUID } from 'node:crypto';
import { clientOf } from '../../tools/lib/env.ts';
import { jwksOf, makeKey, type SigningKey, signToken } from '../../tools/lib/keys.ts';
import { answerTokenRequest } from '../../tools/lib/token-endpoint.ts';
import { startServer } from './server.ts';
import { everyScope, system } from './system.ts';

export type Claims = Readonly<Record<string, unknown>>;

/** An identity provider of the suite's own. */
export interface Issuer {
  jwksUrl: string;
  key: SigningKey;
  /** How often its keys were fetched. */
  fetches(): number;
  /** How often services have asked it for tokens of their own. */
  granted(): number;
  /** With which every service asks for its tokens. */
  tokenUrl: string;
  secret: string;
  /** While away, it breaks off every connection. */
  away(isAway: boolean): void;
  /** A good token with every scope; a claim that is undefined is left out. */
  token(claims?: Claims): string;
  /** What a service calls with. */
  serviceToken(service: string, claims?: Claims): string;
}

export async function startIssuer(): Promise<Issuer> {
  const key = makeKey(system.identity.algorithms);
  const body = JSON.stringify(jwksOf(key));
  const secret = randomUUID();
  const serviceToken = (service: string, claims: Claims = {}) => {
    const client = clientOf({ name: service });
    return signToken(key, goodClaims({ sub: client, scope: client, ...claims }));
  };
  let fetches = 0;
  let granted = 0;
  let isAway = false;
  const { url } = await startServer((request, response) => {
    if (isAway) {
      request.socket.destroy();
      return;
    }
    if (request.method === 'POST') {
      granted += 1;
      void answerTokenRequest(request, response, {
        secretOf: () => secret,
        tokenFor: (client) => ({ token: serviceToken(client.replace('svc:', '')), expiresIn: 300 }),
      });
      return;
    }
    fetches += 1;
    response.writeHead(200, { 'content-type': 'application/json' }).end(body);
  });
  return {
    jwksUrl: `${url}/keys`,
    key,
    tokenUrl: `${url}/token`,
    secret,
    fetches: () => fetches,
    granted: () => granted,
    away: (value) => {
      isAway = value;
    },
    token: (claims) => signToken(key, goodClaims(claims)),
    serviceToken,
  };
}

export function goodClaims(claims: Claims = {}): Claims {
  const iat = epoch();
  const { issuer, audience } = system.identity;
  const good = {
    iss: issuer,
    aud: audience,
    sub: 'conformance',
    scope: everyScope,
    iat,
    exp: iat + 3600,
    jti: randomUUID(),
  };
  return { ...good, ...claims };
}

/** Now, in seconds. */
export function epoch(): number {
  return Math.floor(Date.now() / 1000);
}

/** A token, whoever made it, and what is wrong with it. */
export interface BadToken {
  name: string;
  /** The value of `authorization`. */
  header: string;
}

/** Every way in which a token is not good (SPEC.md, AUT-2). */
export function badTokens({ key, token }: Issuer): BadToken[] {
  const { algorithms } = system.identity;
  const stranger = makeKey(algorithms);
  const weak = makeKey([algorithms[0]?.startsWith('RS') ? 'ES256' : 'RS256']);
  const past = epoch() - 60;
  const other = (claims: Claims) => token(claims);
  const [head = '', , signature = ''] = token().split('.');
  const swapped = signToken(key, goodClaims({ sub: 'somebody-else' })).split('.')[1];
  const pem = createPublicKey(key.privateKey).export({ type: 'spki', format: 'pem' });
  const hmac = unsigned({ alg: 'HS256', typ: 'at+jwt', kid: key.id }, goodClaims());
  const bad: Record<string, string> = {
    expired: other({ exp: past }),
    'without exp': other({ exp: undefined }),
    'not yet good': other({ nbf: epoch() + 60 }),
    'of another issuer': other({ iss: `${system.identity.issuer}/` }),
    'without issuer': other({ iss: undefined }),
    'for another audience': other({ aud: `${system.identity.audience}-other` }),
    'without audience': other({ aud: undefined }),
    'without sub': other({ sub: undefined }),
    'with an empty sub': other({ sub: '' }),
    'with a sub that is no text': other({ sub: 1 }),
    'with algorithm none': `${unsigned({ alg: 'none', typ: 'at+jwt' }, goodClaims())}.`,
    'with algorithm none and a key': `${unsigned({ alg: 'none', kid: key.id }, goodClaims())}.`,
    'signed with the public key as a secret': `${hmac}.${createHmac('sha256', pem).update(hmac).digest('base64url')}`,
    'with another algorithm': signToken({ ...weak, id: key.id }, goodClaims()),
    'of an unknown key': signToken({ ...key, id: 'unknown' }, goodClaims()),
    'of a stranger with our key identifier': signToken({ ...stranger, id: key.id }, goodClaims()),
    tampered: `${head}.${swapped}.${signature}`,
    'without signature': `${head}.${swapped}.`,
    'that is no token': 'abc',
  };
  return [
    ...Object.entries(bad).map(([name, text]) => ({ name, header: `Bearer ${text}` })),
    { name: 'of another scheme', header: 'Basic dXNlcjpwYXNzd29yZA==' },
    { name: 'twice', header: `Bearer ${token()} ${token()}` },
  ];
}

function unsigned(header: Claims, claims: Claims): string {
  const encode = (value: Claims) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${encode(header)}.${encode(claims)}`;
}
