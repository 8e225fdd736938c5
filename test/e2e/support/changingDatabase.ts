import { dialects } from '../../../src/derive/dialects.ts';
import { stepSql } from '../../../src/derive/migration.ts';
import { UserError } from '../../../src/errors.ts';
import { advance } from '../../../src/history/advance.ts';
import { emptyHistory, type History } from '../../../src/history/history.ts';
import { snake } from '../../../src/render/names.ts';
import { descriptionQueries } from '../../support/describeDatabase.ts';
import { type Random, seeded } from '../../support/randomBlueprint.ts';
import {
  change,
  documentOf,
  type EntityState,
  type FieldState,
  newRow,
  pick,
  randomState,
  type SystemState,
  valueFor,
} from '../../support/randomChanges.ts';
import { blueprintOf } from '../../support/render.ts';
import type { Action, Result, Script } from './migrations.ts';

/** What a read has to give: by the key of the row, by the name of the column. */
type Expected = Record<string, Record<string, string | null>>;

export interface Sequence {
  /** Of the database that changes, and of one that is made from the last blueprint. */
  scripts: [changing: Script, fresh: Script];
  /** By the number of an action of the first: what it has to give, and what was done before. */
  expected: Map<number, { rows: Expected; story: string }>;
  /** How many migrations there are. */
  migrations: number;
  /** How many of them were lived through by the build before, which went on writing. */
  shared: number;
}

type Store = Script['store'];

export const service = 'a';

/** The migrations of the service that are in one history and not in the other. */
export function migrationsBetween(store: Store, before: History, after: History) {
  const dialect = dialects[store];
  const steps = after.schemas[service] ?? [];
  if (dialect === undefined) throw new Error(store);
  const known = before.schemas[service]?.length ?? 0;
  return Object.fromEntries(
    steps.slice(known).map(({ name }, index) => [name, stepSql(dialect, steps, known + index)]),
  );
}

/** A system that changes at random, with rows written before, between and beside its migrations. */
export function randomSequence(seed: number, store: Store, length: number): Sequence {
  const random = seeded(seed);
  const actions: Action[] = [];
  const expected: Sequence['expected'] = new Map();
  let state = randomState(random, store);
  let history = next(emptyHistory, state);
  while (history === undefined) {
    state = randomState(random, store);
    history = next(emptyHistory, state);
  }
  actions.push({ migrate: migrationsBetween(store, emptyHistory, history) });
  let story = documentOf(state);
  let migrations = 1;
  let shared = 0;

  const look = () => {
    for (const entity of state.entities) {
      expected.set(actions.length, { rows: rowsOf(entity, entity), story });
      actions.push({ read: selectSql(entity) });
    }
  };

  for (let step = 0; step < length; step += 1) {
    write(random, state, actions);
    const changed = changedState(random, state, history);
    if (changed === undefined) continue;
    const before = state;
    const files = migrationsBetween(store, history, changed.history);
    ({ state, history } = changed);
    if (Object.keys(files).length === 0) continue;
    migrations += 1;
    story = `${documentOf(before)}\n${documentOf(state)}\n${Object.values(files).join('\n')}`;
    actions.push({ migrate: files });
    look();
    if (store === 'postgres' && changed.isShared) {
      shared += 1;
      writeAsBefore(random, before, state, actions);
      look();
      for (const old of before.entities) {
        const now = state.entities.find(({ id }) => id === old.id);
        if (now === undefined) continue;
        expected.set(actions.length, { rows: rowsOf(old, now), story });
        actions.push({ read: selectSql(old) });
      }
    }
  }
  // What was begun is brought to its end.
  for (const entity of state.entities) {
    delete entity.was;
    for (const field of entity.fields) delete field.was;
  }
  const ended = next(history, state);
  if (ended === undefined) throw new Error(`cannot end: ${documentOf(state)}`);
  actions.push({ migrate: migrationsBetween(store, history, ended) });
  story = `${documentOf(state)}\n${Object.values(migrationsBetween(store, history, ended)).join('\n')}`;
  look();
  actions.push({ read: descriptionQueries[store] });

  const alone = next(emptyHistory, state);
  if (alone === undefined) throw new Error(`not valid: ${documentOf(state)}`);
  const fresh: Action[] = [
    { migrate: migrationsBetween(store, emptyHistory, alone) },
    { read: descriptionQueries[store] },
  ];
  return {
    scripts: [
      { store, actions },
      { store, actions: fresh },
    ],
    expected,
    migrations,
    shared,
  };
}

/** A few changes at once that the language and the database allow. */
function changedState(random: Random, before: SystemState, history: History) {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const state = structuredClone(before);
    const touched = new Set<number>();
    const effects = Array.from({ length: 1 + Math.floor(random() * 3) }, () =>
      change(random, state, touched),
    ).filter((effect) => effect !== undefined);
    const drops = effects.some((effect) => effect.drops);
    if (effects.length === 0 || changesOneThingTwice(before, state)) continue;
    const after = next(history, state, drops);
    if (after === undefined) continue;
    return { state, history: after, isShared: !effects.some(({ apart }) => apart) };
  }
  return undefined;
}

