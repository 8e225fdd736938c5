import type { Datastore, FieldType } from '../blueprint/types.ts';

/**
 * What came before and cannot be derived from today's blueprint. It lives in the lock; `advance`
 * is the only thing that adds to it, and nothing is ever taken away.
 */
export interface History {
  /**
   * Allocated ports by folder (`gateway`, `services/<name>`); a port is never given twice. Services are
   * known here by the name that they had first.
   */
  ports: Record<string, ProcessPorts>;
  /** The schema after each migration, by service, in order: migrations are their differences. */
  schemas: Record<string, SchemaStep[]>;
  /** Of services that have another name by now: every one that they have had, that of now last. */
  names?: Record<string, string[]>;
}

export interface ProcessPorts {
  api: number;
  admin: number;
}

/** One migration: its name and what the schema is after it. */
export interface SchemaStep {
  /** e.g. `0001_initial`. */
  name: string;
  /** Whose SQL the migration is in: rows do not go from one datastore to another. */
  store?: Datastore;
  /** What is there under another name than before; a bridged column is not among these. */
  renames?: Renames;
  schema: Schema;
}

export interface Renames {
  /** By the name before. */
  tables?: Record<string, string>;
  /** By table (its name now): by the name before. */
  columns?: Record<string, Record<string, string>>;
}

export interface Schema {
  tables: Table[];
  /** Sets of tables that the chassis needs here, beside those that every service has. Sorted. */
  chassis?: ChassisTables[];
}

/** `outbox`: of a service that publishes events; `inbox`: of one that consumes some. */
export type ChassisTables = 'inbox' | 'outbox';

export interface Table {
  name: string;
  columns: Column[];
  /** Name of the key column. */
  key: string;
  /** Columns of each index, in order. */
  indexes: string[][];
  /** A bridge: the name under which the build before finds the table, until `was` is taken out. */
  view?: TableView;
}

export interface TableView {
  name: string;
  /** Names that the build before knows, and the columns that they stand for now. */
  columns: Record<string, string>;
}

export interface Column {
  name: string;
  /** A bridge: the column beside it that the build before writes, until `was` is taken out. */
  formerly?: string;
  type: FieldType;
  array?: true;
  optional?: true;
  unique?: true;
  /** Enum values. */
  values?: string[];
  /** Table that the column refers to (its key). */
  references?: string;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  default?: unknown;
}

export const emptyHistory: History = { ports: {}, schemas: {} };
