import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { root } from '../../tools/lib/root.ts';
import { startBroker } from '../lib/broker-server.ts';
import { clause, each, NotHere } from '../lib/clause.ts';
import { ask } from '../lib/client.ts';
import { startCollector } from '../lib/collector.ts';
import {
  type Copying,
  changing,
  copies,
  copyings,
  creatings,
  creationOf,
  keyOf,
  messageOf,
  newOf,
  type Sent,
  type Stage,
  stageOf,
} from '../lib/consuming.ts';
import { readMetrics, sum } from '../lib/metrics.ts';
import type { Line } from '../lib/processes.ts';
import { randomOf } from '../lib/seeded.ts';
import { until } from '../lib/until.ts';
import { startWire } from '../lib/wire.ts';

/** What a test can tell apart, or the reason why it cannot. */
function changeable(copying: Copying) {
  const found = changing(copying);
  if (found === undefined) throw new NotHere('no event sets a number or a text');
  return found;
}

/** Another message about the same row. */
function again(first: Sent, given: Record<string, unknown>): Sent {
  const data = { ...JSON.parse(first.data), ...given };
  return { ...first, id: randomUUID(), data: JSON.stringify(data) };
}

const broken = (copying: Copying): Sent => ({ ...newOf(copying), data: '{}' });

clause('CON-1 a message that comes again has no second effect', (t) =>
  each(t, copyings, async (copying) => {
    const { member, column, value } = changeable(copying);
    const stage = await stageOf(copying);
    const node = await stage.serve();
    const first = newOf(copying, { [member]: value(1) });
    await stage.send([first, again(first, { [member]: value(2) })]);
    await stage.settled();
    // The same message once more, with what would be another effect. Some brokers drop it themselves.
    await stage.send([{ ...first, data: again(first, { [member]: value(3) }).data }]);
    if (stage.broker.capabilities.deduplicatesForMs === 0) {
      await node.line('of the duplicate', ({ outcome }) => outcome === 'duplicate');
    }
    await stage.settled();
    const row = (await copies(stage, copying)).get(String(keyOf(copying, first)));
    assert.equal(String(row[column]), String(value(2)));
    assert.equal((await stage.inbox()).length, 2);
    assert.equal((await node.stop()).code, 0);
    await losesVerdict(stage, copying);
  }),
);

/** The effect is there and the broker never hears of it: the message comes again, from the broker. */
async function losesVerdict(stage: Stage, copying: Copying): Promise<void> {
  const wire = await startWire(stage.brokerUrl);
  const node = await stage.serve({ env: { BROKER_URL: wire.url } });
  const isDuplicate = (line: Line) => line.outcome === 'duplicate';
  // Whether a message has been taken when the wire goes dead, nothing tells from outside.
  for (let round = 1; !node.lines.some(isDuplicate); round++) {
    assert.ok(round <= 6, 'no verdict was lost');
    const message = newOf(copying);
    const known = (await stage.inbox()).length;
    const release = await stage.store.lock(copying.replica.table);
    await stage.send([message]);
    await sleep(round * 500);
    wire.hang(true);
    await release();
    const isThere = async () => (await stage.inbox()).length > known;
    await until('its effect', isThere, 3_000).catch(() => {});
    await wire.cut();
    wire.hang(false);
    await wire.mend();
    await until('its end', () =>
      node.lines.some(({ message_id: id, outcome }) => {
        return id === message.id && (outcome === 'done' || outcome === 'duplicate');
      }),
    );
    await stage.settled();
  }
  const ids = await stage.inbox();
  assert.equal(ids.length, new Set(ids).size);
}

clause('CON-2 a payload is read for what is needed of it', (t) =>
  each(t, copyings, async (copying) => {
    const stage = await stageOf(copying);
    const node = await stage.serve();
    const later = copying.event.topic.replace(/\d+$/, '987');
    await stage.listenTo(later);
    const good = [newOf(copying, { of: { tomorrow: [1] } }), { ...newOf(copying), topic: later }];
    const bad = [
      { ...newOf(copying), data: '{}' },
      { ...newOf(copying), data: 'nonsense' },
      newOf(copying, { [copying.feed.key]: { not: 'a key' } }),
    ];
    await stage.send([...good, ...bad]);
    await stage.settled();
    const found = await copies(stage, copying);
    for (const each of good) assert.ok(found.has(String(keyOf(copying, each))));
    const dead = await stage.broker.deadLetters(copying.subscription.name).list({ limit: 10 });
    assert.deepEqual(dead.map(({ message }) => message.id).sort(), bad.map(({ id }) => id).sort());
    assert.ok(dead.every(({ attempts }) => attempts === 1));
    assert.ok(node.isRunning());
  }),
);

