import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { clause, each, NotHere } from '../lib/clause.ts';
import { ask, assertProblem, raw } from '../lib/client.ts';
import { shared } from '../lib/fleet.ts';
import { members, type Request, send, sharedMember } from '../lib/members.ts';
import {
  call,
  callerHeaders,
  isRefused,
  needed,
  pathOf,
  subjectsOf,
  takesBody,
  tokenFor,
} from '../lib/rows.ts';
import { services } from '../lib/system.ts';
import { within } from '../lib/until.ts';

clause('HTP-1 a sane x-request-id is kept, any other is replaced, and every answer has one', (t) =>
  each(t, members, async (member) => {
    const running = await sharedMember(member);
    const request = await member.light(running);
    const idOf = async (id?: string, path = request.path) => {
      const headers = { ...request.headers, ...(id !== undefined && { 'x-request-id': id }) };
      return String((await ask(`${running.api}${path}`, { headers })).headers['x-request-id']);
    };
    for (const sane of [randomUUID(), 'a', 'A.b_c-9', 'x'.repeat(128)]) {
      assert.equal(await idOf(sane), sane);
      assert.equal(await idOf(sane, '/no-such-path'), sane);
    }
    for (const odd of ['x'.repeat(129), 'a b', 'a;b', 'a\tb', '<a>', 'ä']) {
      const made = await idOf(Buffer.from(odd).toString('latin1'));
      assert.match(made, /^[A-Za-z0-9._-]{1,128}$/);
    }
    assert.notEqual(await idOf(), await idOf());
    const logged = await idOf();
    await running.line('with the id', ({ request_id }) => request_id === logged);
  }),
);

