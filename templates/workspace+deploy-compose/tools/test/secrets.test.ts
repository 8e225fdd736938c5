import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { containerSecrets } from '../lib/secrets/secrets.ts';
import { knownAs, readSystem } from '../lib/system.ts';

const file = new URL('../../deploy/compose/compose.yaml', import.meta.url);
const compose = parse(readFileSync(file, 'utf8')) as {
  services: Record<string, { secrets?: string[] }>;
  secrets: Record<string, unknown>;
};
const system = readSystem();
const secrets = containerSecrets(system, (account) => account.replaceAll(/\W/g, '-'));

describe('the secrets of deploy/compose', () => {
  test('are those that its containers are given', () => {
    const made = [...Object.keys(secrets), 'signing-key'].sort();
    assert.deepEqual(made, Object.keys(compose.secrets).sort());
  });

  test('let a service into its own database, as the role that changes no schema', () => {
    for (const service of system.services) {
      const { name, datastore, database } = service;
      const known = knownAs(service);
      if (datastore !== 'postgres') continue;
      const url = new URL(secrets[`${known}-database-url`] ?? '');
      assert.equal(url.username, `${database}_app`);
      assert.equal(url.pathname, `/${database}`);
      const given = compose.services[name]?.secrets ?? [];
      assert.ok(given.includes(`${known}-database-url`));
      assert.ok(!given.some((secret) => secret.endsWith('-migration-url')), given.join());
    }
  });

  test('are given to no other service', () => {
    const shared = '_broker-database-url';
    for (const service of system.services) {
      const { name } = service;
      const foreign = (compose.services[name]?.secrets ?? []).filter(
        (secret) => secret !== shared && !secret.startsWith(`${knownAs(service)}-`),
      );
      assert.deepEqual(foreign, [], name);
    }
  });
});