clause('CON-3 what may pass is tried again, what is refused is not', (t) =>
  each(t, copyings, async (copying) => {
    const stage = await stageOf(copying);
    const node = await stage.serve({ env: { CONSUMER_TIMEOUT_MS: '1000' } });
    const message = newOf(copying);
    const release = await stage.store.lock(copying.replica.table);
    await stage.send([message]);
    const retried = await node.line('of the retry', ({ outcome }) => outcome === 'retried');
    assert.equal(retried.level, 'warn');
    await release();
    const done = await node.line('of the success', ({ outcome }) => outcome === 'done');
    assert.ok(Number(done.attempt) > 1, JSON.stringify(done));
    assert.ok((await copies(stage, copying)).has(String(keyOf(copying, message))));
    assert.equal((await stage.broker.lag(copying.subscription.name)).dead, 0);
  }),
);

clause('CON-4 a poison message is kept, with its reason, and keeps nobody waiting', (t) =>
  each(t, copyings, async (copying) => {
    const stage = await stageOf(copying);
    const node = await stage.serve();
    const poison = {
      ...broken(copying),
      attributes: { time: '2026-01-31T12:00:00.000Z', odd: 'é' },
    };
    const others = Array.from({ length: 20 }, () => newOf(copying));
    // Behind it, one with its own key as well.
    await stage.send([poison, { ...newOf(copying), key: poison.key }, ...others]);
    await stage.settled();
    assert.equal((await copies(stage, copying)).size, 21);
    const letters = stage.broker.deadLetters(copying.subscription.name);
    const [letter] = await letters.list({ limit: 10 });
    assert.equal(letter?.message.id, poison.id);
    assert.equal(letter?.message.data, poison.data);
    assert.equal(letter?.message.attributes.odd, 'é');
    assert.match(`${letter?.reason}`, /is required/);
    assert.equal(letter?.attempts, 1);
    assert.ok(Math.abs(Date.parse(`${letter?.failedAt}`) - Date.now()) < 60_000);
    const line = await node.line('of the dead letter', ({ outcome }) => outcome === 'dead');
    assert.equal(line.level, 'error');
    assert.equal(line.message_id, poison.id);
  }),
);

clause('CON-5 messages of one key keep their order, with two replicas', (t) =>
  each(t, copyings, async (copying) => {
    const { member, column, value } = changeable(copying);
    const stage = await stageOf(copying);
    const count = 40;
    const rows = Array.from({ length: 5 }, () => newOf(copying));
    // In the order of their sending, and not by what they say of themselves.
    const messages = Array.from({ length: count }, (_, index) =>
      rows.map((row) => ({
        ...again(row, { [member]: value(index) }),
        attributes: { sequence: '1', time: '2026-01-31T12:00:00.000Z' },
      })),
    ).flat();
    const shared = stage.store.datastore !== 'sqlite';
    const nodes = [await stage.serve(), ...(shared ? [await stage.serve()] : [])];
    await stage.send(messages);
    await stage.settled(60_000);
    await until('each is handled once', () => {
      const lines = nodes.flatMap((node) => node.lines).filter(({ msg }) => msg === 'message');
      assert.ok(lines.every(({ outcome }) => outcome === 'done' || outcome === 'duplicate'));
      return lines.filter(({ outcome }) => outcome === 'done').length === messages.length;
    });
    const found = await copies(stage, copying);
    for (const row of rows) {
      const copy = found.get(String(keyOf(copying, row)));
      assert.equal(String(copy[column]), String(value(count - 1)));
    }
  }),
);

clause('CON-6 while the own store is away nothing is given up', (t) =>
  each(t, copyings, async (copying) => {
    const stage = await stageOf(copying);
    if (stage.store.datastore === 'sqlite') throw new NotHere('its store is a file beside it');
    const wire = await startWire(stage.store.app);
    const node = await stage.serve({ databaseUrl: wire.url });
    const first = newOf(copying);
    await stage.send([first]);
    await stage.settled();
    await wire.cut();
    const messages = Array.from({ length: 10 }, () => newOf(copying));
    await stage.send(messages);
    await sleep(2_500);
    assert.equal((await stage.broker.lag(copying.subscription.name)).dead, 0);
    assert.deepEqual(
      node.lines.filter(({ outcome }) => outcome === 'dead'),
      [],
    );
    await wire.mend();
    await stage.settled();
    assert.equal((await copies(stage, copying)).size, 11);
  }),
);

