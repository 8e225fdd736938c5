import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { observeDatabase } from '../telemetry/database.ts';
import { StoreError } from './errors.ts';
import { type MigrationDialect, migrate, pending } from './migrations.ts';
import type { Store, StoreOptions, TransactionOptions, Tx } from './port.ts';
import { retryContention } from './retry.ts';
import { SqlTx, type TxDialect } from './sql-tx.ts';
import { Connection } from './sqlite/connection.ts';
import { Turns } from './sqlite/turns.ts';
import { operationOf } from './text.ts';

// One transaction at a time, so nobody else has a row or a lock.
const txDialect: TxDialect = { lockRows: '', claimBatch: '', lock: undefined };

const migrationDialect: MigrationDialect = {
  findRecords: `SELECT 1 AS "found" FROM "sqlite_schema" WHERE "name" = 'schema_migrations'`,
  createRecords: `CREATE TABLE IF NOT EXISTS "schema_migrations" (
    "name" text PRIMARY KEY,
    "checksum" text NOT NULL,
    "applied_at" text NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
  ) STRICT`,
  // A table is changed by making it anew, which must not be the end of what refers to it.
  prepare: 'PRAGMA defer_foreign_keys = ON',
};

const longestPauseMs = 20;

export function open(url: string, options: StoreOptions): SqliteStore {
  return new SqliteStore(url, options);
}

/** A file beside one process: one writer, whose transactions follow each other, and one reader. */
export class SqliteStore implements Store {
  readonly kind = 'sqlite';
  readonly capabilities = { roles: false, shared: false };
  readonly #path: string;
  readonly #statementTimeoutMs: number;
  readonly #turns = new Turns();
  readonly #observe = observeDatabase('sqlite');
  #writer: Connection | undefined;
  #reader: Connection | undefined;
  #isClosed = false;
  #closed: Promise<void> | undefined;

  constructor(url: string, { statementTimeoutMs = 10_000 }: StoreOptions) {
    this.#path = fileURLToPath(url);
    this.#statementTimeoutMs = statementTimeoutMs;
  }

  query<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    if (operationOf(text) !== 'SELECT') return this.transaction((tx) => tx.query(text, values));
    return this.#run(() => this.#read(), text, values) as Promise<Row[]>;
  }

  transaction<T>(work: (tx: Tx) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    const { timeoutMs = this.#statementTimeoutMs } = options;
    return retryContention(() => this.#attempt(work, timeoutMs));
  }

  async ping(): Promise<void> {
    await this.query('SELECT 1');
  }

  migrate(folder: URL): Promise<string[]> {
    return migrate(this, migrationDialect, folder);
  }

  pending(folder: URL): Promise<string[]> {
    return pending(this, migrationDialect, folder);
  }

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    await this.#turns.take(Number.POSITIVE_INFINITY);
    this.#isClosed = true;
    this.#reader?.close();
    this.#writer?.close();
    this.#turns.give();
  }

  async #attempt<T>(work: (tx: Tx) => Promise<T>, timeoutMs: number): Promise<T> {
    const endsAt = performance.now() + timeoutMs;
    await this.#turns.take(timeoutMs);
    const tx = new SqlTx(
      {
        run: (text, values) => this.#run(() => this.#write(), text, values),
        script: (text) => this.#script(text),
      },
      txDialect,
    );
    try {
      await this.#begin(endsAt);
      const result = await work(tx);
      tx.assertSound();
      await this.#script('COMMIT');
      tx.committed();
      return result;
    } finally {
      tx.end();
      this.#rollback();
    }
  }

  /** What did not get as far as COMMIT; whatever happens, it is the next one's turn. */
  #rollback(): void {
    try {
      this.#writer?.rollback();
    } finally {
      this.#turns.give();
    }
  }

  /** Another process may be writing, a migration above all. */
  async #begin(endsAt: number): Promise<void> {
    for (;;) {
      try {
        return await this.#script('BEGIN IMMEDIATE');
      } catch (error) {
        const isBusy = error instanceof StoreError && error.kind === 'contention';
        if (!isBusy || performance.now() >= endsAt) throw error;
        await sleep(Math.random() * longestPauseMs);
      }
    }
  }

  #run(connection: () => Connection, text: string, values: readonly unknown[]): Promise<unknown[]> {
    return this.#observe(operationOf(text), async () => connection().run(text, values));
  }

  #script(text: string): Promise<void> {
    return this.#observe(operationOf(text), async () => this.#write().script(text));
  }

  /** Opened when first needed: a folder that is not there yet is no reason not to start. */
  #write(): Connection {
    this.#assertOpen();
    this.#writer ??= Connection.toWrite(this.#path);
    return this.#writer;
  }

  #read(): Connection {
    // It makes the file, and the log beside it that readers need.
    this.#write();
    this.#reader ??= Connection.toRead(this.#path);
    return this.#reader;
  }

  #assertOpen(): void {
    if (this.#isClosed) throw new StoreError('unavailable');
  }
}
