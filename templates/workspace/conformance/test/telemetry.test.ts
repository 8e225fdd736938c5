import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { clause, each } from '../lib/clause.ts';
import { ask } from '../lib/client.ts';
import { startCollector } from '../lib/collector.ts';
import { serve, shared } from '../lib/fleet.ts';
import { sendHalf } from '../lib/half.ts';
import { type Member, members, send, sharedMember, startMember } from '../lib/members.ts';
import { parseMetrics, readMetrics, type Sample, sum } from '../lib/metrics.ts';
import { oncePer } from '../lib/once.ts';
import type { Running } from '../lib/processes.ts';
import { call, inputOf, insertable, pathOf, subjectsOf, takesBody } from '../lib/rows.ts';
import { failInserts } from '../lib/sabotage.ts';
import { createStore } from '../lib/stores.ts';
import { kinds, services, system } from '../lib/system.ts';
import { until } from '../lib/until.ts';

const duration = 'http_server_request_duration_seconds';

/** Labels that say which process it is, and nothing of the request. */
const ofProcess = /^(le|job|instance|service_|otel_scope_)/;

function labelsOf({ labels }: Sample): string[] {
  return Object.keys(labels)
    .filter((name) => !ofProcess.test(name))
    .sort();
}

clause('TEL-1 metrics come in the Prometheus text format', (t) =>
  each(t, members, async (member) => {
    const running = await sharedMember(member);
    await send(running, await member.light(running));
    const { status, headers, text } = await ask(`${running.admin}/metrics`);
    assert.equal(status, 200);
    assert.match(`${headers['content-type']}`, /^text\/plain; version=0\.0\.4/);
    assert.ok(text.endsWith('\n'));
    const types = [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)];
    const typed = types.map(([, name = '']) => name);
    assert.deepEqual(typed, [...new Set(typed)], 'each metric is described once');
    for (const { name } of parseMetrics(text)) {
      const base = name.replace(/_(bucket|sum|count)$/, '');
      assert.ok(typed.includes(name) || typed.includes(base), `${name} has a type`);
    }
  }),
);

clause('TEL-2 the duration of each request on the API is counted once, with its labels', (t) =>
  each(t, members, async (member) => {
    const running = await sharedMember(member);
    const request = await member.light(running);
    const labels = {
      http_request_method: 'GET',
      http_route: request.operation.path,
      http_response_status_code: '200',
    };
    const count = async (more = {}) =>
      sum(await readMetrics(running), `${duration}_count`, { ...labels, ...more });
    const before = await count();
    await send(running, request);
    await send(running, request);
    await ask(`${running.admin}/readyz`);
    await until('both are counted', async () => (await count()) === before + 2);
    await send(running, request, { headers: { 'x-deadline-ms': '0' } });
    const late = { http_response_status_code: '504' };
    await until('a 504 is counted', async () => (await count(late)) > 0);

    const samples = (await readMetrics(running)).filter(({ name }) => name.startsWith(duration));
    for (const sample of samples) {
      const expected = ['http_request_method'];
      const { http_response_status_code: status = '', http_route: route } = sample.labels;
      if (route !== undefined) expected.push('http_route');
      if (status !== '') expected.push('http_response_status_code');
      if (status === '' || Number(status) >= 500) expected.push('error_type');
      assert.deepEqual(labelsOf(sample), expected.sort(), JSON.stringify(sample));
    }
    const one = samples.filter((sample) =>
      Object.entries(labels).every(([name, value]) => sample.labels[name] === value),
    );
    const buckets = one.flatMap(({ labels: { le } }) => le ?? []);
    const usual = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];
    const expected = [...new Set([...usual, ...system.promisedSeconds])].sort((a, b) => a - b);
    assert.equal(buckets.join(' '), [...expected, '+Inf'].join(' '));
    assert.ok(!samples.some((sample) => sample.labels.http_route === '/readyz'));
  }),
);

clause('TEL-3 the requests in flight are counted by method', (t) =>
  each(t, members, async (member) => {
    const running = await sharedMember(member);
    const request = await member.bodied(running);
    const active = async () => {
      const samples = await readMetrics(running);
      for (const sample of samples.filter(({ name }) => name === 'http_server_active_requests')) {
        assert.deepEqual(labelsOf(sample), ['http_request_method']);
      }
      const labels = { http_request_method: request.method };
      return sum(samples, 'http_server_active_requests', labels);
    };
    const half = await sendHalf(running.api, request);
    await until('one in flight', async () => (await active()) === 1);
    half.finish();
    await half.answer;
    await until('none in flight', async () => (await active()) === 0);
  }),
);

