import type { Entity, EntityModel } from '../model.ts';
import { invalid } from '../problem.ts';
import { StoreError } from '../store/errors.ts';
import type { Sql, Tx } from '../store/port.ts';
import { own, type Values } from './columns.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { type Selection, Statements } from './statements.ts';
import { uuidv7 } from './uuid.ts';

/** Values that fields must have; of a list of values, one. No row has `undefined`. */
export type Where = Values;

export interface Scope {
  /** Rows of this subject only. */
  owner?: string;
}

export interface Stamp {
  /** When it happens; now, unless said otherwise. */
  now?: Date;
}

export interface PageQuery extends Scope {
  /** Name of the list: its cursors are good for no other. */
  list: string;
  /** 1 to 100. */
  limit?: number;
  cursor?: string;
  /** Name of a sortable field, with `-` before it for descending. */
  sort?: string;
  where?: Where;
  /** What the list and its fields were called, where builds from before may give out or read its cursors. */
  before?: { list: string; names: Readonly<Record<string, string>> } | undefined;
}

export interface Page<Row> {
  items: Row[];
  /** Absent on the last page. */
  nextCursor?: string;
}

/**
 * The rows of one entity. `Row` is what callers see of one, `Fields` what the domain decides; a
 * stored row has both, secrets included. Each method takes what it runs on: a transaction to write,
 * anything to read.
 */
export interface Repository<Row, Fields> {
  readonly entity: EntityModel;

  /**
   * Fills in what the service manages, and defaults.
   * @throws StoreError `unique`, `reference`, `check`
   */
  insert(sql: Sql, fields: Fields, stamp?: Stamp & Scope): Promise<Row & Fields>;

  get(sql: Sql, key: unknown, scope?: Scope): Promise<(Row & Fields) | undefined>;

  /** The row with these values, which nobody else changes until the end of the transaction. */
  lock(tx: Tx, where: Where, scope?: Scope): Promise<(Row & Fields) | undefined>;

  /** By key. */
  find(sql: Sql, where: Where, options?: Scope & { limit?: number }): Promise<(Row & Fields)[]>;

  /**
   * A page of rows after the last one of the page before, however many came or went since.
   * @throws Problem `validation-failed` for a cursor that is not one of this list
   */
  page(sql: Sql, query: PageQuery): Promise<Page<Row & Fields>>;

  /**
   * Changes some fields, and keeps the others. `undefined` is a change too: to the default, or to
   * not being set.
   * @param current the row as it was read
   * @throws StoreError `version` where it is not like that any more, `unique`, `reference`, `check`
   */
  update(sql: Sql, current: Row, changes: Partial<Fields>, stamp?: Stamp): Promise<Row & Fields>;

  /** @throws StoreError `version`, `referred` */
  remove(sql: Sql, current: Row): Promise<void>;

  /** The row as callers see it: without secrets. */
  present(row: Row): Row;
}

export const defaultLimit = 20;
export const defaultSort = '-createdAt';

/** At most so many rows are found at once. */
const maxFound = 1_000;

/** SQL is written here, when the service starts; rows only bring values. */
export function repository<Row, Fields>(entity: Entity<Row, Fields>): Repository<Row, Fields> {
  // Types end here: the engine works by the names that the model has.
  return new Rows(entity) as unknown as Repository<Row, Fields>;
}

class Rows implements Repository<Values, Values> {
  readonly entity: EntityModel;
  readonly #statements: Statements;
  readonly #secrets: readonly string[];

  constructor(entity: EntityModel) {
    this.entity = entity;
    this.#statements = new Statements(entity);
    this.#secrets = entity.fields.filter(({ secret }) => secret).map(({ name }) => name);
  }

