import type { EntityModel } from '../model.ts';
import { hot } from '../store/hot.ts';
import { placeholders, quoted, quotedList } from '../store/text.ts';
import { type Column, columnsOf } from './columns.ts';

/** An equality, or a list of values of which one must be equal. */
export interface Condition {
  name: string;
  /** Of a list: how many; undefined for an equality. */
  count?: number;
}

/** What rows to select, without the values: one text for each. */
export interface Selection {
  conditions: readonly Condition[];
  limit: number;
  /** Undefined: by key. */
  sort?: { name: string; isDescending: boolean };
  /** To go on after a position; `none` where its value is not set. */
  after?: 'value' | 'none';
}

/** Texts of selections that are kept; callers choose the filters, so there is an end to it. */
const keptSelections = 100;

/** The SQL texts of an entity. Values come in the order that each says. */
export class Statements {
  readonly columns: readonly Column[];
  readonly key: Column;
  readonly version: Column;
  /** Those that an update sets, in the order of its values. */
  readonly changing: readonly Column[];
  /** Values: all columns. */
  readonly insert: string;
  /** Values: `changing`, the new `updatedAt`, key, version that it has. */
  readonly update: string;
  /** Values: key, version. */
  readonly remove: string;
  readonly #byName: ReadonlyMap<string, Column>;
  readonly #entity: EntityModel;
  readonly #table: string;
  readonly #row: string;
  readonly #selections = new Map<string, string>();

  constructor(entity: EntityModel) {
    this.#entity = entity;
    this.columns = columnsOf(entity);
    this.#byName = new Map(this.columns.map((column) => [column.field.name, column]));
    this.key = this.column(entity.key);
    this.version = this.#managed('version');
    this.changing = this.columns.filter(
      ({ field }) => field.managed === undefined && field.name !== entity.key,
    );
    this.#table = quoted(entity.table);
    this.#row = this.columns
      .map(({ field }) => `${quoted(field.column)} AS ${quoted(field.name)}`)
      .join(', ');

    const all = this.columns.map(({ field }) => field.column);
    const values = placeholders(all.length);
    this.insert = hot(
      `INSERT INTO ${this.#table} (${quotedList(all)}) VALUES (${values}) RETURNING ${this.#row}`,
    );
    const sets = this.changing.map(({ field }, index) => `${quoted(field.column)} = $${index + 1}`);
    const next = sets.length + 1;
    const version = quoted(this.version.field.column);
    const updatedAt = quoted(this.#managed('updatedAt').field.column);
    sets.push(`${updatedAt} = $${next}`, `${version} = ${version} + 1`);
    const key = this.#quoted(entity.key);
    this.update = hot(
      `UPDATE ${this.#table} SET ${sets.join(', ')} ` +
        `WHERE ${key} = $${next + 1} AND ${version} = $${next + 2} RETURNING ${this.#row}`,
    );
    this.remove = hot(
      `DELETE FROM ${this.#table} WHERE ${key} = $1 AND ${version} = $2 RETURNING ${version}`,
    );
  }

  /** @throws Error for a name that is no field: names of callers' are checked by the contract */
  column(name: string): Column {
    const column = this.#byName.get(name);
    if (column === undefined) throw new Error(`${this.#entity.name} has no field "${name}"`);
    return column;
  }

  /** Values: those of the conditions, then of `after`: `value`, if it is set, and key. */
  select(selection: Selection): string {
    const shape = JSON.stringify(selection);
    let text = this.#selections.get(shape);
    if (text === undefined) {
      text = this.#selectText(selection);
      if (this.#selections.size < keptSelections) this.#selections.set(shape, hot(text));
    }
    return text;
  }

  #selectText({ conditions, sort, after, limit }: Selection): string {
    let next = 1;
    const where = conditions.map(({ name, count }) => {
      const { comparable } = this.column(name);
      const first = next;
      next += count ?? 1;
      const values = Array.from({ length: count ?? 1 }, (_, index) =>
        comparable(`$${first + index}`),
      );
      const column = comparable(this.#quoted(name));
      return count === undefined ? `${column} = ${values}` : `${column} IN (${values.join(', ')})`;
    });
    if (sort !== undefined && after !== undefined) where.push(this.#afterText(sort, after, next));
    const condition = where.length > 0 ? ` WHERE ${where.join(' AND ')}` : '';
    // One row has no order, and asking for one can lead planners astray.
    const order = limit === 1 ? '' : ` ORDER BY ${this.#orderText(sort)}`;
    return `SELECT ${this.#row} FROM ${this.#table}${condition}${order} LIMIT ${limit}`;
  }

  /** An index over field and key serves it in both directions, except where values can be missing. */
  #orderText(sort: Selection['sort']): string {
    const key = this.#quoted(this.#entity.key);
    if (sort === undefined) return key;
    const { field, comparable } = this.column(sort.name);
    const direction = sort.isDescending ? ' DESC' : '';
    const nulls = field.optional ? ' NULLS LAST' : '';
    return `${comparable(this.#quoted(sort.name))}${direction}${nulls}, ${key}${direction}`;
  }

  #afterText(
    { name, isDescending }: NonNullable<Selection['sort']>,
    after: NonNullable<Selection['after']>,
    next: number,
  ): string {
    const { field, comparable } = this.column(name);
    const column = comparable(this.#quoted(name));
    const key = this.#quoted(this.#entity.key);
    const sign = isDescending ? '<' : '>';
    if (after === 'none') return `${column} IS NULL AND ${key} ${sign} $${next}`;
    const further = `(${column}, ${key}) ${sign} (${comparable(`$${next}`)}, $${next + 1})`;
    return field.optional ? `(${further} OR ${column} IS NULL)` : further;
  }

  #quoted(name: string): string {
    return quoted(this.column(name).field.column);
  }

  #managed(by: 'version' | 'updatedAt'): Column {
    const column = this.columns.find(({ field }) => field.managed === by);
    if (column === undefined) throw new Error(`${this.#entity.name} has no ${by}`);
    return column;
  }
}
