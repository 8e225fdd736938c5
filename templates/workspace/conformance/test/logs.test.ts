import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { clause, each, NotHere } from '../lib/clause.ts';
import { ask, type Json } from '../lib/client.ts';
import { type Node, serve, shared } from '../lib/fleet.ts';
import { sendHalf } from '../lib/half.ts';
import { members, send, sharedMember } from '../lib/members.ts';
import { oncePer } from '../lib/once.ts';
import type { Line, Process } from '../lib/processes.ts';
import {
  call,
  type Fields,
  inputOf,
  insertable,
  isRefused,
  pathOf,
  type Subject,
  subjectsOf,
  takesBody,
} from '../lib/rows.ts';
import { failInserts } from '../lib/sabotage.ts';
import { kinds, type Operation, type Service, services } from '../lib/system.ts';

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'];

/** The lines of one request, once its own is there. */
async function linesOf({ line, lines }: Process, id: string): Promise<Line[]> {
  const ofRequest = (candidate: Line) => candidate.request_id === id;
  await line('of the request', (each) => ofRequest(each) && each.msg === 'request');
  return lines.filter(ofRequest);
}

async function requestLine(process: Process, id: string): Promise<Json> {
  const found = (await linesOf(process, id)).filter(({ msg }) => msg === 'request');
  assert.equal(found.length, 1, 'one line for each request');
  return found[0];
}

