import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { payloadCheck } from '@local/chassis/messaging';
import type { Env } from '../../tools/lib/env.ts';
import { root } from '../../tools/lib/root.ts';
import { knownAs } from '../../tools/lib/system.ts';
import { startBroker } from '../lib/broker-server.ts';
import { clause, NotHere, orSkip } from '../lib/clause.ts';
import { ask } from '../lib/client.ts';
import { startCollector } from '../lib/collector.ts';
import { copyOf } from '../lib/copies.ts';
import {
  arrived,
  changeOf,
  createTold,
  depth,
  eachKindOfTeller,
  eachSender,
  kindsOfTellers,
  kindsOfUpdaters,
  sentAll,
  serveTold,
  type Told,
  topicsOf,
} from '../lib/emitting.ts';
import { migratedStore, serve } from '../lib/fleet.ts';
import { languageOf } from '../lib/languages.ts';
import { prepare, received, roomUrl } from '../lib/listening.ts';
import { readMetrics, sum } from '../lib/metrics.ts';
import { call, create, type Fields, inputOf } from '../lib/rows.ts';
import { failCommits, failInserts } from '../lib/sabotage.ts';
import { randomOf } from '../lib/seeded.ts';
import type { Operation, Service } from '../lib/system.ts';
import { until, within } from '../lib/until.ts';
import { startWire } from '../lib/wire.ts';

const uuid7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** A process on a store of its own, whose broker is behind a wire. */
async function behindWire(service: Service) {
  const wire = await startWire(await roomUrl());
  const store = await migratedStore(service);
  const told = await serveTold(service, { store, env: { BROKER_URL: wire.url } });
  return { wire, store, told };
}

function rowsOf({ node, entity }: Told): Promise<Fields[]> {
  return node.store.run(`SELECT * FROM "${entity.table}"`);
}

const newTrace = () => randomBytes(16).toString('hex');
const newSpan = () => randomBytes(8).toString('hex');

/** What was sent in a trace. */
async function ofTrace(service: Service, trace: string) {
  const all = await received(service, await roomUrl());
  return all.filter(({ attributes }) => `${attributes.traceparent}`.split('-')[1] === trace);
}

clause('EVT-1 a command and its events are there together, or not at all', (t) =>
  eachSender(t, async (service) => {
    const told = await serveTold(service, { store: await migratedStore(service) });
    await createTold(told);
    const rows = (await rowsOf(told)).length;
    const trace = newTrace();
    for (const sabotage of [
      () => failInserts(told.node.store, 'outbox', 'made to fail'),
      () => failCommits(told.node.store, 'outbox'),
      () => failCommits(told.node.store, told.entity.table),
    ]) {
      const mend = await sabotage();
      const fields = await inputOf(told.node, told.create).catch(() => undefined);
      // What it refers to tells of itself as well, and cannot be made now.
      if (fields !== undefined) {
        const headers = { traceparent: `00-${trace}-${newSpan()}-00` };
        assert.equal((await call(told.node, told.create, { fields, headers })).status, 500);
      }
      await mend();
    }
    assert.equal((await rowsOf(told)).length, rows);
    await sentAll(told);
    await createTold(told);
    assert.deepEqual(await ofTrace(service, trace), []);
  }),
);

