import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { pathOf } from '../../tools/lib/requests.ts';
import { clause, each, NotHere } from '../lib/clause.ts';
import { type Answer, assertFault, assertProblem, type Json } from '../lib/client.ts';
import { type Node, shared, sharedGateway } from '../lib/fleet.ts';
import { call, create, inputOf, nowhere, type Subject, subjectsOf } from '../lib/rows.ts';
import { type Operation, type Service, services } from '../lib/system.ts';

/** What `tools/gen/system.json` says of names that callers had before. */
type Told = Operation & {
  /** Of an operation at its path of before: its name by now. */
  successor?: string;
  /** Fields that come in and go out: name of now -> the one before. */
  former?: { input: Record<string, string>; output: Record<string, string> };
};

/** An operation as it was found before, and as it is by now. */
interface Pair {
  before: Told;
  now: Told;
}

function pairsOf({ operations }: Service): Pair[] {
  return (operations as readonly Told[]).flatMap((before) => {
    const now = operations.find(({ name }) => name === before.successor);
    return now === undefined ? [] : [{ before, now }];
  });
}

/** A row of its own for each question, so that one that changes or removes it is no other's business. */
async function rowFor(subject: Subject | undefined, { params }: Operation): Promise<Json> {
  return subject === undefined || params.length === 0 ? {} : create(subject);
}

function assertDeprecated({ headers }: Answer, { now }: Pair, row: Json): void {
  assert.equal(headers.deprecation, '@0');
  assert.equal(headers.link, `<${pathOf(now, row)}>; rel="successor-version"`);
}

async function assertAlike(node: Node, pair: Pair): Promise<void> {
  const { before, now } = pair;
  const subject = subjectsOf(node).find(({ name }) => name === now.entity);
  for (const operation of [now, before]) {
    const row = await rowFor(subject, operation);
    const fields = await inputOf(node, operation);
    const answer = await call(node, operation, { row, fields: isRead(now) ? {} : fields });
    if (answer.json?.type === 'urn:problem-type:rejected') {
      throw new NotHere(`a business rule refuses the example of ${operation.name}`);
    }
    assert.equal(answer.status, now.status, `${operation.name}: ${answer.text}`);
    if (operation === before) assertDeprecated(answer, pair, row);
    else assert.equal(answer.headers.deprecation, undefined);
  }
  if (!isRead(now)) return;
  // What does not change anything says the same, byte for byte.
  const row = await rowFor(subject, now);
  const texts = [now, before].map(
    async (each) => (await call(node, each, { row, fields: {} })).text,
  );
  assert.equal(await texts[1], await texts[0]);
}

const isRead = ({ kind }: Operation): boolean => kind === 'query';

clause('FMR-1 an operation answers where it was found before', async (t) => {
  const gateway = await sharedGateway();
  await each(t, services, async (service) => {
    const pairs = pairsOf(service);
    if (pairs.length === 0) throw new NotHere('every operation is where it always was');
    const node = await shared(service);
    for (const pair of pairs) {
      await assertAlike(node, pair);
      if (pair.before.expose === 'public') await assertAlike({ ...node, ...gateway }, pair);
      if (pair.now.params.length === 0) continue;
      const refused = await call(node, pair.before, {
        row: {},
        fields: await inputOf(node, pair.now),
      });
      assertProblem(refused, 'not-found', 404);
      const { key = 'id' } =
        subjectsOf(node).find(({ name }) => name === pair.now.entity)?.entity ?? {};
      assertDeprecated(refused, pair, { [key]: nowhere });
      if (pair.before.auth !== 'anonymous') {
        const stranger = { fields: {}, token: undefined };
        const nodes = pair.before.expose === 'public' ? [node, { ...node, ...gateway }] : [node];
        for (const each of nodes) {
          const unknown = await call(each, pair.before, stranger);
          assertProblem(unknown, 'unauthenticated', 401);
          assertDeprecated(unknown, pair, { [key]: nowhere });
        }
      }
    }
  });
});

clause('FMR-2 a field has both of its names', (t) =>
  each(t, services, async (service) => {
    const node = await shared(service);
    const bilingual = (service.operations as readonly Told[]).filter(({ former }) => former);
    if (bilingual.length === 0) throw new NotHere('every field is called as it always was');
    for (const subject of subjectsOf(node)) {
      for (const operation of bilingual.filter(({ entity }) => entity === subject.name)) {
        if (operation.action === 'create') await assertTakesEither(node, operation);
        if (operation.action === 'list') await assertFindsByEither(subject, operation);
        if (operation === subject.get) {
          const row = await create(subject);
          const { json } = await call(node, operation, { row, fields: {} });
          assertBoth(json, operation);
        }
      }
    }
  }),
);

