import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { palette } from '../lib/colors.ts';
import { arrive } from '../lib/load/arrivals.ts';
import { type Asking, createClient, type Send } from '../lib/load/client.ts';
import type { Facts, Operation, Service } from '../lib/load/facts.ts';
import { load } from '../lib/load/load.ts';
import { reportOf } from '../lib/load/report.ts';
import { judge } from '../lib/load/verdict.ts';

const objective = { availability: 99, latency: { percentile: 90, ms: 100 } };

function operation(name: string, more: Partial<Operation> = {}): Operation {
  return {
    name,
    kind: 'query',
    action: 'list',
    method: 'GET',
    path: `/${name}`,
    params: [],
    expose: 'public',
    auth: [],
    callers: [],
    idempotency: 'natural',
    timeoutMs: 1_000,
    assigns: {},
    input: [],
    output: 'page',
    status: 200,
    schema: {},
    example: { fields: {}, references: {} },
    ...more,
  };
}

const byId = { params: [{ name: 'id', field: 'id' }] } as const;
const making = {
  kind: 'command',
  action: 'create',
  method: 'POST',
  output: 'entity',
  status: 201,
} as const;
const written = (properties: object) => ({ schema: { body: { properties } } });

/** One that makes things, which have a code that no other has; one that makes parts of things. */
function factsOf(...operations: Operation[]): Facts {
  const id = { name: 'id', column: 'id', type: 'uuid', managed: 'key' } as const;
  const code = { name: 'code', column: 'code', type: 'string', unique: true } as const;
  const service = {
    name: 'things',
    objective,
    operations: [
      operation('makeThing', {
        ...making,
        entity: 'Thing',
        ...written({ code: { type: 'string' } }),
        example: { fields: { code: 'a1' }, references: {} },
      }),
      ...operations,
    ],
    entities: [
      { name: 'Thing', table: 'thing', key: 'id', fields: [id, code], filters: [], sorts: [] },
      { name: 'Part', table: 'part', key: 'id', fields: [id], filters: [], sorts: [] },
    ],
  } as unknown as Service;
  const gateway = { rateLimit: { requests: 1_000, windowSeconds: 60 } };
  return { gateway, services: [service] } as unknown as Facts;
}

/** A system that answers as `status` says; rows have the number of the request as their key. */
function system(
  status: (asking: Asking, count: number) => number = ({ operation }) => operation.status,
) {
  const asked: Asking[] = [];
  const send: Send = async (asking) => {
    asked.push(asking);
    const row = { ...asking.input, id: `${asked.length}` };
    return { status: status(asking, asked.length), text: JSON.stringify(row) };
  };
  const of = (name: string) => asked.filter(({ operation }) => operation.name === name);
  return { send, of };
}

const pace = { rate: 100, seconds: 0.1, warmUpSeconds: 0.05 };
const run = (facts: Facts, send: Send) =>
  load({ facts, pace, send, tokens: ['one', 'two'], isMeant: () => true });

test('an objective is met by what succeeds, and by when it does', () => {
  const tally = (good: number, bad: number, slow = 0) => ({
    statuses: new Map([
      [200, good],
      [503, bad],
    ]),
    took: [...Array<number>(good - slow).fill(10), ...Array<number>(slow).fill(101)],
  });
  assert.equal(judge(tally(99, 1), 200, objective).isMet, true);
  assert.equal(judge(tally(98, 2), 200, objective).isMet, false);
  assert.equal(judge(tally(100, 0, 10), 200, objective).isMet, true);
  assert.equal(judge(tally(100, 0, 11), 200, objective).isMet, false);
  assert.equal(judge({ statuses: new Map(), took: [] }, 200, objective).isMet, false);
  const { p50, p99, others } = judge(tally(100, 3, 2), 200, objective);
  assert.deepEqual([p50, p99, others], [10, 101, [[503, 3]]]);
});

test('requests arrive at their pace, however long answers take', async () => {
  const slow: Send = async () => {
    await sleep(300);
    return { status: 200, text: '' };
  };
  const asking = { operation: operation('list'), row: {}, input: {}, token: '' };
  const scenario = { service: {} as Service, operation: asking.operation, next: () => asking };
  const began = performance.now();
  const { statuses, took } = await arrive(
    scenario,
    { rate: 100, seconds: 0.2, warmUpSeconds: 0.1 },
    slow,
  );
  const lasted = performance.now() - began;
  assert.equal(statuses.get(200), 20, 'the warm-up is not counted');
  assert.ok(took.every((ms) => ms >= 290));
  assert.ok(lasted < 3_000, `${lasted} ms: one after the other, it would be 9 s`);
});