/** What the paths look like that a path of the contract stands for. */
function patternOf(path: string): RegExp {
  const parts = path.split(/\{\w+\}/).map((part) => part.replaceAll(/[^\w/-]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^/]+')}$`);
}

clause('HTP-2 another method is 405 with Allow, an unknown path 404', (t) =>
  each(t, members, async (member) => {
    const running = await sharedMember(member);
    const { service } = member;
    const { operation, path } = await member.light(running);
    const [first = ''] = path.split('?');
    const reached = (service === undefined ? services : [service])
      .flatMap(({ operations }) => operations)
      .filter(({ expose }) => service !== undefined || expose === 'public');
    // `/things/of-somebody` is also a `/things/{id}`.
    const has = reached
      .filter((each) => patternOf(each.path).test(first))
      .map(({ method }) => method as string);
    assert.ok(has.includes(operation.method));
    for (const method of ['PUT', 'PATCH', 'DELETE', 'POST', 'PROPFIND']) {
      if (has.includes(method)) continue;
      const answer = await ask(`${running.api}${first}`, { method });
      assertProblem(answer, 'method-not-allowed', 405);
      const allow = `${answer.headers.allow}`.split(/, */);
      for (const name of has) assert.ok(allow.includes(name), `${allow} has ${name}`);
      assert.ok(!allow.includes(method));
    }
    for (const unknown of ['/', '/no-such-path', `${first}/no/such/path`, `/x${first}`]) {
      assertProblem(await ask(`${running.api}${unknown}`), 'not-found', 404);
    }
  }),
);

/** The first line of what comes, while the body has not come to its end. */
function firstLine(port: number, head: string, piece?: string): Promise<string> {
  const socket = connect({ port, host: '127.0.0.1' });
  const answered = new Promise<string>((resolve, reject) => {
    socket.on('error', reject);
    socket.on('data', (data) => resolve(`${data}`.split('\r\n')[0] ?? ''));
    socket.on('connect', () => {
      socket.write(head);
      if (piece !== undefined) socket.write(piece);
    });
  });
  return within('an answer before the end of the body', 5_000, answered).finally(() =>
    socket.destroy(),
  );
}

function headOf({ method, path, headers }: Request, more: Record<string, string>): string {
  const all = { host: 'localhost', 'content-type': 'application/json', ...headers, ...more };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`;
}

clause('HTP-3 a body above the limit is 413, announced or not, and not read to its end', (t) =>
  each(t, members, async (member) => {
    const running = await sharedMember(member);
    const request = await member.bodied(running);
    const limit = 1_048_576;
    const announced = headOf(request, { 'content-length': `${limit + 1}` });
    assert.match(await firstLine(running.port, announced), / 413 /);
    const chunked = headOf(request, { 'transfer-encoding': 'chunked' });
    const chunk = `${(limit + 1).toString(16)}\r\n${' '.repeat(limit + 1)}\r\n`;
    assert.match(await firstLine(running.port, chunked, chunk), / 413 /);
  }),
);

clause('HTP-4 a body that is not JSON is 415, and no body may be of any type', (t) =>
  each(t, services, async (service) => {
    const node = await shared(service);
    const operation = service.operations.find(takesBody);
    if (operation === undefined) throw new NotHere('no operation with a body');
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/jsonp',
      'json',
    ]) {
      const answer = await call(node, operation, { headers: { 'content-type': type } });
      assertProblem(answer, 'unsupported-media-type', 415);
    }
    for (const type of [
      'application/json; charset=utf-8',
      'Application/JSON',
      'application/json;charset="utf-8"',
    ]) {
      const answer = await call(node, operation, {
        headers: { 'content-type': type },
        fields: { no: 1 },
      });
      assert.equal(answer.status, 400, type);
    }
    const bare = service.operations.filter((each) => !takesBody(each));
    for (const empty of bare) {
      const answer = await ask(`${node.api}${pathOf(empty, {})}`, {
        method: empty.method,
        token: tokenFor(node, empty),
        headers: {
          ...callerHeaders(node.issuer, empty),
          'content-type': 'text/plain',
          'content-length': '0',
        },
      });
      assert.notEqual(answer.status, 415, empty.name);
    }
  }),
);

clause('HTP-5 a success is JSON with the members of the contract alone', (t) =>
  each(t, services, async (service) => {
    const node = await shared(service);
    for (const subject of subjectsOf(node)) {
      const operation = needed(subject.create, `create ${subject.name}`);
      const answer = await call(node, operation);
      if (isRefused(answer)) throw new NotHere('a business rule refuses the example');
      assert.equal(answer.status, operation.status, answer.text);
      assert.equal(answer.headers['content-type'], 'application/json; charset=utf-8');
      const known = Object.keys((operation.schema.response?.properties ?? {}) as object);
      assert.deepEqual(
        Object.keys(answer.json).filter((name) => !known.includes(name)),
        [],
      );
      if (subject.list === undefined) continue;
      const page = await call(node, subject.list, { fields: {} });
      assert.equal(page.headers['content-type'], 'application/json; charset=utf-8');
      assert.ok(Object.keys(page.json).every((name) => ['items', 'nextCursor'].includes(name)));
      for (const item of page.json.items) {
        assert.deepEqual(
          Object.keys(item).filter((name) => !known.includes(name)),
          [],
        );
      }
    }
  }),
);

clause('HTP-6 no value of a request becomes a header or a line', (t) =>
  each(t, members, async (member) => {
    const running = await sharedMember(member);
    const { path, headers } = await member.light(running);
    const evil = '%0d%0aset-cookie:%20evil=1%0d%0a%0d%0a{"level":"fatal"}%0a';
    for (const target of [
      `/${evil}`,
      `${path.split('?')[0]}?a=${evil}`,
      `${path.split('?')[0]}/${evil}`,
    ]) {
      const answer = await ask(`${running.api}${target}`, { headers });
      assert.equal(answer.headers['set-cookie'], undefined);
    }
    for (const id of ['a\rset-cookie: evil=1', 'a\u0000b', 'a\u000bb']) {
      const told = await raw(
        running.port,
        `GET ${path} HTTP/1.1\r\nhost: a\r\nx-request-id: ${id}\r\nconnection: close\r\n\r\n`,
      );
      assert.doesNotMatch(told, /set-cookie/i);
    }
    const { body, ...bodied } = await member.bodied(running);
    await send(running, { ...bodied, body: body.replace(/^\{/, '{"a\\nb\\r\\u0000":1,') });
    assert.equal(running.output.length, running.lines.length);
    assert.ok(!running.lines.some(({ level }) => level === 'fatal'));
  }),
);