clause('CON-7 a message that comes late changes nothing that a later one has told', (t) =>
  each(t, copyings, async (copying) => {
    const { member, column, value } = changeable(copying);
    const stage = await stageOf(copying);
    await stage.serve();
    const deletion = copying.replica.feeds.find(({ kind }) => kind === 'delete');
    const first = newOf(copying, { [member]: value(1) });
    const at = (sequence: number) => ({
      sequence: String(sequence).padStart(16, '0'),
      time: new Date(Date.UTC(2026, 0, 1) + sequence).toISOString(),
    });
    await stage.send([
      { ...again(first, { [member]: value(5) }), attributes: at(5) },
      { ...again(first, { [member]: value(3) }), attributes: at(3) },
    ]);
    await stage.settled();
    const key = String(keyOf(copying, first));
    const row = (await copies(stage, copying)).get(key);
    assert.equal(String(row[column]), String(value(5)));
    assert.ok(!row._deleted);
    assert.equal(new Date(row._event_at).toISOString(), at(5).time);
    const known = copying.subscription.events.find(({ name }) => name === deletion?.event);
    if (deletion === undefined || known === undefined) return;
    const gone = {
      ...messageOf({ ...copying, event: known }, { [deletion.key]: keyOf(copying, first) }),
    };
    await stage.send([
      { ...gone, topic: known.topic, attributes: at(9) },
      { ...again(first, { [member]: value(7) }), attributes: at(7) },
    ]);
    await stage.settled();
    assert.ok((await copies(stage, copying)).get(key)._deleted);
  }),
);

clause('CON-8 what came meanwhile is handled when the service is back', (t) =>
  each(t, copyings, async (copying) => {
    const stage = await stageOf(copying);
    const node = await stage.serve();
    await stage.send([newOf(copying)]);
    await stage.settled();
    assert.equal((await node.stop()).code, 0);
    await stage.send(Array.from({ length: 50 }, () => newOf(copying)));
    const lag = () => stage.broker.lag(copying.subscription.name);
    await until('they wait', async () => (await lag()).waiting === 50);
    await stage.serve();
    await stage.settled();
    assert.equal((await copies(stage, copying)).size, 51);
  }),
);

clause('CON-9 a delivery goes on with the trace of its message', (t) =>
  each(t, copyings, async (copying) => {
    const collector = await startCollector();
    const stage = await stageOf(copying);
    const node = await stage.serve({ env: { OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint } });
    const [trace, parent] = [randomBytes(16).toString('hex'), randomBytes(8).toString('hex')];
    const traceparent = `00-${trace}-${parent}-01`;
    const message = {
      ...newOf(copying),
      attributes: { traceparent, time: new Date().toISOString() },
    };
    await stage.send([message]);
    const name = `process ${copying.event.topic}`;
    const span = await collector.span(name, (each) => each.traceId === trace && each.name === name);
    assert.equal(span.kind, 5);
    assert.equal(span.parentSpanId, parent);
    assert.deepEqual(span.links, [{ traceId: trace, spanId: parent }]);
    assert.equal(span.attributes['messaging.message.id'], message.id);
    assert.equal(span.attributes['messaging.destination.name'], copying.event.topic);
    const line = await node.line('of the message', ({ msg }) => msg === 'message');
    const { level, trace_id, span_id, message_id, subscription, topic, outcome, attempt } = line;
    assert.deepEqual(
      { level, trace_id, span_id, message_id, subscription, topic, outcome, attempt },
      {
        level: 'info',
        trace_id: trace,
        span_id: span.spanId,
        message_id: message.id,
        subscription: copying.subscription.name,
        topic: copying.event.topic,
        outcome: 'done',
        attempt: undefined,
      },
    );
    assert.equal(typeof line.duration_ms, 'number');
  }),
);

clause('CON-10 a process that ends finishes what it was handling', (t) =>
  each(t, copyings, async (copying) => {
    const stage = await stageOf(copying);
    let hasWaited = false;
    // Whether it has taken the message already, nothing tells from outside.
    for (let round = 1; !hasWaited; round++) {
      assert.ok(round <= 5, 'it does not wait for the message that it has');
      const node = await stage.serve();
      const release = await stage.store.lock(copying.replica.table);
      const message = newOf(copying);
      await stage.send([message]);
      await sleep(round * 500);
      node.signal('SIGTERM');
      await sleep(round * 500);
      hasWaited = node.isRunning();
      await release();
      const { code } = await node.exit;
      assert.equal(code, 0);
      if (!hasWaited) continue;
      assert.ok((await copies(stage, copying)).has(String(keyOf(copying, message))));
      assert.equal((await stage.broker.lag(copying.subscription.name)).waiting, 0);
    }
  }),
);