clause('LOG-1 standard output holds JSON objects only, with time, level, service and msg', (t) =>
  each(t, members, async (member) => {
    const running = await sharedMember(member);
    const id = randomUUID();
    await send(running, await member.light(running));
    await ask(`${running.api}/no-such-path`);
    await ask(`${running.api}/%00`, { headers: { 'x-request-id': id } });
    await requestLine(running, id);
    assert.deepEqual(running.errors, [], 'nothing on standard error');
    assert.equal(running.output.length, running.lines.length, running.output.join('\n'));
    for (const line of running.lines) {
      const { time, level, service, msg } = line as Record<string, string>;
      assert.match(`${time}`, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      assert.ok(levels.includes(level ?? ''), JSON.stringify(line));
      assert.equal(service, member.name);
      assert.equal(typeof msg, 'string', JSON.stringify(line));
    }
  }),
);

clause('LOG-2 a line that is written for a request has its ids', (t) =>
  each(t, members, async (member) => {
    const running = await sharedMember(member);
    const id = randomUUID();
    const request = await member.light(running);
    await send(running, request, { headers: { 'x-request-id': id } });
    for (const line of await linesOf(running, id)) {
      assert.match(`${line.trace_id}`, /^[0-9a-f]{32}$/);
      assert.match(`${line.span_id}`, /^[0-9a-f]{16}$/);
    }
  }),
);

clause('LOG-3 each request on the API gives one line that says what it was', (t) =>
  each(t, members, async (member) => {
    const running = await sharedMember(member);
    const { operation, ...request } = await member.light(running);
    const asked = async (path: string, method = 'GET') => {
      const id = randomUUID();
      const headers = { ...request.headers, 'x-request-id': id };
      await ask(`${running.api}${path}`, { method, headers });
      return requestLine(running, id);
    };
    const good = await asked(request.path);
    assert.equal(good.method, 'GET');
    assert.equal(good.route, operation.path);
    assert.equal(good.operation, operation.name);
    assert.equal(good.status, 200);
    assert.equal(good.level, 'info');
    assert.ok(good.duration_ms > 0 && good.duration_ms < 60_000);

    const lost = await asked('/no-such-path');
    assert.equal(lost.status, 404);
    assert.equal(lost.level, 'info');
    assert.ok(!('route' in lost) && !('operation' in lost), JSON.stringify(lost));

    const id = randomUUID();
    const bodied = await member.bodied(running);
    const half = await sendHalf(running.api, {
      ...bodied,
      headers: { ...bodied.headers, 'x-request-id': id },
    });
    half.request.destroy();
    assert.equal((await requestLine(running, id)).aborted, true);

    const before = running.lines.length;
    await ask(`${running.admin}/livez`);
    await ask(`${running.admin}/readyz`);
    await asked('/no-such-path');
    const since = running.lines.slice(before).filter(({ msg }) => msg === 'request');
    assert.equal(since.length, 1, 'requests on admin are not logged');
  }),
);

/** Text that occurs nowhere else. */
function canary(length = 24): string {
  return `Xq${randomBytes(length).toString('hex')}`.slice(0, length);
}

interface Planted {
  fields: Record<string, unknown>;
  canaries: string[];
}

/** Input in which every text that can hold one holds a canary. */
function plant(input: Fields, operation: Operation): Planted {
  const properties = (operation.schema.body?.properties ?? {}) as Record<string, Json>;
  const canaries: string[] = [];
  const fields = Object.fromEntries(
    Object.entries({ ...optionalTexts(properties), ...input }).map(([name, value]) => {
      const schema = properties[name] ?? {};
      const isText = schema.type === 'string' && !schema.enum && (schema.maxLength ?? 99) >= 8;
      if (!isText || typeof value !== 'string') return [name, value];
      const text = canary(Math.min(24, schema.maxLength ?? 24));
      const held = schema.format === 'email' ? `${text}@example.com` : text;
      if (schema.format && schema.format !== 'email') return [name, value];
      if (schema.pattern && !new RegExp(schema.pattern, 'u').test(held)) return [name, value];
      canaries.push(text);
      return [name, held];
    }),
  );
  return { fields, canaries };
}

function optionalTexts(properties: Record<string, Json>): Record<string, string> {
  const texts = Object.entries(properties).filter(
    ([, { type, format, pattern, enum: values }]) =>
      type === 'string' && (format ?? pattern ?? values) === undefined,
  );
  return Object.fromEntries(texts.map(([name]) => [name, '']));
}

/** A service at its most talkative, after requests that hold a canary wherever one can be. */
const haunted = oncePer(async (service: Service) => {
  const node = await serve(service, { env: { LOG_LEVEL: 'trace' } });
  const canaries: string[] = [];
  let hasFailed = false;
  for (const subject of subjectsOf(node)) {
    const seen = await haunt(node, subject);
    canaries.push(...seen.canaries);
    hasFailed ||= seen.hasFailed;
  }
  const last = randomUUID();
  await ask(`${node.api}/no-such-path`, { headers: { 'x-request-id': last } });
  await requestLine(node, last);
  return { node, canaries, hasFailed };
});

/** What a service was told, and whether an insert of its own failed: rules may let none begin. */
interface Haunting {
  canaries: string[];
  hasFailed: boolean;
}

async function haunt(node: Node, { create, list, get, entity }: Subject): Promise<Haunting> {
  const [inPath, inQuery, inHeader, inBody] = [canary(), canary(), canary(), canary()];
  const canaries = [inPath, inQuery, inHeader, inBody];
  const headers = {
    'x-anything': inHeader,
    cookie: `session=${inHeader}`,
    authorization: `Bearer ${inHeader}`,
  };
  await ask(`${node.api}/${inPath}?anything=${inQuery}`, { headers });
  for (const operation of [list, get, create]) {
    if (operation === undefined) continue;
    const path = pathOf(operation, { [entity.key]: inPath });
    const body = takesBody(operation)
      ? { anything: inBody, nested: [{ anything: inBody }] }
      : undefined;
    const token = node.issuer.token({ sub: inHeader });
    const method = operation.method;
    await ask(`${node.api}${path}?anything=${inQuery}`, { method, body, token });
    await ask(`${node.api}${path}`, { method, body: `{"${inBody}`, headers });
    canaries.push(token.split('.')[2] ?? '');
  }
  if (create === undefined || !takesBody(create)) return { canaries, hasFailed: false };
  const planted = plant(await inputOf(node, create), create);
  const token = node.issuer.token({ sub: inHeader });
  const first = await call(node, create, { fields: planted.fields, token });
  canaries.push(...planted.canaries);
  if (isRefused(first)) return { canaries, hasFailed: false };
  // The same again: a value that must be unique is taken.
  await call(node, create, { fields: planted.fields, token });
  const repair = await failInserts(node.store, entity.table, 'made to fail');
  const failed = await call(node, create, { fields: planted.fields, token });
  await repair();
  assert.equal(failed.status, 500, failed.text);
  return { canaries, hasFailed: true };
}

clause('LOG-4 no path, query, header or body of a request is in a log line', (t) =>
  each(t, services, async (service) => {
    const { node, canaries } = await haunted(service);
    const output = node.output.join('\n');
    assert.deepEqual(
      canaries.filter((text) => output.includes(text)),
      [],
    );
  }),
);

clause('LOG-5 no value of a redacted field is in a log line, of whatever level', (t) =>
  each(t, services, async (service) => {
    const { redact } = service;
    if (redact.length === 0) throw new NotHere('no field is marked pii or secret');
    const { node, hasFailed } = await haunted(service);
    const failures = node.lines.filter(({ level }) => level === 'error');
    const what = 'errors that came with values of rows were logged';
    assert.ok(failures.length > 0 || !hasFailed, what);
    const normal = (text: string) => text.toLowerCase().replaceAll(/[_-]/g, '');
    const hidden = new Set(['authorization', 'cookie', 'token', ...redact].map(normal));
    for (const line of node.lines) {
      JSON.stringify(line, (key, value) => {
        if (hidden.has(normal(key))) assert.equal(value, '[redacted]', JSON.stringify(line));
        return value;
      });
    }
    if (!hasFailed) throw new NotHere('no operation with a body stores a row by its example');
  }),
);

clause('LOG-6 a line is at most 64 KiB, whatever is logged', (t) =>
  each(t, kinds, async (service) => {
    const node = await shared(service);
    const found = await insertable(node);
    const repair = await failInserts(node.store, found.entity.table, 'long '.repeat(60_000));
    const id = randomUUID();
    const answer = await call(node, found.create, { headers: { 'x-request-id': id } });
    await repair();
    assert.equal(answer.status, 500, answer.text.slice(0, 500));
    await requestLine(node, id);
    assert.equal(node.output.length, node.lines.length, 'each line is JSON');
    for (const text of node.output) assert.ok(Buffer.byteLength(text) < 65_536);
  }),
);

clause('LOG-7 a 500 has a line with the error and its stack, a 4xx has none', (t) =>
  each(t, kinds, async (service) => {
    const node = await shared(service);
    const found = await insertable(node);
    const broken = randomUUID();
    const repair = await failInserts(node.store, found.entity.table, 'made to fail');
    await call(node, found.create, { headers: { 'x-request-id': broken } });
    await repair();
    const errors = (await linesOf(node, broken)).filter(({ level }) => level === 'error');
    const told = errors.find(({ msg }) => msg !== 'request') as Json;
    assert.ok(told, JSON.stringify(errors));
    const error = told.err ?? told.error;
    assert.equal(typeof error.type, 'string');
    assert.equal(typeof error.message, 'string');
    assert.match(error.stack, /\n/);

    const refused = randomUUID();
    const fields = { anything: 1 };
    const answer = await call(node, found.create, { fields, headers: { 'x-request-id': refused } });
    assert.equal(answer.status, 400);
    const lines = await linesOf(node, refused);
    assert.equal(lines.length, 1, JSON.stringify(lines));
  }),
);