clause('TEL-4 the duration of what the store is asked', (t) =>
  each(t, kinds, async (service) => {
    const node = await shared(service);
    const found = await insertable(node);
    await call(node, found.create);
    const repair = await failInserts(node.store, found.entity.table, 'made to fail');
    await call(node, found.create);
    await repair();
    const samples = (await readMetrics(node)).filter(({ name }) =>
      name.startsWith('db_client_operation_duration_seconds'),
    );
    const system = service.datastore === 'postgres' ? 'postgresql' : service.datastore;
    const counted = samples.filter(({ name }) => name.endsWith('_count'));
    assert.ok(counted.some(({ labels }) => labels.db_operation_name === 'INSERT'));
    assert.ok(counted.some(({ labels }) => labels.error_type !== undefined));
    for (const sample of samples) {
      const expected = ['db_operation_name', 'db_system_name'];
      if (sample.labels.error_type !== undefined) expected.push('error_type');
      assert.deepEqual(labelsOf(sample), expected);
      assert.equal(sample.labels.db_system_name, system);
      assert.match(`${sample.labels.db_operation_name}`, /^[A-Z ]+$/);
    }
  }),
);

/** What is measured: conventions, what is ours, and the runtimes' own. */
const prefixes =
  /^(call|consumer|db|dead|http|messaging|outbox|process|replica|service|target|nodejs|v8js|go|otel)_/;

clause('TEL-5 the process and its runtime are measured', (t) =>
  each(t, members, async (member) => {
    const samples = await readMetrics(await sharedMember(member));
    const names = new Set(samples.map(({ name }) => name));
    const process = ['cpu_time_seconds_total', 'memory_usage_bytes', 'uptime_seconds'];
    for (const name of process) {
      assert.ok(names.has(`process_${name}`), name);
      assert.ok(sum(samples, `process_${name}`) > 0, name);
    }
    for (const name of names) assert.match(name, prefixes);
  }),
);

clause('TEL-6 target_info has the name of the service', (t) =>
  each(t, members, async (member) => {
    const samples = await readMetrics(await sharedMember(member));
    const found = samples.filter(({ name }) => name === 'target_info');
    assert.equal(found.length, 1);
    assert.equal(found[0]?.labels.service_name, member.name);
  }),
);

clause('TEL-7 no label has a value that callers choose', (t) =>
  each(t, members, async (member) => {
    const running = await sharedMember(member);
    const odd = `odd-${randomUUID()}`;
    await ask(`${running.api}/${odd}?${odd}=${odd}`, {
      headers: { host: odd, 'user-agent': odd, 'x-request-id': odd },
    });
    await ask(`${running.api}/no-such-path`, { method: 'PROPFIND' });
    await until('the unknown method is counted', async () => {
      const samples = await readMetrics(running);
      return sum(samples, `${duration}_count`, { http_request_method: '_OTHER' }) > 0;
    });
    const { text } = await ask(`${running.admin}/metrics`);
    assert.doesNotMatch(text, new RegExp(`${odd}|PROPFIND`));
    const lost = parseMetrics(text).filter(
      ({ name, labels }) =>
        name === `${duration}_count` && labels.http_response_status_code === '404',
    );
    assert.ok(lost.length > 0);
    for (const { labels } of lost) assert.equal(labels.http_route, undefined);
  }),
);

/** A process that sends its spans, and who gets them. */
const traced = oncePer(async (member: Member) => {
  const collector = await startCollector();
  const running = await startMember(member, { OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint });
  return { running, collector };
});

const hex = (bytes: number) => randomBytes(bytes).toString('hex');

