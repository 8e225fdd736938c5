import type { Column, Renames, Schema } from '../../history/history.ts';
import { keyOf, type Name, type Named, type Names, namesOf } from './names.ts';

/** Names of constraints and indexes around a migration. */
export interface NamesAround {
  /** Once `renames` are done: what stays has its new name, what goes its old one. */
  before: Names;
  after: Names;
  renames: Rename[];
}

export interface Rename {
  kind: 'constraint' | 'index';
  table: string;
  /** Of an index, as it is made. */
  columns: string[];
  from: string;
  to: string;
}

/** What stays while the name of its table or its column changes gets a new name as well. */
export function namesAround(
  checksOf: (column: Column) => string[],
  from: Schema,
  to: Schema,
  renames: Renames,
): NamesAround {
  const after = namesOf(to, checksOf);
  const known = new Map(
    namesOf(from, checksOf).all.map((name) => [keyOf(inNewNames(name.of, renames)), name]),
  );
  const staying = after.all.flatMap((now) => {
    const old = known.get(keyOf(now.of));
    return old === undefined ? [] : [{ old, now }];
  });
  for (const { now } of staying) known.set(keyOf(now.of), now);
  return {
    after,
    before: {
      all: [...known.values()],
      find: (of) => {
        const name = known.get(keyOf(of));
        if (name === undefined) throw new Error(`no name for ${keyOf(of)}`);
        return name;
      },
    },
    renames: staying
      .filter(({ old, now }) => old.name !== now.name)
      .map(({ old, now }) => renameOf(old, now, to)),
  };
}

function renameOf(old: Name, now: Name, { tables }: Schema): Rename {
  const { kind, table, columns } = now.of;
  const key = tables.find(({ name }) => name === table)?.key ?? '';
  const isIndex = kind === 'idx';
  return {
    kind: isIndex ? 'index' : 'constraint',
    table,
    columns: isIndex ? [...columns, key] : columns,
    from: old.name,
    to: now.name,
  };
}

function inNewNames(of: Named, { tables = {}, columns = {} }: Renames): Named {
  const table = tables[of.table] ?? of.table;
  return { ...of, table, columns: of.columns.map((name) => columns[table]?.[name] ?? name) };
}
