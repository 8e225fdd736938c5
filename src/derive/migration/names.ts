import { createHash } from 'node:crypto';
import type { Column, Schema, Table } from '../../history/history.ts';

/** What a constraint or an index is of. */
export interface Named {
  kind: 'pkey' | 'key' | 'fkey' | 'check' | 'idx';
  table: string;
  columns: string[];
  /** Of several checks of one column. */
  number?: number;
}

export interface Name {
  of: Named;
  name: string;
  /** Whether PostgreSQL would choose the same name itself. */
  isUsual: boolean;
}

/** The names of a schema, by what they are of. */
export interface Names {
  all: readonly Name[];
  find: (named: Named) => Name;
}

/** PostgreSQL cuts names off here, in bytes. */
const longest = 63;

/**
 * Names as PostgreSQL chooses them, except for those that would be cut off and for the later one of two
 * that would be equal (`order.item_name`, `order_item.name`): a hash tells these apart. They follow from
 * the schema alone, so that a database that was migrated has the names of one that is new.
 */
export function namesOf({ tables }: Schema, checksOf: (column: Column) => string[]): Names {
  const taken = new Set<string>();
  const byKey = new Map<string, Name>();
  const inOrder = tables.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  for (const of of inOrder.flatMap((table) => namedIn(table, checksOf))) {
    const name = nameOf(of, taken);
    taken.add(name.name);
    byKey.set(keyOf(of), name);
  }
  return {
    all: [...byKey.values()],
    find: (named) => {
      const name = byKey.get(keyOf(named));
      if (name === undefined) throw new Error(`no name for ${keyOf(named)}`);
      return name;
    },
  };
}

export function keyOf({ kind, table, columns, number = 0 }: Named): string {
  return JSON.stringify([kind, table, columns, number]);
}

function namedIn(
  { name: table, key, columns, indexes }: Table,
  checksOf: (column: Column) => string[],
): Named[] {
  return [
    { kind: 'pkey', table, columns: [key] },
    ...columns.flatMap((column): Named[] => {
      const of = { table, columns: [column.name] };
      return [
        ...checksOf(column).map((_, number): Named => ({ kind: 'check', ...of, number })),
        ...(column.unique ? [{ kind: 'key', ...of } as const] : []),
        ...(column.references === undefined ? [] : [{ kind: 'fkey', ...of } as const]),
      ];
    }),
    ...indexes.map((columns): Named => ({ kind: 'idx', table, columns: withoutKey(columns, key) })),
  ];
}

/** The key is in all indexes, and would only make their names longer. */
export function withoutKey(columns: string[], key: string): string[] {
  return columns.filter((column) => column !== key);
}

function nameOf(of: Named, taken: ReadonlySet<string>): Name {
  const { kind, table, columns, number = 0 } = of;
  const words = kind === 'pkey' ? [table] : [table, ...columns];
  const end = `_${kind}${number === 0 ? '' : number}`;
  const usual = words.join('_') + end;
  if (usual.length <= longest && !taken.has(usual)) return { of, name: usual, isUsual: true };
  return { of, name: hashed(words, end), isUsual: false };
}

/** A name that is cut rather than too long, and that no other words have. */
export function hashed(words: readonly string[], end: string): string {
  const hash = createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 8);
  return `${words.join('_').slice(0, longest - end.length - hash.length - 1)}_${hash}${end}`;
}
