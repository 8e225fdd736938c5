import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { type Calling, eachCaller, nobody, refusing, silent, startCaller } from '../lib/calling.ts';
import { clause } from '../lib/clause.ts';
import { assertProblem } from '../lib/client.ts';
import { startCollector } from '../lib/collector.ts';
import { migratedStore } from '../lib/fleet.ts';
import { readMetrics, sum } from '../lib/metrics.ts';
import { copiesOf, isCopied } from '../lib/replicas.ts';

/** With a store of its own: nobody else's copies are in it. */
const startAlone = async (calling: Calling, more: Parameters<typeof startCaller>[1] = {}) =>
  startCaller(calling, { store: await migratedStore(calling.service), ...more });

clause('CAL-20 copies answer in place of a callee that cannot, as far as they can', (t) =>
  eachCaller(
    t,
    async (calling) => {
      const caller = await startAlone(calling);
      const copies = copiesOf(caller, calling);
      const { status } = calling.operation;
      const at = new Date(Date.now() - 60_000);
      const away = refusing(503, 'unavailable');
      caller.callee.answerWith(away);
      assertProblem(await caller.ask(), 'unavailable', 503);
      const keys = copies.asked();
      assert.ok(keys.length > 0, 'the callee is asked first');
      await copies.keep(keys, { at });
      const copied = await caller.ask();
      assert.equal(copied.status, status, copied.text);
      caller.callee.answerWith(refusing(422, 'rejected', { code: 'not-this-one' }));
      assertProblem(await caller.ask(), 'rejected', 422);

      // However it fails, and in time.
      caller.callee.answerWith(silent);
      const late = await caller.ask({ headers: { 'x-deadline-ms': '1000' } });
      assert.equal(late.status, status, late.text);
      assert.ok(late.took < 1_200, `${late.took} ms where 1000 are left`);
      if (caller.node.store.datastore !== 'sqlite') {
        const release = await caller.node.store.lock(copies.table);
        caller.callee.answerWith(away);
        const held = await caller.ask({ headers: { 'x-deadline-ms': '1000' } });
        await release();
        assert.ok(held.status === 503 || held.status === 504, held.text);
        assert.ok(held.took < 1_200, `${held.took} ms where 1000 are left`);
      }

      caller.callee.answerWith(away);
      await copies.keep(keys, { at, gone: true });
      assertProblem(await caller.ask(), 'reference-not-found', 422);
    },
    isCopied,
  ),
);

const isOpener = ({ call, operation: { auth } }: Calling) =>
  (call.copy?.scopes ?? []).some((scope) => auth !== 'anonymous' && !auth.includes(scope));

clause('CAL-21 copies answer only to whom the callee would', (t) =>
  eachCaller(
    t,
    async (calling) => {
      const caller = await startAlone(calling);
      const copies = copiesOf(caller, calling);
      const { auth, status } = calling.operation;
      caller.callee.answerWith(refusing(503, 'unavailable'));
      await caller.ask();
      await copies.keep(copies.asked(), { at: new Date() });
      assert.equal((await caller.ask()).status, status);
      // Of the same user, whose rows are meant.
      const token = caller.node.issuer.token({ scope: [auth].flat().join(' ') });
      assertProblem(await caller.ask({ token }), 'unavailable', 503);
    },
    isOpener,
  ),
);

clause('CAL-22 that an answer is not the callee\u2019s is told, and how old it is', (t) =>
  eachCaller(
    t,
    async (calling) => {
      const collector = await startCollector();
      const env = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint };
      const caller = await startAlone(calling, { env, address: nobody });
      const { service, operation, fallback } = calling.call;
      const isReplica = fallback === 'replica';
      if (isReplica) {
        const asked = await startAlone(calling, { store: caller.node.store });
        const copies = copiesOf(asked, calling);
        await asked.ask();
        await copies.keep(copies.asked(), { at: new Date(Date.now() - 60_000) });
      }
      const trace = randomBytes(16).toString('hex');
      await caller.ask({ headers: { traceparent: `00-${trace}-${'1'.repeat(16)}-01` } });
      const line = await caller.node.line('of the fallback', (each) => each.fallback === fallback);
      assert.equal(line.level, 'warn');
      assert.equal(line.called, `${service}.${operation}`);
      const age = Number(line.age_s);
      assert.ok(isReplica ? age >= 59 && age < 120 : line.age_s === undefined, `${line.age_s}`);
      const samples = await readMetrics(caller.node);
      const labels = { server_address: service };
      assert.ok(sum(samples, 'call_fallbacks_total', { ...labels, fallback }) >= 1);
      const ages = sum(samples, 'call_fallback_age_seconds_count', labels);
      assert.ok(isReplica ? ages >= 1 : ages === 0, `${ages}`);
      const span = await collector.span('of the request', (each) => {
        return each.traceId === trace && each.kind === 2;
      });
      const told = span.events.find(({ name }) => name === 'fallback');
      assert.equal(told?.attributes['server.address'], service);
      assert.equal(told?.attributes.fallback, fallback);
    },
    ({ call }) => call.fallback !== 'none',
  ),
);
