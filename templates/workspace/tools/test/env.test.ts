import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gatewayEnv, serviceEnv } from '../lib/env.ts';
import { type System, type SystemService, scopesOf } from '../lib/system.ts';

type Operation = SystemService['operations'][number];

const operation = (changes: Partial<Operation>): Operation => ({
  name: 'listThings',
  entity: 'Thing',
  kind: 'query',
  action: 'list',
  method: 'GET',
  path: '/things',
  params: [],
  expose: 'public',
  auth: ['a-b:read'],
  callers: [],
  idempotency: 'none',
  timeoutMs: 800,
  assigns: {},
  input: [],
  output: 'page',
  status: 200,
  schema: {},
  ...changes,
});

function system(...operations: Operation[]): System {
  const service = {
    name: 'a-b',
    dir: 'services/a-b',
    language: 'typescript',
    datastore: 'postgres' as const,
    database: 'a_b',
    urlEnv: 'A_B_URL',
    port: 8081,
    adminPort: 9081,
    timeoutMs: 800,
    operations,
    entities: [],
    callees: [],
    events: [],
    subscriptions: [],
    replicas: [],
    redact: [],
  };
  return {
    name: 'all',
    identity: { issuer: 'https://issuer.test/', audience: 'api', algorithms: ['RS256', 'ES256'] },
    gateway: {
      dir: 'gateway',
      port: 8080,
      adminPort: 9080,
      timeoutMs: 800,
      rateLimit: { requests: 100, windowSeconds: 60 },
    },
    promisedSeconds: [],
    firstCalls: {},
    services: [service],
  };
}

const common = {
  NODE_ENV: 'development',
  HOST: '127.0.0.1',
  PORT: '1',
  ADMIN_PORT: '2',
  AUTH_JWKS_URL: 'http://jwks',
  AUTH_ISSUER: 'https://issuer.test/',
  AUTH_AUDIENCE: 'api',
  AUTH_ALGORITHMS: 'RS256,ES256',
};
const where = { port: 1, adminPort: 2, jwksUrl: 'http://jwks' };

test('a service gets its listeners, its issuer and its store', () => {
  const around = { ...where, databaseUrl: 'file:/x', calling: undefined };
  const env = serviceEnv(system(), { name: 'a-b', callees: [] }, around);
  assert.deepEqual(env, { ...common, DATABASE_URL: 'file:/x' });
});

test('a service that calls others gets their addresses, and what it needs to say who it is', () => {
  const calling = {
    tokenUrl: 'http://token',
    secret: 's3cret',
    serviceUrls: { c: 'http://c', d: 'http://d' },
  };
  const around = { ...where, databaseUrl: 'file:/x', calling };
  const callees = [{ name: 'c', urlEnv: 'C_URL', operations: {} }];
  const env = serviceEnv(system(), { name: 'a-b', callees }, around);
  assert.deepEqual(env, {
    ...common,
    DATABASE_URL: 'file:/x',
    AUTH_TOKEN_URL: 'http://token',
    AUTH_CLIENT_ID: 'svc:a-b',
    AUTH_CLIENT_SECRET: 's3cret',
    C_URL: 'http://c',
  });
  // Whatever it is called by now, the issuer knows it by its first name.
  const renamed = { name: 'b', knownAs: 'a-b', callees };
  assert.deepEqual(serviceEnv(system(), renamed, around), env);
});

test('the gateway gets the address of every service', () => {
  const env = gatewayEnv(system(), { ...where, serviceUrls: { 'a-b': 'http://a-b' } });
  assert.deepEqual(env, { ...common, A_B_URL: 'http://a-b' });
});

test('the scopes of a system: each once, in order', () => {
  const scopes = scopesOf(
    system(
      operation({ auth: ['b:write', 'a:read'] }),
      operation({ auth: ['a:read'] }),
      operation({ auth: 'anonymous' }),
    ),
  );
  assert.deepEqual(scopes, ['a:read', 'b:write']);
});
