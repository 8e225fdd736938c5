import { after } from 'node:test';
import {
  authOptions,
  createAuthenticator,
  createLogger,
  startTracing,
} from '@local/chassis/gateway';
import { testIssuer } from '@local/chassis/testing';
import { createGateway } from '../../src/gateway.ts';
import type { GatewayModel, PublicRoute } from '../../src/routes/route.ts';
import { readGatewaySettings } from '../../src/settings.ts';
import type { Scope } from './upstream.ts';

export const issuer = await testIssuer();
after(() => issuer.close());

export interface TestGateway {
  origin: string;
  port: number;
  /** What was logged. */
  lines: Record<string, unknown>[];
  drain(): void;
  close(): Promise<void>;
  fetch(path: string, init?: RequestInit): Promise<Response>;
}

/** Routes that the tests use: one service, `notes`; most need no token. */
const ROUTES: readonly PublicRoute[] = [
  route('listNotes', 'GET', '/notes', 'anonymous'),
  route('createNote', 'POST', '/notes', 'anonymous'),
  route('getNote', 'GET', '/notes/{id}', 'anonymous'),
  route('replaceNote', 'PUT', '/notes/{id}', 'anonymous'),
  route('removeNote', 'DELETE', '/notes/{id}', 'anonymous'),
  route('closeNote', 'POST', '/notes/{id}:close', 'anonymous'),
  route('readSecret', 'GET', '/secrets/{id}', ['secrets:read', 'secrets:list']),
  route('whoAmI', 'GET', '/me', []),
  { ...route('readOld', 'GET', '/olds/{id}', ['secrets:read']), successor: '/secrets/{id}' },
];

function route(
  operation: string,
  method: PublicRoute['method'],
  path: string,
  auth: PublicRoute['auth'],
): PublicRoute {
  return { operation, service: 'notes', method, path, auth, timeoutMs: 2_000 };
}

export const model: GatewayModel = {
  name: 'gateway',
  rateLimit: { requests: 10_000, windowSeconds: 60 },
  services: [{ name: 'notes', urlEnv: 'NOTES_URL' }],
  routes: ROUTES,
};

export function environment(notesUrl: string, more: Record<string, string> = {}) {
  return {
    NODE_ENV: 'test',
    PORT: '0',
    ADMIN_PORT: '0',
    NOTES_URL: notesUrl,
    ...issuer.environment,
    ...more,
  };
}

/** A gateway in front of one service. @param more settings beside those that it cannot do without */
export async function gatewayFor(
  scope: Scope,
  notesUrl: string,
  more: Record<string, string> = {},
): Promise<TestGateway> {
  const lines: Record<string, unknown>[] = [];
  const log = createLogger({
    service: 'gateway',
    level: 'info',
    destination: { write: (line) => lines.push(JSON.parse(line)) },
  });
  const settings = readGatewaySettings(model, environment(notesUrl, more));
  const tracing = await startTracing({
    service: 'gateway',
    endpoint: undefined,
    ratio: 1,
    edge: true,
    log,
  });
  const auth = authOptions(settings);
  const authenticator = auth && createAuthenticator({ ...auth, log });
  const openapi = { openapi: '3.1.0', info: { title: 'notes', version: '1' }, paths: {} };
  const gateway = createGateway({ model, openapi, settings, authenticator, tracing, log });
  const port = await gateway.listen('127.0.0.1', 0);
  let closed: Promise<void> | undefined;
  const close = () => {
    closed ??= gateway.close();
    return closed;
  };
  // Not waited for: an orderly end takes its time, and only some tests are about it.
  scope.after(async () => void close());
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    port,
    lines,
    drain: () => gateway.drain(),
    close,
    fetch: (path, init) => fetch(origin + path, init),
  };
}

/** Headers with a good token. */
export async function bearer(scope = '', sub = 'someone'): Promise<{ authorization: string }> {
  return { authorization: `Bearer ${await issuer.token({ sub, scope })}` };
}
