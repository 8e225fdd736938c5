import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { TestContext } from 'node:test';
import { vary } from '../../tools/lib/vary.ts';
import { clause, each, NotHere } from '../lib/clause.ts';
import { type Answer, assertFault, type Json } from '../lib/client.ts';
import { migratedStore, serve } from '../lib/fleet.ts';
import { oncePer } from '../lib/once.ts';
import { call, create, inputOf, type Subject, subjectsOf } from '../lib/rows.ts';
import { type Operation, type Service, services } from '../lib/system.ts';

type Listed = Subject & { list: Operation; create: Operation };

/** On stores that hold nothing but the rows of this chapter. */
const alone = oncePer(async (service: Service) =>
  serve(service, { store: await migratedStore(service) }),
);

/** The check for each list of which the test can make rows, of each service. */
function eachList(t: TestContext, check: (listed: Listed) => Promise<void>): Promise<void> {
  return each(t, services, async (service) => {
    const found = subjectsOf(await alone(service)).filter(
      (subject): subject is Listed =>
        subject.create !== undefined && subject.list?.output === 'page',
    );
    if (found.length === 0) throw new NotHere('no operation lists rows page by page');
    for (const listed of found) await check(listed);
  });
}

/** Rows with various values in the fields that lists sort and filter by. */
async function fill(listed: Listed, count: number, sub?: string): Promise<Json[]> {
  const { node, entity, create: operation } = listed;
  const { fields, references } = operation.example;
  const properties = (operation.schema.body?.properties ?? {}) as Record<string, Json>;
  const rows: Json[] = [];
  for (let made = 0; made < count; made += 1) {
    const varied = Object.fromEntries(
      [...entity.filters, ...entity.sorts]
        .filter((name) => name in fields && !(name in references))
        // Few values, so that some are equal.
        .map((name) => [name, varyLittle(properties[name], fields[name])]),
    );
    const unique = entity.fields.filter((field) => field.unique).map(({ name }) => name);
    const given = Object.entries(varied).filter(([name]) => !unique.includes(name));
    const input = await inputOf(node, operation, Object.fromEntries(given));
    rows.push(await create(listed, { fields: input, sub }));
  }
  return rows;
}

function varyLittle(schema: Json, example: unknown): unknown {
  const { minimum, maximum, type } = schema;
  if (type === 'integer' && minimum !== undefined) {
    return vary({ ...schema, maximum: Math.min(maximum ?? Infinity, minimum + 5) }, example);
  }
  return Math.random() < 0.5 ? example : vary(schema, example);
}

function page({ node, list }: Listed, query: object, sub?: string): Promise<Answer> {
  return call(node, list, { fields: { ...query }, sub });
}

interface Walk {
  rows: Json[];
  pages: Json[][];
}

/** Follows the cursors to the end. */
async function walk(
  listed: Listed,
  query: object,
  sub?: string,
  between: () => Promise<unknown> = async () => {},
): Promise<Walk> {
  const pages: Json[][] = [];
  let cursor: string | undefined;
  do {
    const answer = await page(listed, { ...query, ...(cursor && { cursor }) }, sub);
    assert.equal(answer.status, 200, answer.text);
    pages.push(answer.json.items);
    cursor = answer.json.nextCursor;
    assert.ok(pages.length < 1_000, 'the walk comes to an end');
    await between();
  } while (cursor !== undefined);
  return { pages, rows: pages.flat() };
}

function keysOf({ entity }: Listed, rows: readonly Json[]): string[] {
  return rows.map((row) => String(row[entity.key]));
}

/** Rows of one caller where they have owners; everybody's otherwise. */
function somebody(): string {
  return `reader-${randomUUID()}`;
}

clause('PAG-1 a page has 1 to 100 rows, 20 if not told, and a cursor where there are more', (t) =>
  eachList(t, async (listed) => {
    const sub = somebody();
    const made = await fill(listed, 25, sub);
    const plain = await page(listed, {}, sub);
    assert.equal(plain.json.items.length, 20);
    assert.equal(typeof plain.json.nextCursor, 'string');
    const { pages, rows } = await walk(listed, { limit: 7 }, sub);
    for (const items of pages.slice(0, -1)) assert.equal(items.length, 7);
    assert.ok((pages.at(-1)?.length ?? 0) > 0, 'no empty page at the end');
    const keys = keysOf(listed, rows);
    assert.equal(new Set(keys).size, keys.length);
    for (const key of keysOf(listed, made)) assert.ok(keys.includes(key));
    if (rows.length > 100) return;
    const whole = await page(listed, { limit: rows.length }, sub);
    assert.deepEqual(keysOf(listed, whole.json.items), keys);
    assert.ok(!('nextCursor' in whole.json), 'there are no more');
  }),
);

