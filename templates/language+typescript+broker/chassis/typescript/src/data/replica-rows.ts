import type { Replica } from '../consumers/model.ts';
import { marks } from '../consumers/replica-table.ts';
import { hot } from '../store/hot.ts';
import type { Sql } from '../store/port.ts';
import { placeholders, quoted } from '../store/text.ts';
import { columnsOf, own, type Values } from './columns.ts';

/** At most so many rows are found at once. */
const maxFound = 1_000;

/**
 * The rows of a replica, to be read: only events write them. A row whose original is gone is not
 * there, nor is one of which not everything has come yet.
 */
export interface ReplicaRows<Row> {
  readonly replica: Replica<Row>;

  get(sql: Sql, key: unknown): Promise<Row | undefined>;

  /**
   * Rows with these values, by key; of a list of values, one must be equal.
   * @param options limit 1 to 1000, which it is where nothing is said
   */
  find(sql: Sql, where: Values, options?: { limit?: number }): Promise<Row[]>;

  /** What is known of these originals, by key, 1000 at most: that one is gone as well. */
  known(sql: Sql, keys: readonly unknown[]): Promise<KnownRow<Row>[]>;
}

export interface KnownRow<Row> {
  /** Undefined where the original is gone. */
  row: Row | undefined;
  /** When the newest event happened that the copy has. */
  at: Date;
}

export function replicaRows<Row>(replica: Replica<Row>): ReplicaRows<Row> {
  const columns = columnsOf(replica);
  const byName = new Map(columns.map((column) => [column.field.name, column]));
  const row = columns.map(({ field }) => `${quoted(field.column)} AS ${quoted(field.name)}`);
  const whole = columns
    .filter(({ field }) => !field.optional && field.name !== replica.key)
    .map(({ field }) => `${quoted(field.column)} IS NOT NULL`);
  const key = column(replica.key).field.column;

  function column(name: string) {
    const found = byName.get(name);
    if (found === undefined) throw new Error(`${replica.name} has no field "${name}"`);
    return found;
  }

  async function find(sql: Sql, where: Values, { limit = maxFound } = {}): Promise<Row[]> {
    if (Object.values(where).some((value) => Array.isArray(value) && value.length === 0)) return [];
    const values: unknown[] = [];
    const conditions = Object.entries(where).map(([name, value]) => {
      const { field, encode, comparable } = column(name);
      const list = Array.isArray(value) ? value : [value];
      const first = values.length + 1;
      values.push(...list.map(encode));
      return `${comparable(quoted(field.column))} IN (${placeholders(list.length, first)})`;
    });
    const next = values.push(false, Math.min(limit, maxFound));
    const all = [...conditions, ...whole, `${quoted(marks.deleted)} = $${next - 1}`];
    const text =
      `SELECT ${row.join(', ')} FROM ${quoted(replica.table)} WHERE ${all.join(' AND ')} ` +
      `ORDER BY ${quoted(key)} LIMIT $${next}`;
    // Lists have many lengths: only texts without one are few.
    const isFew = !Object.values(where).some(Array.isArray);
    const rows = await sql.query<Values>(isFew ? hot(text) : text, values);
    return rows.map(read);
  }

  function read(stored: Values): Row {
    const found: Record<string, unknown> = {};
    for (const { field, decode } of columns) {
      const value = own(stored, field.name);
      if (value === null || value === undefined) continue;
      found[field.name] = decode === undefined ? value : decode(value);
    }
    return found as Row;
  }

  async function known(sql: Sql, keys: readonly unknown[]): Promise<KnownRow<Row>[]> {
    if (keys.length === 0 || keys.length > maxFound) return [];
    const { field, encode, comparable } = column(replica.key);
    const all = [...row, quoted(marks.time), quoted(marks.deleted)];
    const isWhole = [`${quoted(marks.deleted)} = $1`, whole.join(' AND ') || '1 = 1'];
    const text =
      `SELECT ${all.join(', ')} FROM ${quoted(replica.table)} ` +
      `WHERE ${comparable(quoted(field.column))} IN (${placeholders(keys.length, 2)}) ` +
      `AND (${isWhole.join(' OR ')}) ORDER BY ${quoted(field.column)}`;
    const found = await sql.query<Values>(keys.length === 1 ? hot(text) : text, [
      true,
      ...keys.map(encode),
    ]);
    return found.map((stored) => ({
      row: stored[marks.deleted] ? undefined : read(stored),
      at: new Date(String(stored[marks.time])),
    }));
  }

  return {
    replica,
    find,
    known,
    async get(sql, value) {
      const [found] = await find(sql, { [replica.key]: value }, { limit: 1 });
      return found;
    },
  };
}
