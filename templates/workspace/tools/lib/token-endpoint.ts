import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

/** The clients of an issuer, and the tokens that they get. */
export interface Clients {
  /** undefined for a client that nobody knows. */
  secretOf(client: string): string | undefined;
  tokenFor(client: string): { token: string; expiresIn: number };
}

/** Answers a request for a token: client credentials, RFC 6749, 4.4 and 5. */
export async function answerTokenRequest(
  request: IncomingMessage,
  response: ServerResponse,
  clients: Clients,
): Promise<void> {
  const answer = (status: number, body: object, headers = {}) => {
    response.writeHead(status, {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      ...headers,
    });
    response.end(JSON.stringify(body));
  };
  const client = authenticated(request.headers.authorization, clients);
  const form = new URLSearchParams(await text(request));
  if (client === undefined) {
    answer(401, { error: 'invalid_client' }, { 'www-authenticate': 'Basic' });
  } else if (form.get('grant_type') !== 'client_credentials') {
    answer(400, { error: 'unsupported_grant_type' });
  } else if ((form.get('scope') ?? client) !== client) {
    // A service can be nobody but itself.
    answer(400, { error: 'invalid_scope' });
  } else {
    const { token, expiresIn } = clients.tokenFor(client);
    answer(200, {
      access_token: token,
      token_type: 'Bearer',
      expires_in: expiresIn,
      scope: client,
    });
  }
}

/** The client that the header names, where its secret is right. */
function authenticated(header: string | undefined, { secretOf }: Clients): string | undefined {
  const encoded = /^Basic ([\w+/]+=*)$/.exec(header ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const [id = '', given = ''] = Buffer.from(encoded, 'base64').toString().split(':').map(decode);
  const secret = secretOf(id);
  if (secret === undefined) return undefined;
  const [ours, theirs] = [Buffer.from(secret), Buffer.from(given)];
  return ours.length === theirs.length && timingSafeEqual(ours, theirs) ? id : undefined;
}

/** Both parts are form-encoded (RFC 6749, 2.3.1). */
function decode(part: string): string {
  return new URLSearchParams(`value=${part}`).get('value') ?? '';
}