test('what makes unique values makes new ones, and each row that goes is one of its own', async () => {
  const { send, of } = system();
  const gone = operation('dropThing', {
    ...{ kind: 'command', action: 'delete', method: 'DELETE', status: 204 },
    ...{ entity: 'Thing', path: '/things/{id}', ...byId },
  });
  const { results, skipped } = await run(factsOf(gone), send);
  assert.deepEqual(skipped, []);
  assert.deepEqual(
    results.map(({ name, verdict }) => [name, verdict.asked, verdict.isMet]),
    [
      ['things.makeThing', 10, true],
      ['things.dropThing', 10, true],
    ],
  );
  const codes = of('makeThing').map(({ input }) => input.code);
  assert.equal(new Set(codes).size, codes.length);
  const dropped = of('dropThing').map(({ row }) => row.id);
  assert.equal(new Set(dropped).size, dropped.length);
  assert.deepEqual([...new Set(of('dropThing').map(({ token }) => token))].sort(), ['one', 'two']);
});

test('rows that are read are shared; what rows refer to is there, also in other services', async () => {
  const { send, of } = system();
  const get = operation('getThing', {
    ...{ action: 'get', entity: 'Thing', output: 'entity', path: '/things/{id}', ...byId },
  });
  const foreign = [{ path: ['lines', 'thing'], service: 'things', entity: 'Thing' }];
  const part = operation('makePart', {
    ...making,
    entity: 'Part',
    ...written({}),
    example: {
      fields: { thing: '-', lines: [{ thing: '-', count: 1 }] },
      references: { thing: 'Thing' },
      foreign,
    },
  });
  await run(factsOf(get, part), send);
  assert.ok(new Set(of('getThing').map(({ row }) => row.id)).size <= 10);
  for (const { input, token } of of('makePart')) {
    const [line] = input.lines as { thing: string; count: number }[];
    assert.equal(line?.count, 1);
    assert.equal(line?.thing, input.thing);
    assert.notEqual(input.thing, '-');
    const [made] = of('makeThing').filter((thing) => thing.token === token);
    assert.ok(made);
  }
});

test('what its contract does not say is told, and asked no more', async () => {
  const odd = operation('odd');
  const { send, of } = system((asking) =>
    asking.operation === odd ? 422 : asking.operation.status,
  );
  const { isMet, skipped, results } = await run(factsOf(odd), send);
  assert.deepEqual(skipped, [{ name: 'things.odd', why: 'odd answers 422', isFailure: false }]);
  assert.equal(of('odd').length, 1);
  assert.equal(results.length, 1);
  assert.equal(isMet, true);
});

test('what has another path by now is asked there alone', async () => {
  const before = operation('listOld', { successor: 'list' });
  const { send, of } = system();
  const { results } = await run(factsOf(operation('list'), before), send);
  assert.equal(results.length, 2);
  assert.ok(of('list').length > 0);
  assert.equal(of('listOld').length, 0);
});

test('a system that fails before it is under load misses its objective', async () => {
  const { send } = system((asking) =>
    asking.operation.name === 'list' ? 503 : asking.operation.status,
  );
  const outcome = await run(factsOf(operation('list')), send);
  assert.equal(outcome.isMet, false);
  assert.match(
    reportOf(outcome, palette(false)).join('\n'),
    /^✗ {2}things\.list: list answers 503$/m,
  );
});

test('what fails under load is told by its status, and misses the objective', async () => {
  const list = operation('list');
  let count = 0;
  const { send } = system((asking) => {
    if (asking.operation === list) count += 1;
    return asking.operation === list && count > 10 ? 503 : asking.operation.status;
  });
  const outcome = await run(factsOf(list), send);
  const lines = reportOf(outcome, palette(false));
  assert.match(lines[2] ?? '', /^✗ {2}things\.list .* 503 × \d+$/);
  assert.match(lines.join('\n'), /1 of 2 objectives are missed/);
});

test('answers come over kept connections, and none is a status of 0', async (t) => {
  let connections = 0;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (request.url === '/gone') request.socket.destroy();
    else response.writeHead(201).end(`${request.headers.authorization} ${Buffer.concat(chunks)}`);
  });
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  const client = createClient(new URL(`http://127.0.0.1:${port}`));
  t.after(() => client.close());
  const post = operation('post', { ...making, ...written({}) });
  const asking = { operation: post, row: {}, input: { a: 1 }, token: 'T' };
  for (let count = 0; count < 3; count += 1) {
    assert.deepEqual(await client.send(asking), { status: 201, text: 'Bearer T {"a":1}' });
  }
  assert.equal(connections, 1);
  const gone = await client.send({ ...asking, operation: { ...post, path: '/gone' } });
  assert.equal(gone.status, 0);
});
