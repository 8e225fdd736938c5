import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { TestContext } from 'node:test';
import { clause, each, NotHere } from '../lib/clause.ts';
import { type Answer, assertFault, assertProblem, type Json } from '../lib/client.ts';
import { shared } from '../lib/fleet.ts';
import {
  call,
  create,
  inputOf,
  nowhere,
  read,
  type Subject,
  subjectsOf,
  takesBody,
} from '../lib/rows.ts';
import { services } from '../lib/system.ts';

/** The check for each entity that has owners, of each service. */
function eachOwned(
  t: TestContext,
  check: (subject: Subject, owner: string) => Promise<void>,
): Promise<void> {
  return each(t, services, async (service) => {
    const owned = subjectsOf(await shared(service)).filter(({ entity }) => entity.owner);
    if (owned.length === 0) throw new NotHere('no entity has an owner');
    for (const subject of owned) await check(subject, subject.entity.owner ?? '');
  });
}

clause('OWN-1 the owner is the sub of the token, and nobody else\u2019s choice', (t) =>
  eachOwned(t, async (subject, owner) => {
    const sub = `owner-${randomUUID()}`;
    const row = await create(subject, { sub });
    const field = subject.entity.fields.find(({ name }) => name === owner);
    if (!field?.secret) assert.equal(row[owner], sub);
    const operation = subject.create;
    if (operation === undefined || !takesBody(operation)) return;
    const fields = { ...(await inputOf(subject.node, operation)), [owner]: 'somebody-else' };
    assertFault(await call(subject.node, operation, { sub, fields }), 'body', `/${owner}`);
  }),
);

function withoutTrace({ status, json }: Answer): unknown {
  const { traceId: _, ...body } = json;
  return { status, body };
}

clause('OWN-2 rows of others are as if they were not there', (t) =>
  eachOwned(t, async (subject) => {
    const { node, entity, list, get, updates } = subject;
    const [mine, theirs] = [`me-${randomUUID()}`, `them-${randomUUID()}`];
    const row = await create(subject, { sub: mine });
    const none = { [entity.key]: nowhere };
    const changes = [...updates, ...(subject.delete ? [subject.delete] : [])];
    for (const operation of [...(get ? [get] : []), ...changes]) {
      if (operation.expose !== 'public') continue;
      const fields = operation === get ? {} : await inputOf(node, operation);
      const refused = await call(node, operation, { row, fields, sub: theirs });
      assertProblem(refused, 'not-found', 404);
      const unknown = await call(node, operation, { row: none, fields, sub: theirs });
      assert.deepEqual(withoutTrace(refused), withoutTrace(unknown), operation.name);
    }
    if (get) assert.deepEqual(await read(subject, row, mine), row, 'nothing has changed');
    if (list === undefined) return;
    const seen = await call(node, list, { fields: {}, sub: theirs });
    assert.deepEqual(seen.json, { items: [] });
    const own = await call(node, list, { fields: {}, sub: mine });
    assert.deepEqual(own.json.items, [row]);
  }),
);

clause('OWN-3 an owner cannot be changed', (t) =>
  eachOwned(t, async (subject, owner) => {
    if (subject.updates.length === 0) throw new NotHere('no operation changes a row');
    const sub = `owner-${randomUUID()}`;
    const row = await create(subject, { sub });
    for (const update of subject.updates) {
      const input = await inputOf(subject.node, update);
      const fields = { ...input, [owner]: 'somebody-else' };
      const body = JSON.stringify(fields);
      const answer = await call(subject.node, update, { row, sub, body });
      assertFault(answer, 'body', takesBody(update) ? `/${owner}` : undefined);
      const changed = await call(subject.node, update, { row, sub, fields: input });
      assert.equal(changed.status, update.status, changed.text);
    }
    const [stored] = await subject.node.store.run(
      `SELECT * FROM "${subject.entity.table}" WHERE "id" = '${row.id}'`,
    );
    const column = subject.entity.fields.find(({ name }) => name === owner)?.column ?? '';
    assert.equal(stored?.[column], sub);
  }),
);

clause('OWN-4 an internal operation sees the rows of all owners', (t) =>
  eachOwned(t, async (subject) => {
    const { node, entity, name } = subject;
    const internal = node.service.operations.filter((operation) => {
      const reads = operation.action === 'get' || operation.action === 'list';
      return operation.entity === name && operation.expose === 'internal' && reads;
    });
    if (internal.length === 0) throw new NotHere('no internal operation reads rows with owners');
    const row = await create(subject, { sub: `owner-${randomUUID()}` });
    for (const operation of internal) {
      const answer = await call(node, operation, { row, fields: {}, sub: 'another-service' });
      assert.equal(answer.status, 200, answer.text);
      const found = operation.action === 'get' ? [answer.json] : answer.json.items;
      assert.ok(
        found.some((each: Json) => each[entity.key] === row[entity.key]),
        operation.name,
      );
    }
  }),
);