clause('TEL-8 a trace is continued or begun, and each request has a span', (t) =>
  each(t, members, async (member) => {
    const { running, collector } = await traced(member);
    const request = await member.light(running);
    const { method, operation } = request;
    const traceOf = async (traceparent?: string, more = {}) => {
      const id = randomUUID();
      const headers = { traceparent, 'x-request-id': id, ...more };
      await send(running, { ...request, headers: { ...request.headers } }, { headers });
      const line = await running.line('of the request', ({ request_id }) => request_id === id);
      return `${line.trace_id}`;
    };
    const [trace, parent] = [hex(16), hex(8)];
    assert.equal(await traceOf(`00-${trace}-${parent}-01`), trace);
    const span = await collector.span('that was continued', ({ traceId, kind }) => {
      return traceId === trace && kind === 2;
    });
    assert.equal(span.parentSpanId, parent);
    assert.equal(span.name, `${method} ${operation.path}`);
    assert.equal(span.service, member.name);
    assert.equal(span.attributes['http.request.method'], method);
    assert.equal(span.attributes['http.route'], operation.path);
    assert.equal(span.attributes['http.response.status_code'], 200);
    assert.equal(span.attributes['error.type'], undefined);

    const zeros = '0'.repeat(32);
    const bad = [undefined, 'nonsense', `00-${zeros}-${parent}-01`, `ff-${trace}-${parent}-01`];
    for (const traceparent of [...bad, `00-${trace}-${parent.slice(1)}-01`]) {
      const begun = await traceOf(traceparent);
      assert.match(begun, /^[0-9a-f]{32}$/);
      assert.ok(begun !== trace && begun !== zeros, `${traceparent} was not continued`);
    }
    const late = await traceOf(undefined, { 'x-deadline-ms': '0' });
    const failed = await collector.span('of the 504', ({ traceId }) => traceId === late);
    assert.equal(failed.attributes['http.response.status_code'], 504);
    assert.ok(failed.attributes['error.type']);
  }),
);

clause('TEL-9 a collector that hangs or is away neither slows nor fails a request', (t) =>
  each(t, members, async (member) => {
    const collector = await startCollector();
    collector.slow(Number.POSITIVE_INFINITY);
    const running = await startMember(member, { OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint });
    const request = await member.light(running);
    const askedUntil = (what: string, isOver: () => boolean) =>
      until(what, async () => {
        const { status, took } = await send(running, request);
        assert.equal(status, 200);
        assert.ok(took < 1_000, `${took} ms`);
        return isOver();
      });
    await askedUntil('it hangs', () => collector.received.length > 0);
    collector.stop();
    const began = performance.now();
    await askedUntil('it is away', () => performance.now() - began > 1_200);
    running.signal('SIGKILL');
  }),
);

clause('TEL-10 nothing that is private is in a span or a metric', (t) =>
  each(t, services, async (service) => {
    const collector = await startCollector();
    const env = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint };
    const node = await serve(service, { env });
    const secret = `private${hex(8)}`;
    const values: string[] = [secret];
    for (const { create, list } of subjectsOf(node)) {
      for (const operation of [create, list]) {
        if (operation === undefined) continue;
        const token = node.issuer.token({ sub: secret });
        values.push(token.split('.')[2] ?? '');
        const url = `${node.api}${pathOf(operation, {})}`;
        const { method } = operation;
        await ask(`${url}?a=${secret}`, { method, token, headers: { cookie: secret } });
        if (!takesBody(operation)) continue;
        const input = await inputOf(node, operation);
        await ask(url, { method, token, body: { ...input, [secret]: secret } });
        await call(node, operation, { fields: input, token });
        const texts = Object.entries(input).filter(([name]) => service.redact.includes(name));
        values.push(...texts.map(([, text]) => String(text)).filter((text) => text.length > 7));
      }
    }
    const last = hex(16);
    const headers = { traceparent: `00-${last}-${hex(8)}-01` };
    await ask(`${node.api}/no-such-path`, { headers });
    await collector.span('of the last request', ({ traceId }) => traceId === last);
    const told = collector.received.join('\n') + (await ask(`${node.admin}/metrics`)).text;
    assert.deepEqual(
      values.filter((value) => told.includes(value)),
      [],
    );
  }),
);

async function unready(running: Running): Promise<Record<string, number>> {
  const samples = (await readMetrics(running)).filter(({ name }) => name === 'service_unready');
  return Object.fromEntries(samples.map(({ labels, value }) => [labels.reason, value]));
}

clause('TEL-11 why a process is not ready is among the metrics', (t) =>
  each(t, members, async (member) => {
    const running = await startMember(member);
    const none = { starting: 0, draining: 0, store: 0, migrations: 0 };
    assert.deepEqual(await unready(running), none);
    const half = await sendHalf(running.api, await member.bodied(running));
    running.signal('SIGTERM');
    await until('it drains', async () => (await unready(running)).draining === 1);
    half.finish();
    await half.answer;
    if (member.service === undefined) return;
    const store = await createStore(member.service);
    const early = await serve(member.service, { store, ready: false });
    await until('it lacks migrations', async () => (await unready(early)).migrations === 1);
  }),
);
