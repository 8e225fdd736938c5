import { Pool, type PoolClient } from 'pg';
import { observeDatabase } from '../telemetry/database.ts';
import { StoreError } from './errors.ts';
import { hot, statementName } from './hot.ts';
import { type MigrationDialect, migrate, pending } from './migrations.ts';
import type { Store, StoreOptions, TransactionOptions, Tx } from './port.ts';
import { translate } from './postgres/errors.ts';
import { parsers } from './postgres/types.ts';
import { retryContention } from './retry.ts';
import { SqlTx, type TxDialect } from './sql-tx.ts';
import { operationOf } from './text.ts';
import { toDriver } from './values.ts';

const txDialect: TxDialect = {
  // Not FOR UPDATE: rows that refer to this one may come meanwhile.
  lockRows: ' FOR NO KEY UPDATE',
  claimBatch: ' FOR UPDATE SKIP LOCKED',
  lock: hot('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))'),
};

const migrationDialect: MigrationDialect = {
  findRecords: `SELECT 1 AS "found" WHERE to_regclass('schema_migrations') IS NOT NULL`,
  createRecords: `CREATE TABLE IF NOT EXISTS "schema_migrations" (
    "name" text PRIMARY KEY,
    "checksum" text NOT NULL,
    "applied_at" timestamptz(3) NOT NULL DEFAULT now()
  )`,
  // A change that waits for a table makes everybody else wait behind it: better to try again later.
  prepare: `SET LOCAL lock_timeout = '10s'`,
};

/** How long to wait for a connection: a new one, or one of the pool's. */
const connectionTimeoutMs = 2_000;

export function open(url: string, options: StoreOptions): PostgresStore {
  return new PostgresStore(url, options);
}

export class PostgresStore implements Store {
  readonly kind = 'postgres';
  readonly capabilities = { roles: true, shared: true };
  readonly #pool: Pool;
  readonly #observe = observeDatabase('postgresql');
  #closed: Promise<void> | undefined;

  constructor(url: string, { log, poolSize, name, statementTimeoutMs = 10_000 }: StoreOptions) {
    this.#pool = new Pool({
      connectionString: url,
      application_name: name,
      max: poolSize,
      connectionTimeoutMillis: connectionTimeoutMs,
      idleTimeoutMillis: 60_000,
      // Connections move to the right server some time after a switch, without a restart.
      maxLifetimeSeconds: 1_800,
      keepAlive: true,
      types: parsers,
      // Not as parameters of the connection, which poolers in between refuse.
      onConnect: async (client) => {
        await client.query(`SET TIME ZONE 'UTC'; SET statement_timeout = ${statementTimeoutMs}`);
      },
    });
    // Both say that a connection broke; whoever was using it has an error of its own.
    this.#pool.on('error', (error) => log.warn({ err: error }, 'a database connection broke'));
    this.#pool.on('connect', (client) => client.on('error', () => {}));
  }

  async query<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    const client = await this.#connect();
    try {
      return (await this.#run(client, text, values)) as Row[];
    } finally {
      client.release();
    }
  }

  transaction<T>(work: (tx: Tx) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    const begin = beginText(options);
    return retryContention(() => this.#attempt(work, begin));
  }

  async ping(timeoutMs: number): Promise<void> {
    const late = new Promise<never>((_, reject) => {
      const error = new StoreError('unavailable');
      setTimeout(() => reject(error), timeoutMs).unref();
    });
    await Promise.race([this.query('SELECT 1'), late]);
  }

  migrate(folder: URL): Promise<string[]> {
    return migrate(this, migrationDialect, folder);
  }

  pending(folder: URL): Promise<string[]> {
    return pending(this, migrationDialect, folder);
  }

  close(): Promise<void> {
    this.#closed ??= this.#pool.end();
    return this.#closed;
  }

  async #attempt<T>(work: (tx: Tx) => Promise<T>, begin: string): Promise<T> {
    const client = await this.#connect();
    let broken = false;
    const tx = new SqlTx(
      {
        run: (text, values) => this.#run(client, text, values),
        script: (text) => this.#script(client, text),
      },
      txDialect,
    );
    try {
      await this.#script(client, begin);
      const result = await work(tx);
      tx.assertSound();
      await this.#script(client, 'COMMIT');
      tx.committed();
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch(() => {
        broken = true;
      });
      throw error;
    } finally {
      tx.end();
      client.release(broken);
    }
  }

  async #connect(): Promise<PoolClient> {
    try {
      return await this.#pool.connect();
    } catch (error) {
      throw new StoreError('unavailable', { cause: error });
    }
  }

  async #run(client: PoolClient, text: string, values: readonly unknown[]): Promise<unknown[]> {
    const query = { name: statementName(text), text, values: values.map(toDriver) };
    const operation = operationOf(text);
    try {
      return (await this.#observe(operation, () => client.query(query))).rows;
    } catch (error) {
      throw translate(error, operation);
    }
  }

  async #script(client: PoolClient, text: string): Promise<void> {
    const operation = operationOf(text);
    try {
      await this.#observe(operation, () => client.query(text));
    } catch (error) {
      throw translate(error, operation);
    }
  }
}

/** One round trip with the limits that hold until the end. */
function beginText({ timeoutMs, isolation }: TransactionOptions): string {
  const begin = isolation === undefined ? 'BEGIN' : `BEGIN ISOLATION LEVEL ${isolation}`;
  if (timeoutMs === undefined) return begin;
  // 0 would be no limit.
  const limit = Number.isFinite(timeoutMs) ? Math.max(1, Math.ceil(timeoutMs)) : 0;
  return `${begin}; SET LOCAL statement_timeout = ${limit}`;
}