clause('CON-11 wherever a process is killed, each message has its effect once', (t) =>
  each(t, [...creatings, ...copyings], async (consuming) => {
    const stage = await stageOf(consuming);
    const { seed, random } = randomOf(t);
    const isCopy = 'replica' in consuming;
    const make = () => (isCopy ? newOf(consuming as Copying) : creationOf(consuming));
    const rows = () => stage.store.run(`SELECT * FROM "${isCopy ? copied() : created()}"`);
    const messages = [make()];
    const first = await stage.serve();
    await stage.send(messages);
    await stage.settled();
    if ((await rows()).length === 0) throw new NotHere('its example makes no row');
    await first.stop();
    for (let round = 0; round < 6; round++) {
      const node = await stage.serve({ ready: false });
      const batch = Array.from({ length: 150 }, () => ({ ...make(), key: randomUUID() }));
      messages.push(...batch);
      await stage.send(batch);
      const known = (await stage.inbox()).length;
      const some = Math.floor(random() * 100) + 1;
      await until(
        'some of them are handled',
        // All of them may be by the time that anybody looks.
        async () => (await stage.inbox()).length >= Math.min(known + some, messages.length),
        60_000,
      );
      node.signal('SIGKILL');
      await node.exit;
    }
    await stage.serve();
    await stage.settled(90_000);
    const ids = new Set(messages.map(({ id }) => id));
    assert.deepEqual(new Set(await stage.inbox()), ids, `SEED=${seed}`);
    const { dead } = await stage.broker.lag(consuming.subscription.name);
    assert.equal(dead, 0);
    assert.equal((await rows()).length, messages.length, `SEED=${seed}`);

    function copied(): string {
      return (consuming as Copying).replica.table;
    }

    function created(): string {
      const { service, event } = consuming;
      const entity = service.entities.find(({ name }) => name === event.creates);
      assert.ok(entity);
      return entity.table;
    }
  }),
);

clause('CON-12 the broker can go and come', async (t) => {
  await each(t, copyings, async (copying) => {
    const stage = await stageOf(copying);
    const wire = await startWire(stage.brokerUrl);
    const node = await stage.serve({ env: { BROKER_URL: wire.url } });
    const { name } = copying.subscription;
    const reachable = async () =>
      sum(await readMetrics(node), 'consumer_broker_reachable', { subscription: name });
    await stage.send([newOf(copying)]);
    await stage.settled();
    assert.equal(await reachable(), 1);
    await wire.cut();
    await stage.send(Array.from({ length: 10 }, () => newOf(copying)));
    await sleep(1_500);
    assert.equal((await ask(`${node.admin}/readyz`)).status, 200);
    const told = () =>
      node.lines.filter(({ level, subscription }) => level === 'warn' && subscription === name);
    await until('it is told', () => told().length > 0);
    await until('metrics tell it', async () => (await reachable()) === 0);
    await sleep(2_000);
    assert.equal(told().length, 1, JSON.stringify(told()));
    await wire.mend();
    await stage.settled();
    await until('metrics tell that it is back', async () => (await reachable()) === 1);
    assert.equal((await copies(stage, copying)).size, 11);
  });
  const [copying] = copyings;
  if (copying === undefined) return;
  await t.test('its server is killed under load', (inner) => serverKilled(inner, copying));
});

async function serverKilled(t: TestContext, copying: Copying): Promise<void> {
  const { seed, random } = randomOf(t);
  const server = await startBroker();
  const stage = await stageOf(copying, { app: server.url, owner: server.url });
  const node = await stage.serve();
  let count = 0;
  for (let round = 0; round < 3; round++) {
    const batch = Array.from({ length: 150 }, () => ({ ...newOf(copying), key: randomUUID() }));
    const known = (await stage.inbox()).length;
    // The connection of the test has to come back first.
    await until('they are sent', () => stage.send(batch).then(() => true), 60_000);
    count += batch.length;
    const some = Math.floor(random() * 100) + 1;
    await until('some are handled', async () => (await stage.inbox()).length >= known + some);
    await server.kill();
    assert.equal((await ask(`${node.admin}/readyz`)).status, 200);
    await server.start();
    // RabbitMQ 3 may have lost what was declared shortly before, and resets whoever comes while it starts.
    await until('what was declared is there', () => stage.provision().then(() => true), 60_000);
  }
  await stage.settled(90_000);
  assert.equal((await copies(stage, copying)).size, count, `SEED=${seed}`);
  assert.equal((await stage.inbox()).length, count, `SEED=${seed}`);
  assert.equal((await stage.broker.lag(copying.subscription.name)).dead, 0);
}