clause('PAG-2 a cursor is the list\u2019s own, and no other text is one', (t) =>
  eachList(t, async (listed) => {
    const sub = somebody();
    const [row] = await fill(listed, 3, sub);
    const cursor = (await page(listed, { limit: 1 }, sub)).json.nextCursor as string;
    assert.match(cursor, /^[A-Za-z0-9._~-]+$/);
    assert.equal((await page(listed, { limit: 2, cursor }, sub)).status, 200);
    const middle = Math.floor(cursor.length / 2);
    const swapped = cursor[middle] === 'A' ? 'B' : 'A';
    const bad = [
      cursor.slice(0, middle) + swapped + cursor.slice(middle + 1),
      cursor.slice(0, -3),
      `${cursor}AAAA`,
      'made-up',
      '1',
      Buffer.from('{"key":1}').toString('base64url'),
    ];
    for (const made of bad)
      assertFault(await page(listed, { cursor: made }, sub), 'query', '/cursor');
    for (const sort of listed.entity.sorts.filter((name) => name !== 'createdAt').slice(0, 1)) {
      assertFault(await page(listed, { cursor, sort }, sub), 'query', '/cursor');
    }
    assertFault(await page(listed, { cursor, sort: 'createdAt' }, sub), 'query', '/cursor');
    for (const filter of listed.entity.filters.slice(0, 1)) {
      if (row?.[filter] === undefined) continue;
      const query = { cursor, [filter]: row[filter] };
      assertFault(await page(listed, query, sub), 'query', '/cursor');
    }
  }),
);

/** By what they mean, not by how they look. */
function comparable(type: string | undefined, value: unknown): number | string {
  if (type === 'integer' || type === 'number' || type === 'decimal') return Number(value);
  return String(value);
}

clause('PAG-3 sort orders the rows, equal ones always alike, those without a value last', (t) =>
  eachList(t, async (listed) => {
    const sub = somebody();
    await fill(listed, 15, sub);
    const { entity } = listed;
    for (const name of entity.sorts) {
      const { type } = entity.fields.find((field) => field.name === name) ?? {};
      const ascending = await walk(listed, { sort: name, limit: 100 }, sub);
      const descending = await walk(listed, { sort: `-${name}`, limit: 100 }, sub);
      for (const [{ rows }, direction] of [
        [ascending, 1],
        [descending, -1],
      ] as const) {
        rows.reduce((before, row) => {
          if (before[name] === undefined) assert.equal(row[name], undefined, 'none comes last');
          else if (row[name] !== undefined) {
            const [low, high] = [before, row].map((each) => comparable(type, each[name]));
            const isOrdered =
              direction === 1 ? (low ?? 0) <= (high ?? 0) : (low ?? 0) >= (high ?? 0);
            assert.ok(isOrdered, `${name}: ${before[name]}, ${row[name]}`);
          }
          return row;
        });
      }
      for (const sort of [name, `-${name}`]) {
        const small = await walk(listed, { sort, limit: 4 }, sub);
        const whole = sort === name ? ascending : descending;
        assert.deepEqual(keysOf(listed, small.rows), keysOf(listed, whole.rows), sort);
      }
    }
    const plain = await walk(listed, { limit: 100 }, sub);
    const newest = await walk(listed, { sort: '-createdAt', limit: 100 }, sub);
    assert.deepEqual(keysOf(listed, plain.rows), keysOf(listed, newest.rows));
    for (const sort of ['no-such-field', '', '--createdAt', 'createdAt,id', 'CREATEDAT']) {
      assertFault(await page(listed, { sort }, sub), 'query', '/sort');
    }
  }),
);

clause('PAG-4 filters hold, all of them', (t) =>
  eachList(t, async (listed) => {
    const { entity } = listed;
    if (entity.filters.length === 0) return;
    const sub = somebody();
    const made = await fill(listed, 12, sub);
    const all = (await walk(listed, { limit: 100 }, sub)).rows;
    const [row] = made;
    const usable = entity.filters.filter((name) => row?.[name] !== undefined);
    const queries = [...usable.map((name) => [name]), usable];
    for (const names of queries.filter((each) => each.length > 0)) {
      const query = Object.fromEntries(names.map((name) => [name, row[name]]));
      const expected = all.filter((each) => names.every((name) => each[name] === row[name]));
      const { rows } = await walk(listed, { ...query, limit: 5 }, sub);
      assert.deepEqual(keysOf(listed, rows), keysOf(listed, expected), names.join());
    }
  }),
);

clause('PAG-5 while rows come and go, no row comes twice and none that stays is missed', (t) =>
  eachList(t, async (listed) => {
    const { node } = listed;
    const sub = somebody();
    const passing = await fill(listed, 12, sub);
    const staying = await fill(listed, 20, sub);
    passing.push(...(await fill(listed, 12, sub)));
    for (const sort of listed.entity.sorts.flatMap((name) => [name, `-${name}`])) {
      const { rows } = await walk(listed, { sort, limit: 8 }, sub, async () => {
        const gone = passing.shift();
        const removal =
          gone && listed.delete ? call(node, listed.delete, { row: gone, sub }) : undefined;
        const [fresh] = await Promise.all([fill(listed, 1, sub), removal]);
        passing.push(...fresh);
      });
      const keys = keysOf(listed, rows);
      assert.equal(new Set(keys).size, keys.length, `${sort}: no row comes twice`);
      const missed = keysOf(listed, staying).filter((key) => !keys.includes(key));
      assert.deepEqual(missed, [], `${sort}: none is missed`);
    }
  }),
);
