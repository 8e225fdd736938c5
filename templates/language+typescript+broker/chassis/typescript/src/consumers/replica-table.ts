import { type Column, columnsOf, own, type Values } from '../data/columns.ts';
import { StoreError } from '../store/errors.ts';
import { hot } from '../store/hot.ts';
import type { Tx } from '../store/port.ts';
import { placeholders, quoted, quotedList } from '../store/text.ts';
import { isDeleted, type Stored } from './effects/merge.ts';
import type { ReplicaModel } from './model.ts';

/** Columns beside those of the fields, whose names no field can have. */
export const marks = { seen: '_seen', time: '_event_at', deleted: '_deleted' } as const;

/** A row, and when what it tells of last happened. */
export interface Dated extends Stored {
  time: string;
}

/** The table of a replica, as the events that feed it read and write it. */
export class ReplicaTable {
  readonly #model: ReplicaModel;
  readonly #key: Column;
  readonly #columns: readonly Column[];
  readonly #names: readonly string[];

  constructor(model: ReplicaModel) {
    this.#model = model;
    const columns = columnsOf(model);
    const key = columns.find(({ field }) => field.name === model.key);
    if (key === undefined) throw new Error(`${model.name} has no field "${model.key}"`);
    this.#key = key;
    this.#columns = columns.filter((column) => column !== key);
    this.#names = [key, ...this.#columns].map(({ field }) => field.column);
  }

  /** One spelling for each key, as the store has it. */
  keyOf(value: unknown): string {
    return String(this.#key.encode(value));
  }

  /** Rows by key, which nobody else changes until the end of the transaction. */
  async lock(tx: Tx, keys: readonly string[]): Promise<Map<string, Dated>> {
    const rows = await tx.lockRows<Values>(this.#selectText(keys.length), keys);
    return new Map(rows.map((row) => [this.keyOf(row[this.#model.key]), this.#read(row)]));
  }

  /** @throws StoreError `contention` where somebody else has added one of them meanwhile */
  async add(tx: Tx, rows: readonly Dated[]): Promise<void> {
    if (rows.length === 0) return;
    const added = await tx.query(this.#insertText(rows.length, 'DO NOTHING'), this.#values(rows));
    if (added.length < rows.length) throw new StoreError('contention');
  }

  /** Rows that are locked. */
  async change(tx: Tx, rows: readonly Dated[]): Promise<void> {
    if (rows.length === 0) return;
    const columns = [...this.#names.slice(1), ...Object.values(marks)].map(quoted);
    const sets = columns.map((column) => `${column} = excluded.${column}`).join(', ');
    await tx.query(this.#insertText(rows.length, `DO UPDATE SET ${sets}`), this.#values(rows));
  }

  #selectText(count: number): string {
    const fields = [this.#key, ...this.#columns].map(
      ({ field }) => `${quoted(field.column)} AS ${quoted(field.name)}`,
    );
    const { seen, time } = marks;
    const key = quoted(this.#key.field.column);
    return hot(
      `SELECT ${[...fields, quoted(seen), quoted(time)].join(', ')} FROM ${quoted(this.#model.table)} ` +
        `WHERE ${key} IN (${placeholders(count)}) ORDER BY ${key}`,
    );
  }

  #insertText(count: number, conflict: string): string {
    const names = [...this.#names, ...Object.values(marks)];
    const rows = Array.from({ length: count }, (_, index) => {
      return `(${placeholders(names.length, 1 + index * names.length)})`;
    });
    const key = quoted(this.#key.field.column);
    return hot(
      `INSERT INTO ${quoted(this.#model.table)} (${quotedList(names)}) VALUES ${rows.join(', ')} ` +
        `ON CONFLICT (${key}) ${conflict} RETURNING ${key}`,
    );
  }

  #values(rows: readonly Dated[]): unknown[] {
    return rows.flatMap((row) => [
      this.#key.encode(row.key),
      ...this.#columns.map(({ field, encode }) => encode(own(row.fields, field.name))),
      JSON.stringify(row.seen),
      row.time,
      isDeleted(this.#model, row),
    ]);
  }

  #read(stored: Values): Dated {
    const fields: Record<string, unknown> = {};
    for (const { field, decode } of this.#columns) {
      const value = stored[field.name];
      if (value === null || value === undefined) continue;
      fields[field.name] = decode === undefined ? value : decode(value);
    }
    return {
      key: stored[this.#model.key],
      fields,
      seen: JSON.parse(stored[marks.seen] as string) as Stored['seen'],
      time: stored[marks.time] as string,
    };
  }
}
