import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { urlOf } from './env.ts';
import { jwksOf, type SigningKey } from './keys.ts';

export interface Issuer {
  /** What `AUTH_JWKS_URL` is set to. */
  jwksUrl: string;
  close(): Promise<void>;
}

/** Serves the public half of the key on loopback, as an identity provider would. */
export async function startIssuer(key: SigningKey): Promise<Issuer> {
  const path = '/.well-known/jwks.json';
  const body = JSON.stringify(jwksOf(key));
  const server = createServer((request, response) => {
    const found = request.url === path;
    response.writeHead(found ? 200 : 404, { 'content-type': 'application/json' });
    response.end(found ? body : '{}');
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    jwksUrl: `${urlOf(port)}${path}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