  async insert(sql: Sql, fields: Values, stamp: Stamp & Scope = {}): Promise<Values> {
    const { owner, now = new Date() } = stamp;
    const values = this.#statements.columns.map(({ field, encode }) => {
      switch (field.managed) {
        case 'key':
          return own(fields, field.name) ?? uuidv7();
        case 'version':
          return 1;
        case 'createdAt':
        case 'updatedAt':
          return now.toISOString();
        case 'owner':
          if (owner === undefined) throw new Error(`${this.entity.name} needs an owner`);
          return encode(owner);
        default:
          return encode(own(fields, field.name) ?? field.default);
      }
    });
    return this.#only(await this.#ask(sql, this.#statements.insert, values));
  }

  async get(sql: Sql, key: unknown, scope?: Scope): Promise<Values | undefined> {
    const [row] = await this.find(sql, { [this.entity.key]: key }, { ...scope, limit: 1 });
    return row;
  }

  async lock(tx: Tx, where: Where, scope: Scope = {}): Promise<Values | undefined> {
    const { conditions, values } = this.#matching(where, scope);
    const text = this.#statements.select({ conditions, limit: 1 });
    const [row] = await this.#named(tx.lockRows<Values>(text, values));
    return row === undefined ? undefined : this.#read(row);
  }

  async find(sql: Sql, where: Where, options: Scope & { limit?: number } = {}): Promise<Values[]> {
    const { limit = maxFound, ...scope } = options;
    if (Object.values(where).some((value) => Array.isArray(value) && value.length === 0)) return [];
    const { conditions, values } = this.#matching(where, scope);
    return this.#ask(sql, this.#statements.select({ conditions, limit }), values);
  }

  async page(sql: Sql, query: PageQuery): Promise<Page<Values>> {
    const { list, limit = defaultLimit, cursor, sort: given = defaultSort, where = {} } = query;
    const sort = this.#sort(given);
    const { conditions, values } = this.#matching(where, query);
    const name = [list, given, conditions, [...values]] as const;
    const before = query.before && namedBefore(name, query.before);
    // Two sizes, so that there are few texts; one more than asked for tells whether there are more.
    const selection: Selection = { conditions, sort, limit: limit <= defaultLimit ? 21 : 101 };
    if (cursor !== undefined) {
      const { value, key } = decodeCursor(cursor, name, before);
      selection.after = value === null ? 'none' : 'value';
      values.push(...(value === null ? [key] : [value, key]));
    }
    const rows = await this.#ask(sql, this.#statements.select(selection), values);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    if (last === undefined || rows.length <= limit) return { items };
    const position = { value: own(last, sort.name), key: own(last, this.entity.key) };
    return { items, nextCursor: encodeCursor(position, name, before) };
  }

  async update(sql: Sql, current: Values, changes: Values, stamp: Stamp = {}): Promise<Values> {
    const { changing, update } = this.#statements;
    const values = changing.map(({ field, encode }) => {
      const source = Object.hasOwn(changes, field.name) ? changes : current;
      return encode(own(source, field.name) ?? field.default);
    });
    values.push((stamp.now ?? new Date()).toISOString(), ...this.#identity(current));
    return this.#only(await this.#ask(sql, update, values));
  }

  async remove(sql: Sql, current: Values): Promise<void> {
    this.#only(await this.#ask(sql, this.#statements.remove, this.#identity(current)));
  }

  present(row: Values): Values {
    if (this.#secrets.length === 0) return row;
    const shown = { ...row };
    for (const name of this.#secrets) delete shown[name];
    return shown;
  }

  #identity(row: Values): unknown[] {
    const { key, version } = this.#statements;
    return [key, version].map(({ field, encode }) => encode(own(row, field.name)));
  }

  #only(rows: readonly Values[]): Values {
    const [row] = rows;
    if (row === undefined) throw new StoreError('version');
    return row;
  }

  #sort(given: string): { name: string; isDescending: boolean } {
    const isDescending = given.startsWith('-');
    const name = isDescending ? given.slice(1) : given;
    if (this.entity.sorts.includes(name)) return { name, isDescending };
    throw invalid([{ in: 'query', path: '/sort', message: 'is not a field to sort by' }]);
  }

  #matching(where: Where, { owner }: Scope) {
    const all = owner === undefined ? where : { ...where, [this.#owner()]: owner };
    const conditions: { name: string; count?: number }[] = [];
    const values: unknown[] = [];
    for (const [name, value] of Object.entries(all)) {
      const { encode } = this.#statements.column(name);
      if (Array.isArray(value)) {
        const padded = padToPowerOfTwo(value);
        conditions.push({ name, count: padded.length });
        values.push(...padded.map(encode));
      } else {
        conditions.push({ name });
        values.push(encode(value));
      }
    }
    return { conditions, values };
  }

  #owner(): string {
    if (this.entity.owner !== undefined) return this.entity.owner;
    throw new Error(`${this.entity.name} has no owner`);
  }

  async #ask(sql: Sql, text: string, values: readonly unknown[]): Promise<Values[]> {
    const rows = await this.#named(sql.query<Values>(text, values));
    return rows.map((row) => this.#read(row));
  }

  /** Absent is what is not set; the store says null. */
  #read(stored: Values): Values {
    const row: Record<string, unknown> = {};
    for (const { field, decode } of this.#statements.columns) {
      const value = stored[field.name];
      if (value === null || value === undefined) continue;
      row[field.name] = decode === undefined ? value : decode(value);
    }
    return row;
  }

  /** The store speaks of columns, callers know fields. */
  async #named<T>(result: Promise<T>): Promise<T> {
    try {
      return await result;
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      const fields = this.entity.fields;
      throw error.renamed((name) => fields.find(({ column }) => column === name)?.name ?? name);
    }
  }
}

/** @param list its name, what it is sorted by, its filters, their values */
function namedBefore(
  [, sort, conditions, values]: readonly [
    string,
    string,
    readonly { name: string }[],
    readonly unknown[],
  ],
  { list, names }: NonNullable<PageQuery['before']>,
): unknown[] {
  const called = (name: string) => (Object.hasOwn(names, name) ? names[name] : name);
  const dash = sort.startsWith('-') ? '-' : '';
  return [
    list,
    dash + called(sort.slice(dash.length)),
    conditions.map((condition) => ({ ...condition, name: called(condition.name) })),
    values,
  ];
}

/** Repeats the last value, so that lists of many lengths share few texts. */
function padToPowerOfTwo(values: readonly unknown[]): unknown[] {
  const size = 2 ** Math.ceil(Math.log2(values.length));
  return [...values, ...new Array(size - values.length).fill(values.at(-1))];
}