clause('CON-13 metrics tell what came, what waits and what is dead', (t) =>
  each(t, copyings, async (copying) => {
    const stage = await stageOf(copying);
    const node = await stage.serve();
    const one = newOf(copying);
    await stage.send([one, newOf(copying), broken(copying)]);
    await stage.settled();
    await stage.send([one]);
    const duplicates = stage.broker.capabilities.deduplicatesForMs === 0 ? 1 : 0;
    const name = { messaging_destination_name: copying.event.topic };
    const { name: subscription } = copying.subscription;
    const replica = { replica: copying.replica.name };
    const read = async () => {
      const metrics = await readMetrics(node);
      const count = (outcome: string) =>
        sum(metrics, 'messaging_client_consumed_messages_total', { ...name, outcome });
      return {
        counts: [count('done'), count('dead'), count('duplicate')],
        measured: sum(metrics, 'messaging_process_duration_seconds_count', name),
        lag: sum(metrics, 'consumer_lag_messages', { subscription }),
        dead: sum(metrics, 'dead_letters', { subscription }),
        staleness: sum(metrics, 'replica_staleness_seconds', replica),
      };
    };
    const expected = {
      counts: [2, 1, duplicates],
      measured: 3 + duplicates,
      lag: 0,
      dead: 1,
      staleness: 0,
    };
    await until('all of it is told', async () => {
      assert.deepEqual(await read(), expected);
      return true;
    });
    const release = await stage.store.lock(copying.replica.table);
    await stage.send([newOf(copying)]);
    await until('that one waits is told', async () => {
      const { lag, staleness } = await read();
      return lag === 1 && staleness >= 1;
    });
    await release();
  }),
);

const run = promisify(execFile);

clause('CON-14 dead letters are listed, shown, replayed and dropped', (t) =>
  each(t, copyings, async (copying) => {
    const stage = await stageOf(copying);
    const node = await stage.serve();
    // Of one key, since only these die in the order in which they were sent.
    const { key } = broken(copying);
    const letters = Array.from({ length: 3 }, () => ({ ...broken(copying), key }));
    await stage.send(letters);
    await stage.settled();
    const { name } = copying.subscription;
    const dlq = async (...args: string[]) => {
      const env = { ...process.env, BROKER_URL: stage.brokerUrl, NODE_TEST_CONTEXT: '' };
      const tool = [join(root, 'tools/node.mjs'), join(root, 'tools/dlq.ts'), ...args];
      const { stdout } = await run(process.execPath, tool, { env, cwd: root });
      return stdout
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line));
    };
    const [summary] = (await dlq('ls', '--json')).filter(
      ({ subscription }) => subscription === name,
    );
    assert.deepEqual(summary, { subscription: name, waiting: 0, dead: 3 });
    const [first] = await dlq('ls', name, '--json', '--limit', '1');
    assert.equal(first.id, letters[0]?.id);
    const [shown] = await dlq('show', name, first.id, '--json');
    assert.deepEqual(shown.data, {});
    assert.equal(shown.attributes.source, `/services/${copying.event.name.split('.')[0]}`);
    const before = node.lines.filter(({ outcome }) => outcome === 'dead').length;
    const [replayed] = await dlq('replay', name, first.id, '--json');
    assert.equal(replayed.replayed, true);
    await until(
      'it is dead once more',
      () => node.lines.filter(({ outcome }) => outcome === 'dead').length > before,
    );
    await stage.settled();
    const dropped = await dlq('drop', name, '--all', '--json');
    assert.deepEqual(dropped.map(({ id }) => id).sort(), letters.map(({ id }) => id).sort());
    await until('none is left', async () => (await stage.broker.lag(name)).dead === 0);
    await assert.rejects(dlq('show', name, first.id), ({ code }) => code === 1);
  }),
);

clause('CON-15 what is told to one subscription is for its copies alone', (t) =>
  each(t, copyings, async (copying) => {
    const stage = await stageOf(copying);
    await stage.serve();
    const to = (addressee: string) => ({
      ...newOf(copying),
      attributes: { addressee, time: new Date().toISOString() },
    });
    const [own, other] = [to(copying.subscription.name), to('somebody.else')];
    await stage.send([own, other]);
    await stage.settled();
    const found = await copies(stage, copying);
    assert.ok(found.has(String(keyOf(copying, own))));
    assert.ok(!found.has(String(keyOf(copying, other))));
    assert.deepEqual(await stage.inbox(), [own.id]);
  }),
);
