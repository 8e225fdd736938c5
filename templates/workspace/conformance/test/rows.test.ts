import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { FieldModel } from '@local/chassis';
import { vary } from '../../tools/lib/vary.ts';
import { clause, each, NotHere } from '../lib/clause.ts';
import { ask, assertFault, assertProblem, type Json } from '../lib/client.ts';
import { shared } from '../lib/fleet.ts';
import {
  call,
  callerHeaders,
  create,
  type Insertable,
  inputOf,
  insertables,
  isRefused,
  nowhere,
  read,
  type Subject,
  subjectsOf,
  takesBody,
} from '../lib/rows.ts';
import { failCommits } from '../lib/sabotage.ts';
import { type Operation, services } from '../lib/system.ts';

/** The check for each entity that callers can create, of each service. */
function eachEntity(
  t: Parameters<typeof each>[0],
  check: (subject: Insertable) => Promise<void>,
): Promise<void> {
  return each(t, services, async (service) => {
    for (const subject of await insertables(await shared(service))) await check(subject);
  });
}

/** The contract's schema of each member of the body. */
function propertiesOf({ schema }: Operation): Record<string, Json> {
  return (schema.body?.properties ?? {}) as Record<string, Json>;
}

/** The update that replaces a row: PUT where `get` reads it. */
function replacing({ updates, get }: Subject): Operation | undefined {
  return updates.find(({ method, path }) => method === 'PUT' && path === get?.path);
}

/** A text that fits a member of the body, as every member of that kind takes one. */
function textFor(schema: Json): unknown {
  return vary(schema, 'Example');
}

clause('DAT-1 create, get, update and delete answer as rows do', (t) =>
  eachEntity(t, async (subject) => {
    const { node, get } = subject;
    const operation = subject.create;
    const optional = Object.entries(propertiesOf(operation)).filter(
      ([name, { type, format, pattern, enum: values }]) =>
        type === 'string' &&
        (format ?? pattern ?? values) === undefined &&
        !(name in operation.example.fields),
    );
    const extras = Object.fromEntries(optional.map(([name, schema]) => [name, textFor(schema)]));
    const made = await call(node, operation, { fields: await inputOf(node, operation, extras) });
    assert.equal(made.status, 201, made.text);
    const row = made.json;
    if (get !== undefined && (get.expose === 'public' || operation.expose === 'internal')) {
      assert.match(`${made.headers.location}`, /^\/[\x21-\x7e]+$/);
      const pass = { token: node.issuer.token(), headers: callerHeaders(node.issuer, get) };
      const got = await ask(`${node.api}${made.headers.location}`, pass);
      assert.equal(got.status, 200, got.text);
      assert.deepEqual(got.json, row);
    }
    const replace = replacing(subject);
    if (replace !== undefined) {
      const fields = await inputOf(node, replace);
      const answer = await call(node, replace, { row, fields });
      assert.equal(answer.status, 200, answer.text);
      for (const [name] of optional) assert.ok(!(name in answer.json), `${name} was left out`);
      for (const name of Object.keys(fields)) {
        if (name in row) assert.deepEqual(answer.json[name], fields[name], name);
      }
      assert.deepEqual(await read(subject, row), answer.json);
    }
    if (subject.delete !== undefined) {
      const answer = await call(node, subject.delete, { row });
      assert.equal(answer.status, 204, answer.text);
      assert.equal(answer.text, '');
      const gone = await call(node, subject.delete, { row });
      assertProblem(gone, 'not-found', 404);
      if (get) assertProblem(await call(node, get, { row, fields: {} }), 'not-found', 404);
    }
  }),
);

clause('DAT-2 id, times and version are the service\u2019s', (t) =>
  eachEntity(t, async (subject) => {
    const { node, entity, updates } = subject;
    const row = await create(subject);
    const key = entity.fields.find(({ name }) => name === entity.key);
    if (key?.managed === 'key') {
      const v7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
      const ids = [row[entity.key]];
      for (let more = 0; more < 5; more += 1) ids.push((await create(subject))[entity.key]);
      for (const id of ids) assert.match(id, v7);
      assert.deepEqual(ids, [...ids].sort(), 'later ones sort later');
    }
    assert.ok(Math.abs(Date.parse(row.createdAt) - Date.now()) < 60_000);
    assert.equal(row.updatedAt, row.createdAt);
    const managed = entity.fields.filter((field) => field.managed);
    for (const operation of [subject.create, ...updates].filter(takesBody)) {
      const input = await inputOf(node, operation);
      for (const { name } of managed) {
        const fields = { ...input, [name]: row[name] };
        assertFault(await call(node, operation, { row, fields }), 'body', `/${name}`);
      }
    }
    const [update] = updates;
    if (update === undefined || subject.get === undefined) return;
    const answer = await call(node, update, { row });
    assert.equal(answer.status, update.status, answer.text);
    const after = await read(subject, row);
    assert.equal(after.createdAt, row.createdAt);
    assert.ok(after.updatedAt > row.updatedAt, `${after.updatedAt} is after ${row.updatedAt}`);
    assert.equal(after[entity.key], row[entity.key]);
  }),
);