/** What would make it unclear which value a row has to have: a rename on top of another change is fine. */
function changesOneThingTwice(before: SystemState, after: SystemState): boolean {
  const fields = new Map(before.entities.flatMap((entity) => entity.fields.map((f) => [f.id, f])));
  // What goes and comes under one name in one step is still there: nothing tells that it is another one.
  const isBack = <T extends { id: number; name: string }>(olds: T[], news: T[]) =>
    news.some(({ id, name }) => {
      const old = olds.find((each) => each.name === name);
      return old !== undefined && old.id !== id && news.every((each) => each.id !== old.id);
    });
  if (isBack(before.entities, after.entities)) return true;
  return after.entities.some((entity) => {
    const old = before.entities.find(({ id }) => id === entity.id);
    if (isBack(old?.fields ?? [], entity.fields)) return true;
    return entity.fields.some((field) => {
      const old = fields.get(field.id);
      if (old === undefined)
        return field.was !== undefined || (field.optional && field.default !== undefined);
      // Renamed twice in one step: only the first name is known.
      const isRenamed = field.name !== old.name;
      return isRenamed && field.was !== old.name;
    });
  });
}

function next(history: History, state: SystemState, drop = false): History | undefined {
  try {
    return advance(history, blueprintOf(documentOf(state)), { drop });
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** Rows of this build. */
function write(random: Random, state: SystemState, actions: Action[]): void {
  for (const entity of state.entities) {
    for (let count = Math.floor(random() * 3); count > 0; count -= 1) {
      const row = newRow(random, state, entity);
      if (row === undefined) continue;
      const [key, values] = row;
      entity.rows.set(key, values);
      actions.push({ run: insertSql(state, entity, entity.fields, key, values) });
    }
  }
}

/** A row and a change of the build before, which knows the names that it knew. */
function writeAsBefore(
  random: Random,
  before: SystemState,
  state: SystemState,
  actions: Action[],
): void {
  for (const old of before.entities) {
    const entity = state.entities.find(({ id }) => id === old.id);
    if (entity === undefined) continue;
    const row = newRow(random, { ...state, entities: before.entities, next: state.next++ }, old);
    state.next += 20;
    if (row !== undefined) {
      const [key, values] = row;
      actions.push({ run: insertSql(state, old, old.fields, key, values) });
      for (const field of entity.fields) {
        if (!values.has(field.id)) values.set(field.id, field.default ?? null);
      }
      entity.rows.set(key, values);
    }
    for (const [build, fields] of [
      [old, old.fields],
      [entity, entity.fields],
    ] as const) {
      const field = pick(random, fields);
      const [key] = [...entity.rows.keys()];
      const value = valueFor(random, state, field);
      if (key === undefined || field.refers !== undefined || field.unique) continue;
      if (value === null && !entity.fields.find(({ id }) => id === field.id)?.optional) continue;
      entity.rows.get(key)?.set(field.id, value);
      actions.push({
        run: `UPDATE "${snake(build.name)}" SET "${snake(field.name)}" = ${literal(state.datastore, field, value)} WHERE "id" = '${key}'`,
      });
    }
  }
}

function insertSql(
  { datastore }: SystemState,
  entity: EntityState,
  fields: readonly FieldState[],
  key: string,
  values: ReadonlyMap<number, unknown>,
): string {
  const columns = [
    'id',
    ...fields.map(({ name }) => snake(name)),
    'version',
    'created_at',
    'updated_at',
  ];
  const moment = "'2026-01-31T12:00:00.000Z'";
  const texts = [
    `'${key}'`,
    ...fields.map((field) => literal(datastore, field, values.get(field.id))),
    '1',
    moment,
    moment,
  ];
  return `INSERT INTO "${snake(entity.name)}" (${columns.map((name) => `"${name}"`).join(', ')}) VALUES (${texts.join(', ')})`;
}

function literal(store: Store, field: FieldState, value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'boolean') return store === 'sqlite' ? String(Number(value)) : String(value);
  if (typeof value === 'number') return String(value);
  const text = field.array || field.type === 'json' ? JSON.stringify(value) : String(value);
  return `'${text.replaceAll("'", "''")}'`;
}

function selectSql({ name, fields }: EntityState): string {
  const columns = fields.map(({ id, name }) => `"${snake(name)}" AS "f${id}"`);
  return `SELECT "id" AS "key", ${columns.join(', ')} FROM "${snake(name)}"`;
}

/** @param build the fields that are read */
function rowsOf(build: EntityState, { rows, fields }: EntityState): Expected {
  const now = new Map(fields.map((field) => [field.id, field]));
  return Object.fromEntries(
    [...rows].map(([key, values]) => [
      key,
      Object.fromEntries(
        build.fields.map((field) => [
          `f${field.id}`,
          text(now.get(field.id) ?? field, values.get(field.id)),
        ]),
      ),
    ]),
  );
}

/** What was read, as `rowsOf` tells it. */
export function readRows({ rows = [] }: Result): Record<string, Record<string, unknown>> {
  return Object.fromEntries(
    rows.map(({ key, ...columns }) => [
      key,
      Object.fromEntries(
        Object.entries(columns).map(([name, value]) => [
          name,
          value === null ? null : plain(value),
        ]),
      ),
    ]),
  );
}

function text(_field: FieldState, value: unknown): string | null {
  return value === null || value === undefined ? null : plain(value);
}

/** Stores tell truth values as 1, JSON as text with and without blanks. */
function plain(value: unknown): string {
  if (typeof value === 'boolean') return String(Number(value));
  if (typeof value === 'object') return JSON.stringify(value);
  const told = String(value);
  return /^[[{]/.test(told) ? JSON.stringify(JSON.parse(told)) : told;
}
