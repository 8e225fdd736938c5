import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { clause, each, NotHere } from '../lib/clause.ts';
import { type Answer, assertFault, assertProblem, type Json } from '../lib/client.ts';
import { shared } from '../lib/fleet.ts';
import { call, create, type Fields, nowhere, read, type Subject, subjectsOf } from '../lib/rows.ts';
import { type Operation, services } from '../lib/system.ts';

/** The check for each operation that changes a row, of each service. */
function eachChange(
  t: TestContext,
  actions: readonly Operation['action'][],
  check: (subject: Subject, operation: Operation) => Promise<void>,
): Promise<void> {
  return each(t, services, async (service) => {
    const changes = subjectsOf(await shared(service)).flatMap((subject) =>
      [...subject.updates, ...(subject.delete ? [subject.delete] : [])]
        .filter(({ action }) => actions.includes(action))
        .map((operation) => ({ subject, operation })),
    );
    if (changes.length === 0) throw new NotHere('no operation changes a row');
    for (const { subject, operation } of changes) await check(subject, operation);
  });
}

function change(
  { node }: Subject,
  operation: Operation,
  row: Fields,
  ifMatch?: string | readonly string[],
): Promise<Answer> {
  return call(node, operation, { row, headers: { 'if-match': ifMatch } });
}

/** Gone, or there with its next version. */
async function assertChanged(subject: Subject, operation: Operation, row: Json, answer: Answer) {
  if (answer.json?.type === 'urn:problem-type:rejected') {
    throw new NotHere(`a business rule refuses the example of ${operation.name}`);
  }
  assert.equal(answer.status, operation.status, `${operation.name}: ${answer.text}`);
  if (operation.action === 'delete') return;
  if (subject.get) assert.equal((await read(subject, row)).version, row.version + 1);
}

async function assertUnchanged(subject: Subject, row: Json): Promise<void> {
  if (subject.get) assert.deepEqual(await read(subject, row), row);
}

clause('VER-1 a row has a version, from 1, and an answer with it a strong tag', (t) =>
  eachChange(t, ['update'], async (subject, operation) => {
    const row = await create(subject);
    assert.equal(row.version, 1);
    const first = await change(subject, operation, row);
    await assertChanged(subject, operation, row, first);
    const second = await change(subject, operation, row);
    assert.equal(second.status, operation.status, second.text);
    if (operation.output === 'entity') {
      assert.equal(first.headers.etag, '"2"');
      assert.equal(second.json.version, 3);
      assert.equal(second.headers.etag, '"3"');
    }
    if (subject.get === undefined) return;
    const got = await call(subject.node, subject.get, { row, fields: {} });
    assert.equal(got.json.version, 3);
    assert.equal(got.headers.etag, '"3"');
  }),
);

clause('VER-2 If-Match lets a change through where a tag is that of the row', (t) =>
  eachChange(t, ['update', 'delete'], async (subject, operation) => {
    const row = await create(subject);
    for (const other of ['"2"', '"0"', '"01"', 'W/"1"', '"2", "3"', '""', '"a"', 'W/"1", "2"']) {
      assertProblem(await change(subject, operation, row, other), 'version-conflict', 412);
    }
    for (const bad of ['1', '"1', 'W/1', '"1" "2"', '*, "1"', 'w/"1"', '"a b"']) {
      assertFault(await change(subject, operation, row, bad), 'header', '/if-match');
    }
    await assertUnchanged(subject, row);
    for (const good of ['"1"', '*', '"7", "1"', 'W/"1", "1"']) {
      const fresh = await create(subject);
      await assertChanged(subject, operation, fresh, await change(subject, operation, fresh, good));
    }
  }),
);

clause('VER-3 without If-Match a change applies to whatever is there', (t) =>
  eachChange(t, ['update', 'delete'], async (subject, operation) => {
    const row = await create(subject);
    await assertChanged(subject, operation, row, await change(subject, operation, row));
  }),
);

clause('VER-4 of changes at once with the same If-Match one succeeds', (t) =>
  eachChange(t, ['update'], async (subject, operation) => {
    for (let round = 0; round < 3; round += 1) {
      const row = await create(subject);
      const racing = Array.from({ length: 8 }, () => change(subject, operation, row, '"1"'));
      const answers = await Promise.all(racing);
      const won = answers.filter(({ status }) => status === operation.status);
      assert.equal(won.length, 1, answers.map(({ status }) => status).join());
      for (const answer of answers.filter((each) => !won.includes(each))) {
        assertProblem(answer, 'version-conflict', 412);
      }
      if (subject.get) assert.equal((await read(subject, row)).version, 2);
    }
  }),
);

clause('VER-5 a change of a row that is not there is 404, with or without If-Match', (t) =>
  eachChange(t, ['update', 'delete'], async (subject, operation) => {
    const row = Object.fromEntries(operation.params.map(({ field }) => [field, nowhere]));
    for (const ifMatch of [undefined, '*', '"1"']) {
      assertProblem(await change(subject, operation, row, ifMatch), 'not-found', 404);
    }
  }),
);