clause('FMR-3 keys and cursors are good under either name', (t) =>
  each(t, services, async (service) => {
    const node = await shared(service);
    const pairs = pairsOf(service);
    const keyed = pairs.filter(({ now }) => now.action === 'create' && now.idempotency === 'key');
    const lists = pairs.filter(({ now }) => now.action === 'list');
    if (keyed.length + lists.length === 0) throw new NotHere('nothing of it has another name');
    for (const pair of keyed) await assertDoneOnce(node, pair);
    for (const { before, now } of lists) {
      const subject = subjectsOf(node).find(({ name }) => name === now.entity);
      if (subject === undefined) continue;
      for (const _row of 'ab') await create(subject);
      for (const [one, other] of [
        [before, now],
        [now, before],
      ] as const) {
        const { json } = await call(node, one, { fields: { limit: 1 } });
        const fields = { limit: 1, cursor: json.nextCursor };
        const next = await call(node, other, { fields });
        assert.equal(next.status, 200, next.text);
        assert.notDeepEqual(next.json.items, json.items);
      }
    }
  }),
);

/** A command that comes by one name, and again by the other. */
async function assertDoneOnce(node: Node, { before, now }: Pair): Promise<void> {
  for (const first of [before, now]) {
    const fields = await inputOf(node, now);
    const headers = { 'idempotency-key': randomUUID() };
    const send = (by: Told) =>
      call(node, by, { fields: by === before ? asBefore(now, fields) : fields, headers });
    const done = await send(first);
    if (done.json?.type === 'urn:problem-type:rejected') return;
    assert.equal(done.status, now.status, done.text);
    const again = await send(first === before ? now : before);
    assert.equal(again.headers['idempotent-replayed'], 'true');
    assert.equal(again.text, done.text);
  }
}

/** What is there under the name of now is there under the one before. */
function assertBoth(row: Json, { former }: Told): void {
  for (const [name, before] of Object.entries(former?.output ?? {})) {
    assert.deepEqual(row[before], row[name], `${before} and ${name}`);
  }
}

/** What goes in, under the names of before. @param keep under those of now too */
function asBefore({ former }: Told, fields: Json, keep = false): Json {
  const renamed = { ...fields };
  for (const [name, before] of Object.entries(former?.input ?? {})) {
    if (!(name in fields)) continue;
    renamed[before] = fields[name];
    if (!keep) delete renamed[name];
  }
  return renamed;
}

async function assertTakesEither(node: Node, operation: Told): Promise<void> {
  const names = Object.entries(operation.former?.input ?? {});
  const now = await inputOf(node, operation);
  for (const keep of [false, true]) {
    const fields = asBefore(operation, await inputOf(node, operation), keep);
    const answer = await call(node, operation, { fields });
    if (answer.json?.type === 'urn:problem-type:rejected') return;
    assert.equal(answer.status, operation.status, answer.text);
    for (const [name, before] of names) {
      if (name in answer.json) assert.deepEqual(answer.json[name], fields[before], name);
    }
    assertBoth(answer.json, operation);
  }
  for (const [name, before] of names) {
    const other = typeof now[name] === 'string' ? `${now[name]}` : undefined;
    const schema = (operation.schema.body?.properties as Json)?.[name];
    if (other === undefined || schema?.format || schema?.enum || schema?.pattern) continue;
    const short = other.slice(0, -1);
    if (short === '') continue;
    const answer = await call(node, operation, { fields: { ...now, [before]: short } });
    assertFault(answer, 'body', `/${before}`);
  }
}

async function assertFindsByEither(subject: Subject, list: Told): Promise<void> {
  const row = await create(subject);
  for (const [name, before] of Object.entries(list.former?.input ?? {})) {
    if (row[name] === undefined) continue;
    const found = await Promise.all(
      [name, before].map(async (each) => {
        const fields = { [each]: row[name], sort: `-${each}`, limit: 100 };
        const { status, text, json } = await call(subject.node, list, { fields });
        assert.equal(status, 200, text);
        return json.items as Json[];
      }),
    );
    assert.ok(found[0]?.some((item) => item[subject.entity.key] === row[subject.entity.key]));
    assert.deepEqual(found[1], found[0]);
    for (const item of found.flat()) assertBoth(item, list);
  }
}
