import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { type Client, withClient } from '../lib/postgres/client.ts';
import type { Roles } from '../lib/postgres/provision.ts';
import { type Postgres, usePostgres } from '../lib/postgres.ts';
import { provision } from '../lib/provision.ts';

const address = process.env.TEST_POSTGRES_URL;

/** Names that need quotes, and that no other run has. */
const names = ['table', 'user'].map((word) => `${word}_${randomBytes(4).toString('hex')}`);

describe('a database of its own', { skip: !address && 'no service needs PostgreSQL' }, () => {
  let postgres: Postgres;
  let ours: Roles;
  let theirs: Roles;

  const provisioned = (name: string) =>
    provision({ name, database: name, datastore: 'postgres' }, { postgres, folder: '' });
  const as = (url: string, text: string) =>
    withClient(new URL(url), (client: Client) => client.query(text));

  before(async () => {
    postgres = await usePostgres(address ?? '');
    const [first = '', second = ''] = names;
    ours = await provisioned(first);
    theirs = await provisioned(second);
    await as(ours.owner, 'CREATE TABLE t (id serial PRIMARY KEY)');
  });

  after(async () => {
    for (const name of names) {
      await withClient(postgres.url, async (client) => {
        await client.query(`DROP DATABASE IF EXISTS "${name}"`);
        await client.query(`DROP ROLE IF EXISTS "${name}_owner", "${name}_app"`);
      });
    }
  });

  test('the application reads and writes what the owner made', async () => {
    await as(ours.app, 'INSERT INTO t DEFAULT VALUES');
    await as(ours.app, 'UPDATE t SET id = 2');
    assert.deepEqual((await as(ours.app, 'SELECT id FROM t')).rows, [{ id: 2 }]);
    await as(ours.app, 'DELETE FROM t');
  });

  for (const text of ['CREATE TABLE u ()', 'ALTER TABLE t ADD x int', 'DROP TABLE t']) {
    test(`the application can not ${text}`, async () => {
      await assert.rejects(as(ours.app, text), { code: '42501' });
    });
  }

  test('nobody enters the database of another service', async () => {
    for (const roles of [theirs.app, theirs.owner]) {
      const url = new URL(roles);
      url.pathname = new URL(ours.app).pathname;
      await assert.rejects(as(url.href, 'SELECT 1'), { code: '42501' });
    }
  });

  test('a second time changes nothing', async () => {
    assert.deepEqual(await provisioned(names[0] ?? ''), ours);
    await as(ours.app, 'SELECT id FROM t');
  });
});
