import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { advance } from '../../src/history/advance.ts';
import { emptyHistory } from '../../src/history/history.ts';
import { snake } from '../../src/render/names.ts';
import { describeRows, descriptionQueries } from '../support/describeDatabase.ts';
import { blueprintOf } from '../support/render.ts';
import { migrationsBetween, randomSequence, readRows } from './support/changingDatabase.ts';
import { type Action, type Result, runScripts, type Script } from './support/migrations.ts';
import { createRepo, type Repo } from './support/repo.ts';

/** Databases that change, with the stores and the PostgreSQL of a rendered repo. */

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const sequences = Number(process.env.SEQUENCES ?? 20);
const steps = 8;

let repo: Repo;
beforeAll(async () => {
  repo = await createRepo(`
schema: create-microservices/v1
system: { name: changing }
services:
  a: { datastore: postgres, entities: { Thing: { fields: { name: string } } } }
  b: { datastore: sqlite, entities: { Other: { fields: { name: string } } } }
`);
});
afterAll(() => repo?.remove());

describe.each(['postgres', 'sqlite'] as const)(`%s, random changes (SEED=${seed})`, (store) => {
  it('end as a new database would be, and keep every row on the way', async () => {
    const all = Array.from({ length: sequences }, (_, index) =>
      randomSequence(seed + index, store, steps),
    );
    const results = await runScripts(
      repo.folder,
      all.flatMap(({ scripts }) => scripts),
    );
    all.forEach(({ expected, scripts: [{ actions }] }, index) => {
      const [changing = [], fresh = []] = results.slice(2 * index, 2 * index + 2);
      const name = `SEED=${seed + index}`;
      changing.forEach((result, number) => {
        const { story = JSON.stringify(actions[number]) } = expected.get(number) ?? {};
        expect(result.error, `${name}: ${story}`).toBeUndefined();
      });
      for (const [number, { rows, story }] of expected) {
        expect(readRows(changing[number] ?? {}), `${name}: ${story}`).toEqual(rows);
      }
      expect(describeRows(changing.at(-1)?.rows ?? []), name).toEqual(
        describeRows(fresh.at(-1)?.rows ?? []),
      );
    });
    expect(all.reduce((sum, { migrations }) => sum + migrations, 0)).toBeGreaterThan(sequences * 3);
    if (store === 'postgres') expect(all.some(({ shared }) => shared > 0)).toBe(true);
  });
});

interface Service {
  entities: Record<string, { fields: object }>;
}

type Case = [
  name: string,
  before: Service,
  rows: string[],
  after: Service,
  /** What stands in the rows afterwards; or what the migration says of one that does not fit. */
  expected: Record<string, unknown>[] | RegExp,
];

const thing = (fields: object, more: Service['entities'] = {}): Service => ({
  entities: { Thing: { fields }, ...more },
});
const row = (id: number, columns: Record<string, string> = {}, table = 'thing') => {
  const all = { ...columns, id: `'${keyOf(id)}'`, version: '1' };
  const names = [...Object.keys(all), 'created_at', 'updated_at'];
  const values = [...Object.values(all), moment, moment].join(', ');
  return `INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${values})`;
};
const moment = "'2026-01-31T12:00:00.000Z'";
const keyOf = (id: number) => `00000000-0000-4000-8000-00000000000${id}`;

