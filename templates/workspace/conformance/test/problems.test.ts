import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { clause, each, NotHere } from '../lib/clause.ts';
import { type Answer, ask, assertFault, assertProblem, type Json, raw } from '../lib/client.ts';
import { shared } from '../lib/fleet.ts';
import { members, type Request, send, sharedMember } from '../lib/members.ts';
import type { Running } from '../lib/processes.ts';
import { call, inputOf, insertable, subjectsOf } from '../lib/rows.ts';
import { failInserts } from '../lib/sabotage.ts';
import { kinds, services } from '../lib/system.ts';

/** Everything that any caller can do wrong, whatever the contract is. */
async function wrongs(
  running: Running,
  light: Request,
): Promise<{ answer: Answer; word: string; status: number }[]> {
  const { api } = running;
  const late = { ...light.headers, 'x-deadline-ms': '0' };
  const odd = { ...light.headers, 'x-deadline-ms': 'soon' };
  return [
    { answer: await ask(`${api}/no-such-path`), word: 'not-found', status: 404 },
    {
      answer: await ask(`${api}${light.path}`, { method: 'TRACE', headers: light.headers }),
      word: 'method-not-allowed',
      status: 405,
    },
    {
      answer: await ask(`${api}${light.path}`, { headers: late }),
      word: 'deadline-exceeded',
      status: 504,
    },
    {
      answer: await ask(`${api}${light.path}`, { headers: odd }),
      word: 'validation-failed',
      status: 400,
    },
  ];
}

clause('PRB-1 an error is a problem document', (t) =>
  each(t, members, async (member) => {
    const running = await sharedMember(member);
    for (const { answer, word, status } of await wrongs(running, await member.light(running))) {
      assertProblem(answer, word, status);
    }
  }),
);

clause('PRB-2 the type is a word of the table, also where a request cannot be read', (t) =>
  each(t, members, async (member) => {
    const { port } = await sharedMember(member);
    const broken: [string, number, string][] = [
      ['no http at all\r\n\r\n', 400, 'malformed-request'],
      ['GET / HTTP/1.1\r\nhost: a\r\nbad header\r\n\r\n', 400, 'malformed-request'],
      ['GET / HTTP/1.1\r\nhost: a\r\ncontent-length: x\r\n\r\n', 400, 'malformed-request'],
      [`GET / HTTP/1.1\r\nhost: a\r\nx: ${'y'.repeat(70_000)}\r\n\r\n`, 431, 'headers-too-large'],
    ];
    for (const [text, status, word] of broken) {
      const told = await raw(port, text);
      const [head = '', body = ''] = told.split('\r\n\r\n');
      assert.match(head, new RegExp(`^HTTP/1.1 ${status} `), told);
      assert.match(head, /\r\ncontent-type: application\/problem\+json/i);
      assert.match(head, /\r\nconnection: close/i);
      const problem = JSON.parse(body) as Json;
      assert.equal(problem.type, `urn:problem-type:${word}`);
      assert.equal(problem.status, status);
      assert.match(problem.traceId, /^[0-9a-f]{32}$/);
    }
  }),
);

clause('PRB-3 every fault is told, each with its place', (t) =>
  each(t, services, async (service) => {
    const node = await shared(service);
    const found = subjectsOf(node).find(({ create }) => create?.schema.body);
    if (found?.create === undefined) throw new NotHere('no operation with a body');
    const [required] = (found.create.schema.body?.required ?? []) as string[];
    const { [required ?? '']: _, ...rest } = await inputOf(node, found.create);
    const fields = { ...rest, 'a/b~c': 1, other: 2 };
    const answer = await call(node, found.create, { fields });
    assertFault(answer, 'body', '/a~1b~0c');
    assertFault(answer, 'body', '/other');
    if (required !== undefined) assertFault(answer, 'body', `/${required}`);
    const whole = await call(node, found.create, { fields: [] as Json });
    assertFault(whole, 'body', '');
  }),
);

clause('PRB-4 nothing internal is in an answer, and a 500 never varies', (t) =>
  each(t, kinds, async (service) => {
    const node = await shared(service);
    const found = await insertable(node);
    const bodies: Json[] = [];
    for (const message of ['first-inner-reason', 'second-inner-reason']) {
      const repair = await failInserts(node.store, found.entity.table, message);
      const answer = await call(node, found.create);
      await repair();
      assertProblem(answer, 'internal', 500);
      assert.doesNotMatch(answer.text, /inner-reason|sql|trigger|insert|\/|node_modules| at /i);
      const { traceId: _, ...body } = answer.json;
      bodies.push(body);
    }
    assert.deepEqual(bodies[0], bodies[1]);
  }),
);

clause('PRB-5 traceId is the trace_id of the log lines', (t) =>
  each(t, members, async (member) => {
    const running = await sharedMember(member);
    const id = randomUUID();
    const answer = await ask(`${running.api}/no-such-path`, { headers: { 'x-request-id': id } });
    const line = await running.line('of the request', ({ request_id }) => request_id === id);
    assert.equal(answer.json.traceId, line.trace_id);
  }),
);

clause('PRB-6 an answer to HEAD is that to GET without its body', (t) =>
  each(t, members, async (member) => {
    const running = await sharedMember(member);
    const { path, headers } = await member.light(running);
    for (const target of [path, '/no-such-path']) {
      const get = await ask(`${running.api}${target}`, { headers });
      const head = await ask(`${running.api}${target}`, { method: 'HEAD', headers });
      assert.equal(head.status, get.status);
      assert.equal(head.text, '');
      for (const name of ['content-type', 'etag', 'location', 'cache-control']) {
        assert.equal(head.headers[name], get.headers[name], name);
      }
    }
    const told = await raw(
      running.port,
      'HEAD /no-such-path HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n',
    );
    assert.equal(told.split('\r\n\r\n')[1], '', 'no byte after the head');
    const ok = await send(running, { ...(await member.light(running)), method: 'HEAD' });
    assert.equal(ok.status, 200);
  }),
);