clause('EVT-2 a message is a CloudEvent', (t) =>
  eachSender(t, async (service) => {
    const told = await serveTold(service);
    const before = Date.now();
    const { messages } = await createTold(told);
    for (const { id, topic, key, attributes, data } of messages) {
      assert.match(id, uuid7);
      assert.equal(attributes.source, `/services/${knownAs(service)}`);
      assert.equal(topic.split('.')[0], knownAs(service));
      const event = service.events.find((candidate) => candidate.topic === topic);
      assert.ok(event, topic);
      assert.equal(key, String(data[event.key]));
      assert.equal(attributes.subject, key);
      assert.equal(attributes.partitionkey, key);
      assert.equal(attributes.datacontenttype, 'application/json');
      assert.equal(attributes.dataschema, event.contract);
      assert.match(`${attributes.time}`, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      const time = Date.parse(`${attributes.time}`);
      assert.ok(time >= before - 1 && time <= Date.now(), `${attributes.time}`);
      const isPlain = Object.keys(attributes).every((name) => /^[a-z0-9]+$/.test(name));
      assert.ok(isPlain, 'attributes are named as CloudEvents names them');
    }
  }),
);

clause('EVT-3 a payload fits its contract', (t) =>
  eachSender(t, async (service) => {
    const told = await serveTold(service);
    await createTold(told);
    for (const { topic, contract } of service.events) {
      const schema = JSON.parse(readFileSync(join(root, contract), 'utf8'));
      assert.equal(schema.title, topic);
      const check = payloadCheck({ topic, contract, schema });
      const mine = (await received(service, await roomUrl())).filter(
        (message) => message.topic === topic,
      );
      for (const { data } of mine) check(data);
    }
    // What does not fit is found out in the same way whatever it is.
    if (!(await kindsOfTellers()).includes(service)) return;
    const { breaking } = languageOf(service.language);
    const copy = copyOf(service);
    const { path, edit } = breaking(topicsOf(told, told.create)[0] ?? '');
    copy.change(path, edit);
    const store = await migratedStore(service);
    const broken = await serveTold(service, { store, copy });
    const fields = await inputOf(broken.node, broken.create).catch(() => undefined);
    if (fields === undefined) throw new NotHere('what it refers to is told of as well');
    await sentAll(broken);
    assert.equal((await call(broken.node, broken.create, { fields })).status, 500);
    assert.deepEqual(await rowsOf(broken), []);
    assert.equal(await depth(broken), 0);
  }),
);

clause('EVT-4 an event has a message for each of its versions and names', (t) =>
  eachSender(t, async (service) => {
    const told = await serveTold(service);
    const arrivals = (await createTold(told)).messages;
    // One may come twice; what counts is which there are.
    const messages = [...new Map(arrivals.map((message) => [message.id, message])).values()];
    const expected = topicsOf(told, told.create);
    assert.deepEqual(messages.map(({ topic }) => topic).sort(), expected.sort());
    const occurrences = new Set(messages.map(({ attributes }) => attributes.occurrence));
    assert.equal(occurrences.size, 1);
    const [occurrence] = occurrences;
    const newest = messages.find(({ id }) => id === occurrence);
    assert.equal(newest?.topic, expected.length > 1 ? expected.at(-1) : undefined);
  }),
);

clause('EVT-5 what is personal or secret is in no message', (t) =>
  eachSender(t, async (service) => {
    const told = await serveTold(service);
    const { redact } = told.entity;
    if (redact.length === 0) throw new NotHere('nothing of it is personal or secret');
    const { properties = {} } = (told.create.schema.body ?? {}) as { properties?: Fields };
    const hidden = Object.fromEntries(
      redact
        .filter((name) => (properties[name] as Fields | undefined)?.type === 'string')
        .filter((name) => (properties[name] as Fields).format === undefined)
        .filter((name) => (properties[name] as Fields).pattern === undefined)
        .map((name) => [name, `hidden-${randomBytes(4).toString('hex')}`]),
    );
    await received(service, await roomUrl());
    const row = await create(told, { fields: hidden });
    for (const { data, attributes, key } of await arrived(told, row)) {
      const text = JSON.stringify([data, attributes, key]);
      for (const name of redact) assert.ok(!text.includes(`"${name}":`), name);
      for (const value of Object.values(hidden)) assert.ok(!text.includes(value), value);
    }
  }),
);

clause('EVT-6 messages of one key are sent in the order of their changes', (t) =>
  eachKindOfTeller(
    t,
    async (service) => {
      const store = await migratedStore(service);
      const isShared = service.datastore !== 'sqlite';
      const nodes = await Promise.all(
        Array.from({ length: isShared ? 3 : 1 }, () => serveTold(service, { store })),
      );
      const [told] = nodes;
      assert.ok(told);
      const change = changeOf(told);
      if (change === undefined) throw new NotHere('no operation changes a row and emits an event');
      const [topic = ''] = topicsOf(told, change);
      const { row } = await createTold(told);
      const expected: string[] = [];
      for (let round = 0; round < 40; round++) {
        const trace = newTrace();
        const { node } = nodes[round % nodes.length] ?? told;
        const headers = { traceparent: `00-${trace}-${newSpan()}-00` };
        const answer = await call(node, change, { row, headers });
        assert.ok(answer.status < 300, answer.text);
        expected.push(trace);
      }
      const traces = await until('all messages', async () => {
        const mine = (await received(service, await roomUrl())).filter(
          (message) => message.topic === topic,
        );
        const found = mine.map(({ attributes }) => `${attributes.traceparent}`.split('-')[1] ?? '');
        const ours = found.filter((trace) => expected.includes(trace));
        return new Set(ours).size === expected.length && ours;
      });
      // One may come twice, also later; what counts is when it came first.
      assert.deepEqual([...new Set(traces)], expected);
    },
    kindsOfUpdaters,
  ),
);

clause(
  'EVT-7 while the broker is away commands succeed, and are told of when it is back',
  async (t) => {
    await eachKindOfTeller(t, async (service) => {
      const { wire, told } = await behindWire(service);
      await createTold(told);
      await wire.cut();
      const rows: Fields[] = [];
      for (let round = 0; round < 5; round++) {
        const began = performance.now();
        rows.push(await create(told));
        assert.ok(performance.now() - began < 4_000, 'it waits for nobody');
        await sleep(200);
      }
      assert.ok((await depth(told)) >= rows.length);
      assert.equal((await ask(`${told.node.admin}/readyz`)).status, 200);
      await told.node.line('that it is away', ({ level, msg }) => {
        return level === 'warn' && `${msg}`.startsWith('events cannot be sent');
      });
      await wire.mend();
      for (const row of rows) await arrived(told, row);
      await sentAll(told);
      await told.node.line('that it is back', ({ level, msg }) => {
        return level === 'info' && `${msg}`.startsWith('events are sent');
      });
      const lines = told.node.lines.filter(({ msg }) => `${msg}`.startsWith('events '));
      assert.equal(lines.length, 2, 'each is told once');
      assert.equal((await told.node.stop()).code, 0);
    });
    await t.test('its server is killed under load', (inner) =>
      orSkip(inner, () => killedUnderLoad(randomOf(inner))),
    );
  },
);

async function killedUnderLoad({ seed, random }: ReturnType<typeof randomOf>): Promise<void> {
  const broker = await startBroker();
  await prepare({ owner: broker.url });
  const answered = new Map<Told, Fields[]>();
  for (const service of await kindsOfTellers()) {
    const store = await migratedStore(service);
    const told = await serveTold(service, { store, brokerUrl: broker.url });
    answered.set(told, [(await createTold(told)).row]);
  }
  if (answered.size === 0) throw new NotHere('no operation creates a row and emits an event');
  for (let round = 0; round < 2; round++) {
    let isOver = false;
    const clients = [...answered].map(async ([told, rows]) => {
      while (!isOver) rows.push(await create(told));
    });
    const more = (what: string) => {
      const known = [...answered.values()].map(({ length }) => length + 5);
      return until(`some answers ${what}`, () =>
        [...answered.values()].every(({ length }, index) => length > (known[index] ?? 0)),
      );
    };
    await more('before');
    await sleep(random() * 300);
    await broker.kill();
    await more('while it is away');
    for (const { node } of answered.keys()) {
      assert.equal((await ask(`${node.admin}/readyz`)).status, 200);
    }
    await broker.start();
    // RabbitMQ 3 may have lost what was declared shortly before.
    await prepare({ owner: broker.url });
    isOver = true;
    await Promise.all(clients);
  }
  for (const [told, rows] of answered) {
    for (const row of rows) {
      const ids = new Set((await arrived(told, row, 60_000)).map(({ id }) => id));
      assert.equal(ids.size, topicsOf(told, told.create).length, `SEED=${seed}`);
    }
    await sentAll(told);
  }
}

clause('EVT-8 wherever a process is killed, what is there is told, and nothing else', (t) =>
  eachKindOfTeller(t, async (service) => {
    const { seed, random } = randomOf(t);
    const store = await migratedStore(service);
    await received(service, await roomUrl());
    const trace = newTrace();
    const headers = { traceparent: `00-${trace}-${newSpan()}-00` };
    const answered: Fields[] = [];
    for (let round = 0; round < 6; round++) {
      const told = await serveTold(service, { store });
      const known = answered.length;
      let isOver = false;
      const client = async () => {
        while (!isOver) {
          // What is being asked when the process dies has no answer.
          const fields = await inputOf(told.node, told.create).catch(() => undefined);
          const asked = fields && call(told.node, told.create, { fields, headers });
          const answer = await asked?.catch(() => undefined);
          if (answer?.status === told.create.status) answered.push(answer.json);
        }
      };
      const clients = [client(), client(), client()];
      await until('some answers', () => answered.length > known, 60_000);
      await sleep(random() * 300);
      told.node.signal('SIGKILL');
      await told.node.exit;
      isOver = true;
      await Promise.all(clients);
    }
    const told = await serveTold(service, { store });
    await sentAll(told, 60_000);
    const stored = new Set((await rowsOf(told)).map((row) => row[columnOf(told)]));
    for (const row of answered) assert.ok(stored.has(row[told.entity.key]), `SEED=${seed}`);
    const topics = topicsOf(told, told.create);
    const expected = answered.flatMap((row) =>
      topics.map((topic) => `${topic} ${row[told.entity.key]}`),
    );
    const ids = await until(
      'all messages',
      async () => {
        const found = new Map<string, Set<string>>();
        for (const { topic, data, id } of await ofTrace(service, trace)) {
          const key = Object.values(data).find((value) => stored.has(value));
          assert.ok(key !== undefined, `a message of no row, SEED=${seed}`);
          const name = `${topic} ${key}`;
          found.set(name, (found.get(name) ?? new Set()).add(id));
        }
        return expected.every((name) => found.has(name)) && found;
      },
      60_000,
    );
    for (const [name, each] of ids) assert.equal(each.size, 1, `${name}, SEED=${seed}`);
  }),
);

function columnOf({ entity }: Told): string {
  return entity.fields.find(({ name }) => name === entity.key)?.column ?? '';
}

clause('EVT-9 a message goes on with the trace of its request', (t) =>
  eachKindOfTeller(t, async (service) => {
    const collector = await startCollector();
    for (const kept of [false, true]) {
      const env: Env = kept ? { OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint } : {};
      const told = await serveTold(service, { env });
      await received(service, await roomUrl());
      const trace = newTrace();
      const flags = kept ? '01' : '00';
      const headers = { traceparent: `00-${trace}-${newSpan()}-${flags}` };
      const fields = await inputOf(told.node, told.create);
      const answer = await call(told.node, told.create, { headers, fields });
      assert.equal(answer.status, told.create.status, answer.text);
      for (const { topic, attributes } of await arrived(told, answer.json)) {
        const [, traceId, spanId, flag] = `${attributes.traceparent}`.split('-');
        assert.equal(traceId, trace);
        assert.equal(flag, flags);
        if (!kept) continue;
        const span = await collector.span(`send ${topic}`, (one) => one.spanId === spanId);
        assert.deepEqual([span.name, span.kind, span.traceId], [`send ${topic}`, 4, trace]);
        const parent = await collector.span('of the request', (one) => {
          return one.spanId === span.parentSpanId;
        });
        assert.equal(parent.kind, 2);
      }
    }
  }),
);

clause('EVT-10 a process that ends sends the batch that it has begun', (t) =>
  eachKindOfTeller(t, async (service) => {
    const { wire, told, store } = await behindWire(service);
    await createTold(told);
    const fields = await inputOf(told.node, told.create);
    await sentAll(told);
    wire.slow(300);
    const sent = wire.sent();
    const row = await create(told, { fields });
    await until('the batch is on its way', () => wire.sent() > sent);
    told.node.signal('SIGTERM');
    assert.equal((await within('the end', 30_000, told.node.exit)).code, 0);
    assert.equal(wire.open(), 0, 'the broker is left');
    assert.equal(await depth(told), 0);
    await arrived(told, row);

    wire.slow(0);
    const other = await serveTold(service, { store, env: { BROKER_URL: wire.url } });
    await wire.cut();
    const later = await create(other);
    await until('it is tried', () => other.node.lines.some(({ level }) => level === 'warn'));
    // Nothing of this would end well if it waited for the broker, which stays away.
    assert.equal((await other.node.stop()).code, 0);
    const next = await serveTold(service, { store });
    await arrived(next, later);
  }),
);

clause('EVT-11 what another process left is sent, and with nothing to send little is asked', (t) =>
  eachKindOfTeller(t, async (service) => {
    const { wire, told, store } = await behindWire(service);
    await createTold(told);
    await wire.cut();
    const isShared = service.datastore !== 'sqlite';
    const other = isShared ? await serveTold(service, { store }) : undefined;
    const row = await create(told);
    told.node.signal('SIGKILL');
    await told.node.exit;
    const heir = other ?? (await serveTold(service, { store }));
    await arrived(heir, row, 10_000);

    const isServer = store.app.startsWith('postgres:');
    const line = isServer ? await startWire(store.app) : undefined;
    const idle = await serve(service, { store, ...(line && { databaseUrl: line.url }) });
    await sleep(500);
    const cpu = async () => sum(await readMetrics(idle), 'process_cpu_time_seconds_total');
    const before = { cpu: await cpu(), sent: line?.sent() ?? 0 };
    await sleep(6_000);
    const sent = (line?.sent() ?? 0) - before.sent;
    assert.ok(sent <= 12, `${sent} questions in 6 s`);
    const used = (await cpu()) - before.cpu;
    assert.ok(used < 0.3, `${used} s of CPU in 6 s`);
  }),
);

clause('EVT-12 metrics tell what waits and what was sent', (t) =>
  eachKindOfTeller(t, async (service) => {
    const { wire, told } = await behindWire(service);
    const [topic = ''] = topicsOf(told, told.create);
    const counted = async (labels = {}) =>
      sum(await readMetrics(told.node), 'messaging_client_sent_messages_total', {
        messaging_destination_name: topic,
        ...labels,
      });
    await createTold(told);
    await until('it is counted', async () => (await counted()) === 1);
    const waiting = async (name: string) => sum(await readMetrics(told.node), name);
    assert.equal(await waiting('outbox_messages'), 0);
    assert.equal(await waiting('outbox_oldest_age_seconds'), 0);
    await wire.cut();
    const row = await create(told);
    await until('a failure is counted', async () => {
      return (await counted({ error_type: 'BrokerError' })) > 0;
    });
    assert.ok((await waiting('outbox_messages')) > 0);
    await until('it gets older', async () => (await waiting('outbox_oldest_age_seconds')) > 0.5);
    await wire.mend();
    await arrived(told, row);
    await until('nothing waits', async () => (await waiting('outbox_messages')) === 0);
  }),
);

clause('EVT-13 a rule refuses with an event, and nothing else is there', (t) =>
  eachSender(t, async (service) => {
    const told = await serveTold(service, { store: await migratedStore(service) });
    const refusable = (operation: Operation) => (operation.emits ?? []).length > 1;
    const operation = service.operations.find(
      (each) => refusable(each) && each.action === 'create' && each.entity === told.entity.name,
    );
    if (operation === undefined) throw new NotHere('no operation has an event of its refusal');
    const event = service.events.find(({ name }) => name === operation.emits?.[1]);
    const copy = copyOf(service);
    const { refusing: refusingWith } = languageOf(service.language);
    const { path, edit } = refusingWith(operation.name, event?.name ?? '', event?.example ?? {});
    copy.change(path, edit);
    const store = await migratedStore(service);
    const refusing = await serveTold(service, { store, copy });
    await received(service, await roomUrl());
    const known = (await received(service, await roomUrl())).length;
    const answer = await call(refusing.node, operation);
    assert.equal(answer.status, 422, answer.text);
    assert.equal(answer.json.type, 'urn:problem-type:rejected');
    assert.equal(answer.json.code, event?.name);
    const message = await until('its event', async () => {
      return (await received(service, await roomUrl()))
        .slice(known)
        .find(({ topic }) => topic === event?.topic);
    });
    assert.deepEqual(message.data, event?.example);
    assert.deepEqual(await rowsOf(refusing), []);
  }),
);
