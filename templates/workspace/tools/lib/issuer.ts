import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { urlOf } from './env.ts';
import { jwksOf, type SigningKey } from './keys.ts';
import { answerTokenRequest, type Clients } from './token-endpoint.ts';

export interface Issuer {
  /** What `AUTH_JWKS_URL` is set to. */
  jwksUrl: string;
  /** What `AUTH_TOKEN_URL` is set to. */
  tokenUrl: string;
  close(): Promise<void>;
}

/** On loopback and any port, where nothing else is said. */
const anywhere = { host: '127.0.0.1', port: 0 };

/** An identity provider for development: the public half of its key, and tokens for services. */
export async function startIssuer(
  key: SigningKey,
  clients: Clients,
  listen: { host: string; port: number } = anywhere,
): Promise<Issuer> {
  const path = '/.well-known/jwks.json';
  const tokenPath = '/token';
  const body = JSON.stringify(jwksOf(key));
  const server = createServer((request, response) => {
    if (request.method === 'POST' && request.url === tokenPath) {
      answerTokenRequest(request, response, clients).catch(() => response.destroy());
      return;
    }
    const found = request.url === path;
    response.writeHead(found ? 200 : 404, { 'content-type': 'application/json' });
    response.end(found ? body : '{}');
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(listen, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    jwksUrl: `${urlOf(port)}${path}`,
    tokenUrl: `${urlOf(port)}${tokenPath}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