interface Samples {
  /** What is sent, and what comes back. */
  good: [unknown, unknown][];
  bad: unknown[];
}

function same(...values: unknown[]): [unknown, unknown][] {
  return values.map((value) => [value, value]);
}

const noon = '2026-01-31T12:00:00.000Z';

function samplesOf(type: string, { minimum, maximum, pattern }: Json): Samples {
  switch (type) {
    case 'integer': {
      const low = minimum ?? -(2 ** 53 - 1);
      const high = maximum ?? 2 ** 53 - 1;
      return { good: same(low, high), bad: [low - 2, high + 2, 1.5] };
    }
    case 'decimal': {
      const form = new RegExp(pattern ?? '', 'u');
      const good = ['1.50', '0.10', '12345678901234567.89', '7'].filter((text) => form.test(text));
      return { good: same(...good), bad: [1.5, 'one', '1,5', '', '0x1', 'NaN'] };
    }
    case 'date':
      return {
        good: same('2024-02-29', '1999-12-31'),
        bad: ['2023-02-29', '2024-13-01', '20240101', '2024-1-1', noon],
      };
    case 'timestamp':
      return {
        good: [
          [noon, noon],
          ['2026-01-31T13:30:00+01:30', noon],
          ['2026-01-31T12:00:00Z', noon],
          ['2026-01-31T07:00:00.120-05:00', '2026-01-31T12:00:00.120Z'],
        ],
        bad: ['2026-01-31', '2026-02-30T12:00:00Z', '2026-01-31T12:00:00', 'now'],
      };
    case 'boolean':
      return { good: same(true, false), bad: ['true', 1] };
    case 'json':
      return { good: same({ a: [1, { b: 'c' }], d: 1.5, e: '\u00e9' }, [], 'text', 7), bad: [] };
    default:
      return { good: [], bad: [] };
  }
}

clause('DAT-3 values come back as they were given, in the form of their type', (t) =>
  eachEntity(t, async (subject) => {
    const { node, entity } = subject;
    const operation = subject.create;
    const properties = propertiesOf(operation);
    for (const field of entity.fields) {
      const schema = properties[field.name];
      if (schema === undefined || field.array || field.secret) continue;
      const { good, bad } = samplesOf(field.type, schema);
      for (const [given, back] of good) {
        const fields = await inputOf(node, operation, { [field.name]: given });
        const answer = await call(node, operation, { fields });
        if (isRefused(answer)) continue;
        assert.equal(answer.status, 201, `${field.name}: ${answer.text}`);
        assert.deepEqual(answer.json[field.name], back, field.name);
        if (!subject.get) continue;
        assert.deepEqual((await read(subject, answer.json))[field.name], back, field.name);
      }
      for (const given of bad) {
        const fields = await inputOf(node, operation, { [field.name]: given });
        assertFault(await call(node, operation, { fields }), 'body', `/${field.name}`);
      }
    }
  }),
);

clause('DAT-4 unique values and references hold, and the problem names the field', (t) =>
  eachEntity(t, async (subject) => {
    const { node, entity } = subject;
    const operation = subject.create;
    const input = await inputOf(node, operation);
    const row = await create(subject, { fields: input });
    for (const { name, unique } of entity.fields) {
      if (!unique || !(name in input)) continue;
      const fields = { ...(await inputOf(node, operation)), [name]: input[name] };
      const answer = await call(node, operation, { fields });
      assertProblem(answer, 'conflict', 409);
      assert.ok(answer.text.includes(name), `${name} is named: ${answer.text}`);
      assert.ok(!answer.text.includes(row[entity.key]), 'the other row is not');
    }
    for (const [name, target] of Object.entries(operation.example.references)) {
      const fields = await inputOf(node, operation, { [name]: nowhere });
      const answer = await call(node, operation, { fields });
      assertProblem(answer, 'reference-not-found', 422);
      assert.ok(answer.text.includes(name), `${name} is named: ${answer.text}`);

      const referred = subjectsOf(node).find((other) => other.name === target);
      if (referred?.delete === undefined) continue;
      const refusal = await call(node, referred.delete, {
        row: { [referred.entity.key]: input[name] },
      });
      assertProblem(refusal, 'conflict', 409);
      assert.ok(!refusal.text.includes(row[entity.key]), 'the other row is not named');
    }
    if (node.store.datastore === 'sqlite') return;
    // As a user's own migration would write it; SQLite can add none to a table that is there.
    const table = `ALTER TABLE "${entity.table}"`;
    await node.store.run(`${table} ADD CONSTRAINT "never_first" CHECK ("version" <> 1) NOT VALID`);
    const refused = await call(node, operation);
    await node.store.run(`${table} DROP CONSTRAINT "never_first"`);
    assertProblem(refused, 'rejected', 422);
    assert.match(refused.json.code, /^never[_-]first$/);
  }),
);

