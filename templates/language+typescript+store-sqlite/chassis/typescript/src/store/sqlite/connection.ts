import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { StoreError } from '../errors.ts';
import { statementName } from '../hot.ts';
import { operationOf } from '../text.ts';
import { toDriver } from '../values.ts';
import { translate } from './errors.ts';
import { brokenReferences } from './references.ts';

/** How long a statement may block the process for another one's lock; longer waits are for callers. */
const busyTimeoutMs = 20;

/** A connection to a file, with the statements that are asked often. */
export class Connection {
  readonly #database: DatabaseSync;
  readonly #prepared = new Map<string, StatementSync>();

  private constructor(database: DatabaseSync) {
    this.#database = database;
  }

  static toWrite(path: string): Connection {
    return guarded('OPEN', () => {
      const database = new DatabaseSync(path, { enableForeignKeyConstraints: true });
      // FULL: what was answered survives a loss of power.
      database.exec(`
        PRAGMA busy_timeout = ${busyTimeoutMs};
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL`);
      return new Connection(database);
    });
  }

  static toRead(path: string): Connection {
    return guarded('OPEN', () => {
      const database = new DatabaseSync(path, { readOnly: true });
      database.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}`);
      return new Connection(database);
    });
  }

  run(text: string, values: readonly unknown[]): unknown[] {
    const statement = guarded(text, () => this.#prepare(text));
    try {
      // The driver's rows have no prototype, which surprises who compares them.
      return statement.all(named(values)).map((row) => ({ ...row }));
    } catch (error) {
      const told = translate(error, operationOf(text));
      if (!(told instanceof StoreError) || told.kind !== 'reference') throw told;
      const names = brokenReferences(this.#database, statement, named(values));
      throw new StoreError('reference', { names });
    }
  }

  script(text: string): void {
    guarded(text, () => this.#database.exec(text));
  }

  /** Where a transaction is open. */
  rollback(): void {
    if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
  }

  close(): void {
    this.#database.close();
  }

  #prepare(text: string): StatementSync {
    const known = this.#prepared.get(text);
    if (known !== undefined) return known;
    const statement = this.#database.prepare(text);
    if (statementName(text) !== undefined) this.#prepared.set(text, statement);
    return statement;
  }
}

function guarded<T>(text: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw translate(error, operationOf(text));
  }
}

/** Names of values, made once: most statements have few. */
const names = Array.from({ length: 32 }, (_, index) => `$${index + 1}`);

/** SQLite takes `$1` for a name. */
function named(values: readonly unknown[]): Record<string, SQLInputValue> {
  const given: Record<string, SQLInputValue> = {};
  for (let index = 0; index < values.length; index++) {
    given[names[index] ?? `$${index + 1}`] = toSqlite(values[index]);
  }
  return given;
}

function toSqlite(value: unknown): SQLInputValue {
  return typeof value === 'boolean' ? Number(value) : (toDriver(value) as SQLInputValue);
}