const cases: Case[] = [
  [
    'a field, optional',
    thing({ a: 'string' }),
    [row(1, { a: "'x'" })],
    thing({ a: 'string', b: { type: 'string', optional: true } }),
    [{ a: 'x', b: null }],
  ],
  [
    'a field, required with a default',
    thing({ a: 'string' }),
    [row(1, { a: "'x'" })],
    thing({ a: 'string', b: { type: 'integer', default: 7, minimum: 1 } }),
    [{ a: 'x', b: 7 }],
  ],
  [
    'required: rows without a value get the default, the others keep theirs',
    thing({ a: { type: 'string', optional: true } }),
    [row(1, { a: "'x'" }), row(2)],
    thing({ a: { type: 'string', default: "it's new" } }),
    [{ a: 'x' }, { a: "it's new" }],
  ],
  [
    'optional',
    thing({ a: { type: 'string', default: 'd' } }),
    [row(1, { a: "'x'" })],
    thing({ a: { type: 'string', optional: true } }),
    [{ a: 'x' }],
  ],
  [
    'longer, with other bounds and more values',
    thing({
      a: { type: 'string', maxLength: 3 },
      b: { type: 'integer', minimum: 0, maximum: 9 },
      c: { type: 'enum', values: ['x', 'y'] },
    }),
    [row(1, { a: "'abc'", b: '5', c: "'y'" })],
    thing({
      a: { type: 'string', maxLength: 30 },
      b: { type: 'integer', minimum: -9 },
      c: { type: 'enum', values: ['x', 'y', 'z'] },
    }),
    [{ a: 'abc', b: 5, c: 'y' }],
  ],
  [
    'shorter, where each row fits',
    thing({ a: 'string' }),
    [row(1, { a: "'abc'" })],
    thing({ a: { type: 'string', maxLength: 3 } }),
    [{ a: 'abc' }],
  ],
  [
    'shorter, where a row does not fit: it stays as it is',
    thing({ a: 'string' }),
    [row(1, { a: "'abcd'" })],
    thing({ a: { type: 'string', maxLength: 3 } }),
    /^0002_change\.sql failed: /,
  ],
  [
    'fewer values, where a row has one that goes: it stays as it is',
    thing({ a: { type: 'enum', values: ['x', 'y'] } }),
    [row(1, { a: "'y'" })],
    thing({ a: { type: 'enum', values: ['x'] } }),
    /^0002_change\.sql failed: /,
  ],
  [
    'unique, where two rows are equal: they stay as they are',
    thing({ a: 'string' }),
    [row(1, { a: "'x'" }), row(2, { a: "'x'" })],
    thing({ a: { type: 'string', unique: true } }),
    /^0002_change\.sql failed: /,
  ],
  [
    'unique, and no longer',
    thing({ a: { type: 'string', unique: true }, b: 'string' }),
    [row(1, { a: "'x'", b: "'x'" })],
    thing({ a: 'string', b: { type: 'string', unique: true } }),
    [{ a: 'x', b: 'x' }],
  ],
  [
    'whole numbers to numbers, exact ones and texts',
    thing({ a: 'integer', b: 'integer', c: { type: 'integer', default: 3 } }),
    [row(1, { a: '1', b: '-2', c: '9007199254740991' })],
    thing({ a: 'number', b: 'decimal', c: { type: 'string', default: 'none' } }),
    [{ a: 1, b: '-2', c: '9007199254740991' }],
  ],
  [
    'days and identifiers to texts',
    thing({ a: 'date', b: 'uuid' }),
    [row(1, { a: "'2026-02-28'", b: `'${keyOf(7)}'` })],
    thing({ a: 'string', b: 'text' }),
    [{ a: '2026-02-28', b: keyOf(7) }],
  ],
  [
    'an entity, and a reference to it',
    thing({ a: 'string' }),
    [row(1, { a: "'x'" })],
    thing(
      { a: 'string', other: { type: 'Other', optional: true } },
      { Other: { fields: { n: 'string' } } },
    ),
    [{ a: 'x', other: null }],
  ],
  [
    'a table that others refer to is made anew under them',
    thing(
      { a: { type: 'string', optional: true }, up: { type: 'Thing', optional: true } },
      { Other: { fields: { thing: 'Thing' } } },
    ),
    [
      row(1, { a: "'x'" }),
      row(2, { up: `'${keyOf(1)}'` }),
      row(3, { thing: `'${keyOf(2)}'` }, 'other'),
    ],
    thing(
      { a: { type: 'string', default: 'd' }, up: { type: 'Thing', optional: true } },
      { Other: { fields: { thing: 'Thing' } } },
    ),
    [
      { a: 'x', up: null },
      { a: 'd', up: keyOf(1) },
    ],
  ],
  [
    'indexes of two tables that would have one name',
    {
      entities: {
        Thing: { fields: { itemName: 'string' } },
        ThingItem: { fields: { name: 'string' } },
      },
    },
    [row(1, { item_name: "'x'" })],
    {
      entities: {
        Thing: { fields: { itemName: { type: 'string', index: true, unique: false } } },
        ThingItem: { fields: { name: { type: 'string', index: true } } },
      },
    },
    [{ itemName: 'x' }],
  ],
];

