import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { withClient } from '../../tools/lib/postgres/client.ts';
import { provisionDatabase } from '../../tools/lib/postgres/provision.ts';
import { type Postgres, startPostgres, usePostgres } from '../../tools/lib/postgres.ts';
import { cleanUp } from './cleanup.ts';
import { once } from './once.ts';
import type { Service } from './system.ts';

export type Row = Record<string, unknown>;

/** The own store of one service, and the test's hand in it. */
export interface OwnStore {
  datastore: Service['datastore'];
  /** Address with the application role, and with the role that migrates. */
  app: string;
  owner: string;
  /** Runs statements as somebody who may do everything; rows of the last one. */
  run(sql: string): Promise<Row[]>;
  /** Keeps every write to the table waiting, and where the store can, every read, until released. */
  lock(table: string): Promise<() => Promise<void>>;
}

/** An empty store as a service has it, before its migrations. */
export function createStore(service: Service): Promise<OwnStore> {
  return service.datastore === 'sqlite' ? createFile(service.name) : createDatabase();
}

/** One server for all tests: the one that the script `test` started, where there is one. */
const server = once(async (): Promise<Postgres> => {
  const address = process.env.TEST_POSTGRES_URL;
  if (address) return usePostgres(address);
  const own = await startPostgres();
  cleanUp(() => own.stop());
  return own;
});

let made = 0;

/** An empty database with its two roles. */
export async function createDatabase(): Promise<OwnStore> {
  const { url, ...rest } = await server();
  made += 1;
  const name = `conformance_${process.pid}_${made}`;
  const roles = await provisionDatabase({ url, ...rest }, name);
  const inside = new URL(`/${name}`, url);
  cleanUp(() =>
    withClient(url, async (client) => {
      await client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
      await client.query(`DROP ROLE IF EXISTS "${name}_app"`);
      await client.query(`DROP ROLE IF EXISTS "${name}_owner"`);
    }),
  );
  return {
    datastore: 'postgres',
    ...roles,
    run: (sql) => withClient(inside, async (client) => rowsOf(await client.query(sql))),
    lock: (table) =>
      hold((held, released) =>
        withClient(inside, async (client) => {
          await client.query('BEGIN');
          await client.query(`LOCK TABLE "${table}" IN ACCESS EXCLUSIVE MODE`);
          held();
          await released;
          await client.query('ROLLBACK');
        }),
      ),
  };
}

/** `pg` gives a list of results for several statements. */
function rowsOf(result: { rows: Row[] } | { rows: Row[] }[]): Row[] {
  return (Array.isArray(result) ? result.at(-1)?.rows : result.rows) ?? [];
}

async function createFile(name: string): Promise<OwnStore> {
  const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
  cleanUp(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, `${name}.sqlite`);
  const open = () => new DatabaseSync(path, { timeout: 5_000 });
  const url = pathToFileURL(path).href;
  return {
    datastore: 'sqlite',
    app: url,
    owner: url,
    async run(sql) {
      const database = open();
      try {
        if (/^\s*(SELECT|PRAGMA)/i.test(sql)) return database.prepare(sql).all() as Row[];
        database.exec(sql);
        return [];
      } finally {
        database.close();
      }
    },
    lock: () =>
      hold(async (held, released) => {
        const database = open();
        database.exec('BEGIN IMMEDIATE');
        held();
        await released;
        database.exec('ROLLBACK');
        database.close();
      }),
  };
}

/** Resolves when it is held, with what releases it; released at last when the tests are through. */
async function hold(
  work: (held: () => void, released: Promise<void>) => Promise<void>,
): Promise<() => Promise<void>> {
  const held = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const done = work(held.resolve, released.promise);
  done.catch(held.reject);
  await held.promise;
  const release = async () => {
    released.resolve();
    await done;
  };
  cleanUp(release);
  return release;
}