/** Checks that a secret is stored, and in no answer of any operation of the entity. */
async function assertKept(subject: Insertable, { name, column }: FieldModel): Promise<void> {
  const { node, entity, create: operation, get, list, updates } = subject;
  const schema = propertiesOf(operation)[name];
  const value = String(vary(schema, operation.example.fields[name] ?? 'secret'));
  const fields = await inputOf(node, operation, { [name]: value });
  const made = await call(node, operation, { fields });
  assert.equal(made.status, operation.status, made.text);
  const row = made.json;
  const key = entity.fields.find((field) => field.name === entity.key)?.column;
  const stored = async () => {
    const where = `"${key}" = '${row[entity.key]}'`;
    const [found] = await node.store.run(
      `SELECT "${column}" AS "value" FROM "${entity.table}" WHERE ${where}`,
    );
    return String(found?.value);
  };
  assert.equal(await stored(), value);

  const answers = [made];
  if (get) answers.push(await call(node, get, { row, fields: {} }));
  if (list) answers.push(await call(node, list, { fields: {} }));
  for (const update of updates) {
    const { [name]: _, ...without } = await inputOf(node, update);
    const required = (update.schema.body?.required ?? []) as string[];
    if (!required.includes(name)) {
      answers.push(await call(node, update, { row, fields: without }));
      assert.equal(await stored(), value, `${update.name} leaves it as it is`);
    }
    if (!(name in propertiesOf(update))) continue;
    answers.push(await call(node, update, { row, fields: { ...without, [name]: value } }));
  }
  for (const { status, text } of answers) {
    assert.ok(status < 300, text);
    assert.ok(!text.includes(value) && !text.includes(`"${name}"`), text);
  }
}

clause('DAT-5 secrets are stored, and in no answer', (t) =>
  each(t, services, async (service) => {
    let found = 0;
    for (const subject of subjectsOf(await shared(service))) {
      const { create: operation } = subject;
      if (operation === undefined) continue;
      for (const field of subject.entity.fields) {
        if (!field.secret || !(field.name in propertiesOf(operation))) continue;
        found += 1;
        await assertKept({ ...subject, create: operation }, field);
      }
    }
    if (found === 0) throw new NotHere('no field is marked secret');
  }),
);

const texts = [
  `it's "quoted" \\ back\\\\slash`,
  `'; DROP TABLE x; --`,
  '$1 %s {{x}} <%= x %> :x ?',
  '<script>alert(1)</script> &amp;',
  '\u0001\u0008\t\n\r\u001f\u007f\u0085\u2028',
  'e\u0301 \u00e9 \u{1f469}\u200d\u{1f680} \u202eabc \ufeff',
  '  both ends  ',
  'null',
];

clause('DAT-6 any text is text', (t) =>
  eachEntity(t, async (subject) => {
    const { node, entity } = subject;
    const operation = subject.create;
    const free = Object.entries(propertiesOf(operation)).filter(
      ([name, schema]) =>
        schema.type === 'string' &&
        schema.format === undefined &&
        schema.pattern === undefined &&
        schema.enum === undefined &&
        (schema.maxLength ?? 100) >= 40 &&
        !entity.fields.some((field) => field.name === name && field.secret),
    );
    for (const [name] of free) {
      for (const text of texts) {
        const fields = await inputOf(node, operation, { [name]: text });
        const answer = await call(node, operation, { fields });
        if (entity.fields.some((field) => field.unique && field.name === name)) {
          if (answer.status === 409) continue;
        }
        assert.equal(answer.status, operation.status, answer.text);
        assert.equal(answer.json[name], text);
        if (subject.get) assert.equal((await read(subject, answer.json))[name], text);
      }
      const fields = await inputOf(node, operation, { [name]: 'a\u0000b' });
      assertFault(await call(node, operation, { fields }), 'body', `/${name}`);
    }
  }),
);

clause('DAT-7 a command is there in full, or not at all', (t) =>
  eachEntity(t, async (subject) => {
    const { node, entity } = subject;
    const count = async () => {
      const [row] = await node.store.run(`SELECT count(*) AS "count" FROM "${entity.table}"`);
      return Number(row?.count);
    };
    const fields = await inputOf(node, subject.create);
    const before = await count();
    const repair = await failCommits(node.store, entity.table);
    const headers = { 'idempotency-key': randomUUID() };
    const failed = await call(node, subject.create, { fields, headers });
    await repair();
    assertProblem(failed, 'internal', 500);
    assert.equal(await count(), before);
    assert.equal((await call(node, subject.create, { fields })).status, subject.create.status);
    assert.equal(await count(), before + 1);
  }),
);