describe.each(['postgres', 'sqlite'] as const)('%s, case by case', (store) => {
  const histories = cases.map(([, before, , after]) => {
    const first = advance(emptyHistory, systemOf({ ...before, datastore: store }));
    const blueprint = systemOf({ ...after, datastore: store });
    return { first, second: advance(first, blueprint), fresh: advance(emptyHistory, blueprint) };
  });
  let results: Result[][];

  beforeAll(async () => {
    const scripts = cases.flatMap(([, before, rows, after, expected], index): Script[] => {
      const { first, second, fresh } = histories[index] ?? never();
      const { Thing } = (expected instanceof RegExp ? before : after).entities;
      const fields = Object.keys(Thing?.fields ?? {});
      const columns = fields.map((name) => `"${snake(name)}" AS "${name}"`).join(', ');
      return [
        {
          store,
          actions: [
            { migrate: migrationsBetween(store, emptyHistory, first) },
            ...rows.map((run) => ({ run })),
            { migrate: migrationsBetween(store, first, second) },
            { read: `SELECT ${columns} FROM "thing" ORDER BY "id"` },
            { read: descriptionQueries[store] },
          ],
        },
        {
          store,
          actions: [
            {
              migrate: migrationsBetween(
                store,
                emptyHistory,
                expected instanceof RegExp ? first : fresh,
              ),
            },
            { read: descriptionQueries[store] },
          ],
        },
      ];
    });
    results = await runScripts(repo.folder, scripts);
  });

  it.each(cases.map(([name], index) => [name, index] as const))('%s', (_, index) => {
    const [, , , , expected] = cases[index] ?? never();
    const [changing = [], fresh = []] = results.slice(2 * index, 2 * index + 2);
    const [migrated, read, description] = changing.slice(-3);
    if (expected instanceof RegExp) expect(migrated?.error).toMatch(expected);
    else expect(read?.rows).toEqual(expected);
    const errors = [...changing, ...fresh]
      .map(({ error }) => error)
      .filter((error) => error !== undefined);
    expect(errors).toEqual(expected instanceof RegExp ? [migrated?.error] : []);
    expect(read?.rows?.length).toBeGreaterThan(0);
    expect(describeRows(description?.rows ?? [])).toEqual(describeRows(fresh.at(-1)?.rows ?? []));
  });
});

