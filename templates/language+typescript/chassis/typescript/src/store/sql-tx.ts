import { StoreError } from './errors.ts';
import { hot, statementName } from './hot.ts';
import type { Columns, Tx } from './port.ts';
import { placeholders, quoted, quotedList } from './text.ts';

/** The little that SQL stores differ in while a transaction is open. */
export interface TxDialect {
  /** Appended to a SELECT: rows stay as they are until the end. */
  lockRows: string;
  /** Appended to a SELECT: the same, without rows that another transaction has. */
  claimBatch: string;
  /** Takes the lock named `$1` to the end; undefined where transactions follow one another. */
  lock: string | undefined;
}

/** Runs statements on the connection of the transaction. */
export interface Session {
  run(text: string, values: readonly unknown[]): Promise<unknown[]>;
  script(text: string): Promise<void>;
}

/** The transaction of the SQL stores. */
export class SqlTx implements Tx {
  readonly #session: Session;
  readonly #dialect: TxDialect;
  readonly #onCommit = new Set<() => void>();
  #ended: { because: unknown } | undefined;

  constructor(session: Session, dialect: TxDialect) {
    this.#session = session;
    this.#dialect = dialect;
  }

  async query<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.#attempt(() => this.#session.run(text, values))) as Row[];
  }

  async script(text: string): Promise<void> {
    await this.#attempt(() => this.#session.script(text));
  }

  async insertOnce(table: string, row: Columns, conflict: readonly string[]): Promise<boolean> {
    const text = insertOnceText(table, Object.keys(row), conflict);
    return (await this.query(text, Object.values(row))).length > 0;
  }

  lockRows<Row>(select: string, values?: readonly unknown[]): Promise<Row[]> {
    return this.query(extended(select, this.#dialect.lockRows), values);
  }

  claimBatch<Row>(select: string, values?: readonly unknown[]): Promise<Row[]> {
    return this.query(extended(select, this.#dialect.claimBatch), values);
  }

  async appendWithVersion(
    table: string,
    stream: Columns,
    expected: number,
    rows: readonly Columns[],
  ): Promise<void> {
    const [first] = rows;
    if (first === undefined) return;
    const names = Object.keys(first);
    const text = appendText(table, Object.keys(stream), names, rows.length);
    const values = rows.flatMap((row) => names.map((name) => row[name]));
    const appended = await this.query<{ version: number }>(text, [
      ...Object.values(stream),
      ...values,
    ]).catch((error: unknown) => {
      // Somebody else appended at the same time.
      const isTaken = error instanceof StoreError && error.kind === 'unique';
      throw isTaken ? this.#fail(new StoreError('version')) : error;
    });
    if (appended[0]?.version !== expected + 1) {
      throw this.#fail(new StoreError('version'));
    }
  }

  async lock(name: string): Promise<void> {
    if (this.#dialect.lock !== undefined) await this.query(this.#dialect.lock, [name]);
  }

  onCommit(run: () => void): void {
    this.#onCommit.add(run);
  }

  /** What was committed is told to those who want to know. */
  committed(): void {
    for (const run of this.#onCommit) run();
  }

  /** A failure that the work passed over is still one: nothing of it may be committed. */
  assertSound(): void {
    if (this.#ended) throw this.#ended.because;
  }

  /** Its connection is somebody else's now. */
  end(): void {
    this.#ended ??= { because: new Error('the transaction is over: await all that it does') };
  }

  async #attempt<T>(run: () => Promise<T>): Promise<T> {
    this.assertSound();
    try {
      return await run();
    } catch (error) {
      throw this.#fail(error);
    }
  }

  #fail(error: unknown): unknown {
    this.#ended = { because: error };
    return error;
  }
}

function insertOnceText(table: string, names: readonly string[], conflict: readonly string[]) {
  return hot(
    `INSERT INTO ${quoted(table)} (${quotedList(names)}) VALUES (${placeholders(names.length)}) ` +
      `ON CONFLICT (${quotedList(conflict)}) DO NOTHING RETURNING 1 AS "inserted"`,
  );
}

/** The version comes from what is stored, so that a stream has no gaps whatever was expected. */
function appendText(
  table: string,
  stream: readonly string[],
  names: readonly string[],
  count: number,
): string {
  const where = stream.map((name, index) => `${quoted(name)} = $${index + 1}`).join(' AND ');
  const last = `(SELECT coalesce(max("version"), 0) FROM ${quoted(table)} WHERE ${where})`;
  const rows = Array.from({ length: count }, (_, index) => {
    const own = placeholders(names.length, stream.length + 1 + index * names.length);
    const parts = [placeholders(stream.length), `${last} + ${index + 1}`, own];
    return `(${parts.filter((part) => part !== '').join(', ')})`;
  });
  const columns = quotedList([...stream, 'version', ...names]);
  const text = `INSERT INTO ${quoted(table)} (${columns}) VALUES ${rows.join(', ')} RETURNING "version"`;
  // Streams grow by one row most of the time.
  return count === 1 ? hot(text) : text;
}

/** `text` with a suffix; as hot as it was. */
function extended(text: string, suffix: string): string {
  const whole = text + suffix;
  return statementName(text) === undefined ? whole : hot(whole);
}
