import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { TestContext } from 'node:test';
import { clause, each, NotHere } from '../lib/clause.ts';
import { type Answer, assertFault, assertProblem } from '../lib/client.ts';
import { type Node, serve, shared } from '../lib/fleet.ts';
import { languageOf } from '../lib/languages.ts';
import { call, type Fields, inputOf, type Subject, subjectsOf, takesBody } from '../lib/rows.ts';
import { failCommits } from '../lib/sabotage.ts';
import { kinds, type Operation, services } from '../lib/system.ts';

type Keyed = Subject & { create: Operation };

/** Operations that insert and take a key. */
function keyedOf(node: Node): Keyed[] {
  return subjectsOf(node).filter(
    (subject): subject is Keyed => subject.create?.idempotency === 'key',
  );
}

/** The check for each insert with a key, of each service. */
function eachKeyed(t: TestContext, check: (keyed: Keyed) => Promise<void>): Promise<void> {
  return each(t, services, async (service) => {
    const found = keyedOf(await shared(service));
    if (found.length === 0) throw new NotHere('no operation takes a key');
    for (const keyed of found) await check(keyed);
  });
}

function send(
  { node, create }: Keyed,
  key: string | undefined,
  fields: Fields,
  more: { sub?: string; body?: unknown } = {},
): Promise<Answer> {
  return call(node, create, { fields, headers: { 'idempotency-key': key }, ...more });
}

async function rowsIn({ node, entity }: Keyed): Promise<number> {
  const [row] = await node.store.run(`SELECT count(*) AS "count" FROM "${entity.table}"`);
  return Number(row?.count);
}

function assertDone({ create }: Keyed, answer: Answer): void {
  assert.equal(answer.status, create.status, answer.text);
}

clause('IDM-1 a key is 1 to 255 printable characters; without it each request is its own', (t) =>
  eachKeyed(t, async (keyed) => {
    for (const bad of ['', 'a b', 'x'.repeat(256), 'caf\u00e9']) {
      const answer = await send(keyed, bad, await inputOf(keyed.node, keyed.create));
      assertFault(answer, 'header', '/idempotency-key');
    }
    const before = await rowsIn(keyed);
    for (const key of [`!${randomUUID()}`, randomUUID().padEnd(255, '~'), undefined, undefined]) {
      const answer = await send(keyed, key, await inputOf(keyed.node, keyed.create));
      assertDone(keyed, answer);
      assert.equal(answer.headers['idempotent-replayed'], undefined);
    }
    assert.equal(await rowsIn(keyed), before + 4);
  }),
);

clause('IDM-2 key, answer and row are there together, or nothing is', (t) =>
  eachKeyed(t, async (keyed) => {
    const key = randomUUID();
    const fields = await inputOf(keyed.node, keyed.create);
    const before = await rowsIn(keyed);
    const repair = await failCommits(keyed.node.store, keyed.entity.table);
    assertProblem(await send(keyed, key, fields), 'internal', 500);
    await repair();
    assert.equal(await rowsIn(keyed), before);
    const done = await send(keyed, key, fields);
    assertDone(keyed, done);
    assert.equal(done.headers['idempotent-replayed'], undefined, 'done now, for the first time');
    assert.equal(await rowsIn(keyed), before + 1);
  }),
);

clause('IDM-3 the same request gets the same answer, byte for byte, and writes nothing', (t) =>
  eachKeyed(t, async (keyed) => {
    const key = randomUUID();
    const fields = await inputOf(keyed.node, keyed.create);
    const first = await send(keyed, key, fields);
    assertDone(keyed, first);
    assert.equal(first.headers['idempotent-replayed'], undefined);
    const before = await rowsIn(keyed);
    for (let repetition = 0; repetition < 2; repetition += 1) {
      const again = await send(keyed, key, fields);
      assert.equal(again.status, first.status);
      assert.equal(again.text, first.text);
      assert.equal(again.headers['idempotent-replayed'], 'true');
      for (const name of ['location', 'etag', 'content-type']) {
        assert.equal(again.headers[name], first.headers[name], name);
      }
    }
    assert.equal(await rowsIn(keyed), before);
  }),
);

clause(
  'IDM-4 another request with the same key is refused; order of members is no difference',
  (t) =>
    eachKeyed(t, async (keyed) => {
      if (!takesBody(keyed.create)) throw new NotHere('the operation has no body');
      const key = randomUUID();
      const fields = await inputOf(keyed.node, keyed.create);
      assertDone(keyed, await send(keyed, key, fields));
      const turned = Object.fromEntries(Object.entries(fields).reverse());
      const same = await send(keyed, key, turned);
      assertDone(keyed, same);
      assert.equal(same.headers['idempotent-replayed'], 'true');

      const other = await changed(keyed, fields);
      if (other === undefined) throw new NotHere('the example cannot be varied');
      assertProblem(await send(keyed, key, other), 'idempotency-mismatch', 422);
      for (const elsewhere of keyedOf(keyed.node)) {
        if (elsewhere.name === keyed.name) continue;
        const input = await inputOf(elsewhere.node, elsewhere.create);
        assertProblem(await send(elsewhere, key, input), 'idempotency-mismatch', 422);
      }
    }),
);

