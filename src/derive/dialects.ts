import type { FieldType } from '../blueprint/types.ts';
import { catalog } from '../catalog/index.ts';
import { chassisTables } from './chassisTables.ts';
import type { Spelling } from './migration/columns.ts';
import type { Dialect } from './migration/dialect.ts';
import { postgresChanges } from './migration/postgres.ts';
import { sqliteChanges } from './migration/sqlite.ts';

const postgresSpelling: Spelling = {
  ...columnsOf('postgres'),
  boolean: String,
  tableOptions: '',
  length: (column) => `char_length(${column})`,
  numeric: (column) => column,
  namesConstraints: true,
};

const sqliteSpelling: Spelling = {
  ...columnsOf('sqlite'),
  boolean: (value) => (value ? '1' : '0'),
  // STRICT: a column holds its type and nothing else, as in the other stores.
  tableOptions: ' STRICT',
  length: (column) => `length(${column})`,
  numeric: (column, type) => (type === 'decimal' ? `CAST(${column} AS REAL)` : column),
  namesConstraints: false,
};

/** By datastore; only SQL stores have one. */
export const dialects: Record<string, Dialect> = {
  postgres: {
    ...postgresSpelling,
    ...postgresChanges(postgresSpelling),
    chassisTables: chassisTables.postgres,
  },
  sqlite: {
    ...sqliteSpelling,
    ...sqliteChanges(sqliteSpelling),
    chassisTables: chassisTables.sqlite,
  },
};

function columnsOf(store: string): Pick<Dialect, 'column' | 'document'> {
  return {
    column: (type: FieldType) =>
      catalog.fieldTypes[type].stores[store]?.column ?? missing(store, type),
    document: catalog.structuredColumn[store] ?? missing(store, 'object'),
  };
}

function missing(store: string, type: string): never {
  throw new Error(`the catalog has no ${store} column for ${type}`);
}