describe('postgres, while the build before still runs', () => {
  const group = { Group: { fields: { n: 'string' } } };
  const before = {
    Client: {
      fields: {
        name: { type: 'string', maxLength: 20, default: 'nobody' },
        code: { type: 'string', unique: true },
        group: { type: 'Group', optional: true },
      },
    },
    ...group,
  };
  const grants = `
    CREATE ROLE "rolling_app";
    DO $$ BEGIN EXECUTE format('GRANT USAGE ON SCHEMA %I TO "rolling_app"', current_schema()); END $$;
    ALTER DEFAULT PRIVILEGES GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO "rolling_app"`;
  // As a service does: with a role that owns nothing.
  const asService = (sql: string): Action => ({ run: `SET LOCAL ROLE "rolling_app"; ${sql}` });
  const g = `'${keyOf(9)}'`;

  it.each([
    [
      'a field has another name',
      {
        Client: {
          fields: {
            fullName: { type: 'string', maxLength: 20, default: 'nobody', was: 'name' },
            number: { type: 'string', unique: true, was: 'code' },
            team: { type: 'Group', optional: true, was: 'group' },
          },
        },
        ...group,
      },
      'client',
    ],
    [
      'an entity and its fields have other names',
      {
        Customer: {
          was: 'Client',
          fields: {
            fullName: { type: 'string', maxLength: 20, default: 'nobody', was: 'name' },
            number: { type: 'string', unique: true, was: 'code' },
            team: { type: 'Group', optional: true, was: 'group' },
          },
        },
        ...group,
      },
      'customer',
    ],
  ])('%s', async (_, entities, table) => {
    const first = advance(emptyHistory, systemOf({ entities: before }));
    const second = advance(first, systemOf({ entities }));
    const done = JSON.parse(
      JSON.stringify(entities, (key, value) => (key === 'was' ? undefined : value)),
    );
    const third = advance(second, systemOf({ entities: done }));
    const fresh = advance(emptyHistory, systemOf({ entities: done }));
    const known = 'SELECT "name", "code", "group" FROM "client" ORDER BY "code"';
    const now = `SELECT "full_name" AS "name", "number" AS "code", "team" AS "group" FROM "${table}" ORDER BY "number"`;
    const [rolling = [], alone = []] = await runScripts(repo.folder, [
      {
        store: 'postgres',
        actions: [
          { run: grants },
          { migrate: migrationsBetween('postgres', emptyHistory, first) },
          asService(row(9, { n: "'g'" }, 'group')),
          asService(row(1, { name: "'one'", code: "'1'", group: g }, 'client')),
          { migrate: migrationsBetween('postgres', first, second) },
          // The build before.
          asService(row(2, { name: "'two'", code: "'2'", group: 'NULL' }, 'client')),
          asService(
            `UPDATE "client" SET "name" = 'ONE', "code" = '1', "group" = NULL WHERE "code" = '1'`,
          ),
          // This one.
          asService(row(3, { full_name: "'three'", number: "'3'", team: g }, table)),
          asService(
            `UPDATE "${table}" SET "full_name" = 'TWO', "team" = ${g} WHERE "number" = '2'`,
          ),
          // Each looks, and locks, what the other one wrote.
          asService('SELECT "name" FROM "client" FOR NO KEY UPDATE'),
          { read: known },
          { read: now },
          asService(`DELETE FROM "client" WHERE "code" = '3'`),
          { migrate: migrationsBetween('postgres', second, third) },
          { read: now },
          { run: 'DROP OWNED BY "rolling_app"; DROP ROLE "rolling_app"' },
          { read: descriptionQueries.postgres },
        ],
      },
      {
        store: 'postgres',
        actions: [
          { migrate: migrationsBetween('postgres', emptyHistory, fresh) },
          { read: descriptionQueries.postgres },
        ],
      },
    ]);
    const results = [...rolling, ...alone];
    expect(results.map(({ error }) => error).filter((error) => error !== undefined)).toEqual([]);
    const rows = [
      { name: 'ONE', code: '1', group: null },
      { name: 'TWO', code: '2', group: keyOf(9) },
      { name: 'three', code: '3', group: keyOf(9) },
    ];
    const reads = rolling.flatMap(({ rows }) => (rows === undefined ? [] : [rows]));
    expect(reads.slice(0, 3)).toEqual([rows, rows, rows.slice(0, 2)]);
    expect(describeRows(reads[3] ?? [])).toEqual(describeRows(alone.at(-1)?.rows ?? []));
  });

  it('what does not fit is refused for both, under either name', async () => {
    const first = advance(emptyHistory, systemOf({ entities: before }));
    const { name: _name, ...rest } = before.Client.fields;
    const fullName = { type: 'string', maxLength: 20, default: 'nobody', was: 'name' };
    const entities = { Client: { fields: { fullName, ...rest } }, ...group };
    const second = advance(first, systemOf({ entities }));
    const long = `'${'x'.repeat(21)}'`;
    const [results = []] = await runScripts(repo.folder, [
      {
        store: 'postgres',
        actions: [
          { migrate: migrationsBetween('postgres', emptyHistory, first) },
          { migrate: migrationsBetween('postgres', first, second) },
          { run: row(1, { name: long, code: "'1'" }, 'client') },
          { run: row(1, { full_name: long, code: "'1'" }, 'client') },
          { run: row(1, { code: "'1'" }, 'client') },
          { read: 'SELECT "name", "full_name" FROM "client"' },
        ],
      },
    ]);
    expect(results.map(({ error }) => error !== undefined)).toEqual([
      false,
      false,
      true,
      true,
      false,
      false,
    ]);
    expect(results.at(-1)?.rows).toEqual([{ name: 'nobody', full_name: 'nobody' }]);
  });
});

function systemOf(service: object) {
  const system = { schema: 'create-microservices/v1', system: { name: 's' } };
  return blueprintOf(JSON.stringify({ ...system, services: { a: service } }));
}

function never(): never {
  throw new Error('there is no such case');
}