/** The input with one other value that fits: a reference, a unique value, or one member more. */
async function changed({ node, create }: Keyed, fields: Fields): Promise<Fields | undefined> {
  const fresh = await inputOf(node, create);
  if (JSON.stringify(fresh) !== JSON.stringify(fields)) return fresh;
  const properties = Object.entries(
    (create.schema.body?.properties ?? {}) as Record<string, { type?: string; minimum?: number }>,
  );
  const number = properties.find(([name, { type }]) => type === 'integer' && name in fields);
  if (number !== undefined) return { ...fields, [number[0]]: Number(fields[number[0]]) + 1 };
  const required = (create.schema.body?.required ?? []) as string[];
  const spare = Object.keys(fields).find((name) => !required.includes(name));
  if (spare === undefined) return undefined;
  const { [spare]: _, ...rest } = fields;
  return rest;
}

clause('IDM-5 two callers with one key do not meet', (t) =>
  eachKeyed(t, async (keyed) => {
    if (keyed.create.auth === 'anonymous') throw new NotHere('anonymous callers are one caller');
    const key = randomUUID();
    const before = await rowsIn(keyed);
    for (const sub of ['one-caller', 'another-caller']) {
      const answer = await send(keyed, key, await inputOf(keyed.node, keyed.create), { sub });
      assertDone(keyed, answer);
      assert.equal(answer.headers['idempotent-replayed'], undefined);
    }
    assert.equal(await rowsIn(keyed), before + 2);
  }),
);

clause('IDM-6 of equal requests at once one writes, and the others get its answer', (t) =>
  eachKeyed(t, async (keyed) => {
    for (let round = 0; round < 3; round += 1) {
      const key = randomUUID();
      const fields = await inputOf(keyed.node, keyed.create);
      const before = await rowsIn(keyed);
      const answers = await Promise.all(Array.from({ length: 8 }, () => send(keyed, key, fields)));
      for (const answer of answers) assertDone(keyed, answer);
      assert.equal(new Set(answers.map(({ text }) => text)).size, 1);
      const written = answers.filter(({ headers }) => headers['idempotent-replayed'] !== 'true');
      assert.equal(written.length, 1);
      assert.equal(await rowsIn(keyed), before + 1);
    }
  }),
);

clause('IDM-7 what failed is not stored, and the key can be tried again', (t) =>
  eachKeyed(t, async (keyed) => {
    if (!takesBody(keyed.create)) throw new NotHere('the operation has no body');
    const key = randomUUID();
    const fields = await inputOf(keyed.node, keyed.create);
    assertProblem(
      await send(keyed, key, { ...fields, 'no-such-member': 1 }),
      'validation-failed',
      400,
    );
    const unique = keyed.entity.fields.some(({ unique, name }) => unique && name in fields);
    if (unique) {
      assertDone(keyed, await send(keyed, randomUUID(), fields));
      assertProblem(await send(keyed, key, fields), 'conflict', 409);
    }
    const fresh = await inputOf(keyed.node, keyed.create);
    const done = await send(keyed, key, fresh);
    assertDone(keyed, done);
    assert.equal(done.headers['idempotent-replayed'], undefined);
  }),
);

clause('IDM-8 keys are kept for a day, whatever happens meanwhile', (t) =>
  each(t, kinds, async (service) => {
    const node = await shared(service);
    const [keyed] = keyedOf(node);
    if (keyed === undefined) throw new NotHere('no operation takes a key');
    const key = randomUUID();
    const token = node.issuer.token({ exp: Math.floor(Date.now() / 1000) + 48 * 3600 });
    const headers = { 'idempotency-key': key };
    const fields = await inputOf(node, keyed.create);
    const first = await call(node, keyed.create, { fields, token, headers });
    assertDone(keyed, first);

    const env = languageOf(service.language).laterBy(23);
    const later = await serve(service, { store: node.store, env });
    for (let busy = 0; busy < 100; busy += 1) {
      const more = { token, headers: { 'idempotency-key': randomUUID() } };
      const input = await inputOf(
        { ...later, issuer: { ...later.issuer, token: () => token } },
        keyed.create,
      );
      assertDone(keyed, await call(later, keyed.create, { ...more, fields: input }));
    }
    const again = await call(later, keyed.create, { fields, token, headers });
    assert.equal(again.text, first.text);
    assert.equal(again.headers['idempotent-replayed'], 'true');
  }),
);
