import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { clause, each } from '../lib/clause.ts';
import { type Answer, assertFault, assertProblem, type Question } from '../lib/client.ts';
import { type Node, serve, shared } from '../lib/fleet.ts';
import { type Member, members, send, sharedMember, startMember, upstream } from '../lib/members.ts';
import { call, inputOf, insertable } from '../lib/rows.ts';
import { shortestOf } from '../lib/shortest.ts';
import { kinds, type Operation } from '../lib/system.ts';
import { until } from '../lib/until.ts';

/** An operation that waits for as long as the test wants, and how to ask for it. */
interface Stuck {
  operation: Operation;
  ask(question?: Question): Promise<Answer>;
  release(): Promise<void>;
}

/** Keeps a request waiting: for a lock in the own store or, at the gateway, for the service. */
async function stuck(member: Member, env: Record<string, string>): Promise<Stuck> {
  const { service } = member;
  if (service === undefined) return stuckGateway(member, env);
  const node = await serve(service, { env });
  const found = await insertable(node);
  const operation = found.create;
  const token = node.issuer.token();
  // Keys are fetched and statements prepared: what is measured is the deadline.
  await call(node, operation, { token });
  const fields = await inputOf(node, operation);
  const release = await node.store.lock(found.entity.table);
  return {
    operation,
    release,
    ask: (question) => call(node, operation, { fields, token, ...question }),
  };
}

async function stuckGateway(member: Member, env: Record<string, string>): Promise<Stuck> {
  const running = await startMember(member, env);
  const request = await member.light(running);
  await send(running, request);
  (await upstream()).answerWith(() => {});
  return {
    operation: request.operation,
    ask: (question) => send(running, request, question),
    release: async () => (await upstream()).answerWith(),
  };
}

/** How long it took to say 504. */
async function patience(waiting: Stuck, headers: Record<string, string> = {}): Promise<number> {
  const answer = await waiting.ask({ headers });
  assertProblem(answer, 'deadline-exceeded', 504);
  return answer.took;
}

clause(
  'DLN-1 the deadline is the limit of the operation or, where shorter, that of the caller',
  (t) =>
    each(t, members, async (member) => {
      const own = await stuck(member, { REQUEST_TIMEOUT_MS: '' });
      const limit = own.operation.timeoutMs;
      const took = await patience(own);
      const shorter = await patience(own, { 'x-deadline-ms': '150' });
      const longer = await patience(own, { 'x-deadline-ms': '3600000' });
      await own.release();
      assert.ok(took >= limit - 20, `${took} ms where the limit is ${limit}`);
      assert.ok(longer >= limit - 20 && longer < limit + 1_000, `${longer} ms`);
      assert.ok(shorter >= 130 && shorter < limit, `${shorter} ms`);
    }),
);

clause('DLN-2 the answer is 504 within 100 ms of the deadline, whatever is waited for', (t) =>
  each(t, members, async (member) => {
    const waiting = await stuck(member, { REQUEST_TIMEOUT_MS: '300' });
    const took = await shortestOf(3, () => patience(waiting));
    await waiting.release();
    assert.ok(took >= 280 && took < 400, `${took} ms where the limit is 300`);
  }),
);

clause('DLN-3 what is not a number of ms is a fault of the header', (t) =>
  each(t, members, async (member) => {
    const running = await sharedMember(member);
    const request = await member.light(running);
    for (const bad of ['soon', '-1', '3600001', '1.5', '1e3', '0x10', '9'.repeat(30)]) {
      const headers = { 'x-deadline-ms': bad };
      assertFault(await send(running, request, { headers }), 'header', '/x-deadline-ms');
    }
    for (const good of ['3600000', '5000']) {
      const { status } = await send(running, request, { headers: { 'x-deadline-ms': good } });
      assert.equal(status, 200);
    }
  }),
);

clause('DLN-4 a request whose deadline has passed starts no work', (t) =>
  each(t, members, async (member) => {
    const headers = { 'x-deadline-ms': '0' };
    const { service } = member;
    if (service === undefined) {
      const running = await sharedMember(member);
      const { seen } = await upstream();
      const before = seen.length;
      const answer = await send(running, await member.bodied(running), { headers });
      assertProblem(answer, 'deadline-exceeded', 504);
      assert.equal(seen.length, before);
      return;
    }
    const node = await shared(service);
    const { create, entity } = await insertable(node);
    const fields = await inputOf(node, create);
    const before = await count(node, entity.table);
    assertProblem(await call(node, create, { fields, headers }), 'deadline-exceeded', 504);
    assert.equal(await count(node, entity.table), before);
  }),
);

clause('DLN-5 after a 504 the idempotency key makes the repetition safe', (t) =>
  each(t, kinds, async (service) => {
    const node = await shared(service);
    const { create, entity } = await insertable(node, ({ idempotency }) => idempotency === 'key');
    const fields = await inputOf(node, create);
    const key = { 'idempotency-key': randomUUID() };
    const before = await count(node, entity.table);
    const release = await node.store.lock(entity.table);
    const headers = { ...key, 'x-deadline-ms': '200' };
    assertProblem(await call(node, create, { fields, headers }), 'deadline-exceeded', 504);
    await release();
    const again = await until('it is done', async () => {
      const answer = await call(node, create, { fields, headers: key });
      return answer.status === create.status && answer;
    });
    const third = await call(node, create, { fields, headers: key });
    assert.equal(third.text, again.text);
    assert.equal(await count(node, entity.table), before + 1);
  }),
);

async function count({ store }: Node, table: string): Promise<number> {
  const [row] = await store.run(`SELECT count(*) AS "count" FROM "${table}"`);
  return Number(row?.count);
}
