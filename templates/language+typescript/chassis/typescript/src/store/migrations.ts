import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { StoreError } from './errors.ts';
import type { Sql, Store, Tx } from './port.ts';

/** Migrations that cannot be applied; the message names the file and what to do. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

/** What the runner needs to know of a store. */
export interface MigrationDialect {
  /** Gives a row where the table of records is there. */
  findRecords: string;
  /** Creates the table of records where it is not there. */
  createRecords: string;
  /** Run before each file. */
  prepare: string | undefined;
}

interface Migration {
  /** File name, e.g. `0001_init.sql`. */
  name: string;
  text: string;
  checksum: string;
}

interface Applied {
  name: string;
  checksum: string;
}

const fileName = /^\d{4}_[a-z0-9_]+\.sql$/;

export async function migrate(
  store: Pick<Store, 'transaction'>,
  dialect: MigrationDialect,
  folder: URL,
): Promise<string[]> {
  const migrations = await readMigrations(folder);
  const done: string[] = [];
  const locked = <T>(work: (tx: Tx) => Promise<T>) =>
    store.transaction(
      async (tx) => {
        await tx.lock('schema_migrations');
        return work(tx);
      },
      { timeoutMs: Number.POSITIVE_INFINITY },
    );

  const applied = await locked(async (tx) => {
    await tx.script(dialect.createRecords);
    return readApplied(tx);
  });
  for (const migration of missing(migrations, applied)) {
    // Another process may have been faster: what counts is what stands there under the lock.
    const isMine = await locked(async (tx) => {
      if (missing([migration], await readApplied(tx)).length === 0) return false;
      if (dialect.prepare !== undefined) await tx.script(dialect.prepare);
      await apply(tx, migration);
      return true;
    });
    if (isMine) done.push(migration.name);
  }
  return done;
}

async function apply(tx: Tx, { name, text, checksum }: Migration): Promise<void> {
  try {
    await tx.script(text);
  } catch (error) {
    // What has to wait for others is tried again.
    if (error instanceof StoreError && error.kind === 'contention') throw error;
    throw new MigrationError(`${name} failed: ${(error as Error).message}`, { cause: error });
  }
  const record = 'INSERT INTO "schema_migrations" ("name", "checksum") VALUES ($1, $2)';
  await tx.query(record, [name, checksum]);
}

export async function pending(sql: Sql, dialect: MigrationDialect, folder: URL): Promise<string[]> {
  const migrations = await readMigrations(folder);
  const isThere = (await sql.query(dialect.findRecords)).length > 0;
  const names = new Set(isThere ? (await readApplied(sql)).map(({ name }) => name) : []);
  return migrations.map(({ name }) => name).filter((name) => !names.has(name));
}

function readApplied(sql: Sql): Promise<Applied[]> {
  return sql.query<Applied>('SELECT "name", "checksum" FROM "schema_migrations" ORDER BY "name"');
}

/** Those that are not applied. Applied ones without a file are of a later build, and no error. */
function missing(migrations: readonly Migration[], applied: readonly Applied[]): Migration[] {
  const checksums = new Map(applied.map(({ name, checksum }) => [name, checksum]));
  const last = applied.at(-1)?.name ?? '';
  return migrations.filter(({ name, checksum }) => {
    const known = checksums.get(name);
    if (known === undefined && name < last) {
      throw new MigrationError(
        `${name} comes before ${last}, which is applied already: give it a higher number`,
      );
    }
    if (known !== undefined && known !== checksum) {
      throw new MigrationError(
        `${name} was changed after it was applied: restore it, and write a new migration`,
      );
    }
    return known === undefined;
  });
}

async function readMigrations(folder: URL): Promise<Migration[]> {
  const base = folder.href.endsWith('/') ? folder : new URL(`${folder.href}/`);
  const names = (await readdir(base)).filter((name) => name.endsWith('.sql')).sort();
  names.forEach((name, index) => {
    if (!fileName.test(name)) {
      throw new MigrationError(`${name} is not named like 0001_what_it_does.sql`);
    }
    const before = names[index - 1];
    if (before?.slice(0, 4) === name.slice(0, 4)) {
      throw new MigrationError(
        `${before} and ${name} have the same number: renumber the later one`,
      );
    }
  });
  return Promise.all(names.map((name) => readMigration(base, name)));
}

async function readMigration(folder: URL, name: string): Promise<Migration> {
  // Git may check out other line ends; that is no change.
  const text = (await readFile(new URL(name, folder), 'utf8')).replaceAll('\r\n', '\n');
  return { name, text, checksum: createHash('sha256').update(text).digest('hex') };
}
