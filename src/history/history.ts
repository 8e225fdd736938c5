import type { FieldType } from '../blueprint/types.ts';

/**
 * What came before and cannot be derived from today's blueprint. It lives in the lock; `advance`
 * is the only thing that adds to it, and nothing is ever taken away.
 */
export interface History {
  /** Allocated ports by folder (`gateway`, `services/<name>`); a port is never given twice. */
  ports: Record<string, ProcessPorts>;
  /** The schema after each migration, by service, in order: migrations are their differences. */
  schemas: Record<string, SchemaStep[]>;
}

export interface ProcessPorts {
  api: number;
  admin: number;
}

/** One migration: its name and what the schema is after it. */
export interface SchemaStep {
  /** e.g. `0001_initial`. */
  name: string;
  schema: Schema;
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
}

export interface Column {
  name: string;
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
