import type { Logger } from '../log.ts';

/**
 * What the chassis asks of a store. Everything above it (rows, idempotency, and whatever is built
 * on transactions) is written once, on these primitives; an adapter is one file beside this one.
 *
 * The same in every SQL store:
 * - Texts have placeholders `$1`, `$2` ...; names are quoted; texts marked `hot` are prepared once.
 * - Values go in as text, number, boolean, Date, undefined or null (both NULL), and objects and
 *   lists (as JSON). They come out as text and number, exact numbers (`numeric`) as text, dates as
 *   `2026-01-31`, moments as `2026-01-31T12:00:00.000Z`, JSON as its text, and truth values as
 *   true and false or, where the store has none, 1 and 0.
 * - What goes wrong is a `StoreError`, or an error of the driver's where the statement is at fault.
 */
export interface Sql {
  query<Row = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

/** Columns with their values. */
export type Columns = Readonly<Record<string, unknown>>;

/** A transaction that is open. After a statement that failed it can only be given up. */
export interface Tx extends Sql {
  /**
   * Inserts a row unless one with the same values in the `conflict` columns is there; waits for
   * another transaction that is inserting it.
   * @returns whether it was inserted
   */
  insertOnce(table: string, row: Columns, conflict: readonly string[]): Promise<boolean>;

  /**
   * Selects rows that nobody else changes until the end of this transaction; waits for those that
   * somebody does.
   * @param select from one table
   */
  lockRows<Row>(select: string, values?: readonly unknown[]): Promise<Row[]>;

  /**
   * Selects rows for this transaction alone, and passes over those that another one has: several
   * workers share a table without waiting for each other.
   * @param select from one table, with ORDER BY and LIMIT
   */
  claimBatch<Row>(select: string, values?: readonly unknown[]): Promise<Row[]>;

  /**
   * Appends rows to a stream, numbered on from `expected` in the column `version`; the table has a
   * unique index over the columns of `stream` and `version`.
   * @param expected version of the stream's last row, 0 for none
   * @throws StoreError `version` where the stream is at another one
   */
  appendWithVersion(
    table: string,
    stream: Columns,
    expected: number,
    rows: readonly Columns[],
  ): Promise<void>;

  /** Waits until no other transaction holds the lock of this name, and holds it to the end. */
  lock(name: string): Promise<void>;

  /** Runs statements without values, several of them in one text. */
  script(text: string): Promise<void>;

  /** Runs right after the commit, where it comes to one; does not throw, and nobody waits for it. */
  onCommit(run: () => void): void;
}

export interface TransactionOptions {
  /** What a statement may take, waiting for locks included, in ms; `Infinity` for no limit. */
  timeoutMs?: number;
  /** `read committed` unless said otherwise. A store that is stricter stays so. */
  isolation?: 'read committed' | 'repeatable read' | 'serializable';
}

export interface Capabilities {
  /** An application role that cannot change the schema, apart from the role that owns it. */
  roles: boolean;
  /** Several replicas of a service can use it at once. */
  shared: boolean;
}

export interface Store extends Sql {
  readonly kind: string;
  readonly capabilities: Capabilities;

  /**
   * Commits when `work` resolves and rolls back when it rejects. Work that lost against another
   * transaction (deadlock, serialization) is run again, up to three times in all: what it does
   * beside the transaction must bear that. Inside, use `tx` only.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>, options?: TransactionOptions): Promise<T>;

  /** @throws StoreError `unavailable` where the store does not answer in time */
  ping(timeoutMs: number): Promise<void>;

  /**
   * Applies the migrations of a folder that are not applied yet, in order, each in a transaction of
   * its own. Any number of processes can do so at once. Needs the role that owns the schema.
   * @returns names of those that this call applied
   * @throws MigrationError
   */
  migrate(folder: URL): Promise<string[]>;

  /** Names of the migrations of a folder that are not applied. Needs to read only. */
  pending(folder: URL): Promise<string[]>;

  /** Waits for what is running. Nothing can be asked afterwards. */
  close(): Promise<void>;
}

export interface StoreOptions {
  log: Pick<Logger, 'warn'>;
  /** Connections at most, where a store has connections. */
  poolSize: number;
  /** Who connects, as the store's own tools show it. */
  name?: string;
  /** What a statement outside a transaction may take, in ms. */
  statementTimeoutMs?: number;
}

/** What an adapter exports. Opening asks nothing of the store, which may come later. */
export interface Adapter {
  open(url: string, options: StoreOptions): Store;
}
