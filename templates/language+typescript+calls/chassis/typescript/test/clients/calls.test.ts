import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { INVALID_SPAN_CONTEXT, trace } from '@opentelemetry/api';
import type { AskingRule } from '../../src/clients/asking.ts';
import { allowance } from '../../src/clients/attempt.ts';
import type { Call, Inquiries } from '../../src/clients/calls.ts';
import type { Copies } from '../../src/clients/copies.ts';
import { asking, CallFailed, client, computeRoute } from '../../src/clients/index.ts';
import type { CallModel } from '../../src/clients/model.ts';
import { Deadline } from '../../src/deadline.ts';
import type { Request } from '../../src/http/route.ts';
import { createLogger } from '../../src/log.ts';
import { Opened, resourceSettings, resourcesOf } from '../../src/resource.ts';
import { startTracing } from '../../src/telemetry/tracing.ts';
import { type TestIssuer, testIssuer } from '../../src/testing/issuer.ts';
import { type StandIn, standIn } from '../../src/testing/stand-in.ts';
import { requestTo } from '../store/requests.ts';
import { operation } from '../support/operation.ts';

interface Thing {
  id: string;
  name: string;
}

interface Operations {
  getThing: { input: { id: string }; output: Thing | undefined };
  findThings: { input: { ids: string[] }; output: Thing[] };
  makeThing: { input: { name: string }; output: Thing };
}

const thing = { id: 'a', name: 'first' };
const schema = {
  type: 'object',
  required: ['id', 'name'],
  properties: { id: { type: 'string' }, name: { type: 'string' } },
};
const methods = {
  getThing: { method: 'GET', path: '/things/{id}', status: 200, answer: thing },
  findThings: { method: 'POST', path: '/things:find', status: 200, answer: [thing] },
  makeThing: { method: 'POST', path: '/things', status: 201, answer: thing },
} as const;

const things = client<Operations>({
  name: 'the-things',
  urlEnv: 'THE_THINGS_URL',
  operations: {
    getThing: {
      ...{ method: 'GET', path: '/things/{id}', body: false, mayBeMissing: true },
      ...{ repeatable: 'always', output: 'entity', response: schema },
    },
    findThings: {
      ...{ method: 'POST', path: '/things:find', body: true, mayBeMissing: false },
      ...{ repeatable: 'always', output: 'list', response: { type: 'array', items: schema } },
    },
    makeThing: {
      ...{ method: 'POST', path: '/things', body: true, mayBeMissing: false },
      ...{ repeatable: 'key', output: 'entity', response: schema },
    },
  },
});

interface Calls {
  theThings: { [K in keyof Operations]: Call<Operations[K], 'default'> };
}

const policy = (name: string, more: Partial<CallModel> = {}): CallModel => ({
  service: 'the-things',
  operation: name,
  timeoutMs: 4_000,
  retries: 0,
  fallback: 'none',
  ...more,
});

describe('calls', () => {
  let callee: StandIn;
  let opened: Opened;
  let issuer: TestIssuer;
  const resources = resourcesOf([things]);

  before(async () => {
    callee = await standIn({ name: 'the-things', urlEnv: 'THE_THINGS_URL', operations: methods });
    issuer = await testIssuer();
    const log = createLogger({ service: 'test', level: 'fatal' });
    const tracing = await startTracing({ service: 'test', endpoint: undefined, ratio: 1, log });
    const settings = { ...issuer.environment, THE_THINGS_URL: callee.url };
    assert.deepEqual(Object.keys(resourceSettings(resources)).sort(), [
      'AUTH_CLIENT_ID',
      'AUTH_CLIENT_SECRET',
      'AUTH_TOKEN_URL',
      'THE_THINGS_URL',
    ]);
    opened = new Opened(resources, { service: 'a-caller', settings, log, tracing });
  });
  after(async () => {
    await opened.close();
    await callee.close();
    await issuer.close();
  });
  beforeEach(() => {
    callee.serve();
    callee.seen.length = 0;
    // Those before had it fail.
    opened.get(things).breaker.succeeded();
  });

  function ask<Result>(
    rule: AskingRule<object, object, Result, Calls, Record<string, unknown>>,
    { calls, fills = {} }: Partial<Inquiries<Calls, Record<string, unknown>>> = {},
    said: Partial<Request> & { found?: object; input?: object } = {},
  ): Promise<Result> {
    const { found = {}, input = {}, ...rest } = said;
    const declared = { clients: { 'the-things': things }, calls: calls ?? all, fills };
    const { ask: run } = asking(operation({ name: 'act', idempotency: 'key' }), declared, rule);
    const request = requestTo({} as never, { opened: (each) => opened.get(each), ...rest });
    return run(found, input, request);
  }

  const all = ['getThing', 'findThings', 'makeThing'].map((name) => policy(name));
  const withDefault = all.map((each) => ({ ...each, fallback: 'default' as const }));

  test('fill the path, and send the rest as the contract says', async () => {
    await ask(async (_found, _input, { calls: { theThings } }) => {
      assert.deepEqual(await theThings.getThing({ id: 'ä/b' }), { source: 'callee', value: thing });
      assert.deepEqual((await theThings.findThings({ ids: ['a'] })).value, [thing]);
    });
    assert.deepEqual(
      callee.seen.map(({ path, body }) => [path, body]),
      [
        ['/things/%C3%A4%2Fb', undefined],
        ['/things:find', { ids: ['a'] }],
      ],
    );
  });

  test('leave a connection after a while, so that a process that has come gets its share', async (t) => {
    let connections = 0;
    const count = () => {
      connections += 1;
    };
    const { pool } = opened.get(things);
    const call = () => ask((_found, _input, { calls }) => calls.theThings.getThing({ id: 'a' }));
    await call();
    pool.on('connect', count);
    t.after(() => pool.off('connect', count));
    await call();
    assert.equal(connections, 0);
    t.mock.timers.enable({ apis: ['Date'], now: Date.now() + 11_000 });
    await call();
    assert.equal(connections, 1);
  });

  test('a row that is not there is an answer', async () => {
    callee.answer('getThing', 404, { type: 'urn:problem-type:not-found', status: 404 });
    const said = await ask((_found, _input, { calls }) => calls.theThings.getThing({ id: 'a' }));
    assert.deepEqual(said, { source: 'callee', value: undefined });
  });

  test('what a callee refuses can be caught, with its code', async () => {
    const body = {
      type: 'urn:problem-type:rejected',
      status: 422,
      code: 'full',
      detail: 'private',
    };
    callee.answer('makeThing', 422, body);
    const failed = ask((_found, _input, { calls }) => calls.theThings.makeThing({ name: 'x' }));
    await assert.rejects(failed, (error) => {
      assert.ok(error instanceof CallFailed);
      assert.deepEqual([error.status, error.code, error.passing], [422, 'full', false]);
      assert.ok(!JSON.stringify(error.toBody('')).includes('private'));
      return true;
    });
  });

  test('the default answer is that there is nothing', async () => {
    callee.refuse();
    await ask(
      async (_found, _input, { calls: { theThings } }) => {
        const nothing = { source: 'default', value: undefined };
        assert.deepEqual(await theThings.getThing({ id: 'a' }), nothing);
        assert.deepEqual((await theThings.findThings({ ids: [] })).value, []);
      },
      { calls: withDefault },
    );
  });

  describe('with copies as the fallback', () => {
    type FromCopies = {
      theThings: {
        getThing: Call<Operations['getThing'], 'replica', 'name'>;
        findThings: Call<Operations['findThings'], 'replica', 'name'>;
      };
    };
    const at = new Date('2026-01-31T12:00:00.000Z');
    const now = new Date('2026-01-31T12:01:00.000Z');
    const caller = { subject: 'me', scopes: new Set(['things:read']), token: 'user.token' };
    const copyOf = (by: string): Partial<CallModel> => ({
      fallback: 'replica',
      copy: { replica: 'Copy', by, members: { name: 'title' }, scopes: ['things:read'] },
    });
    const copied = [policy('getThing', copyOf('id')), policy('findThings', copyOf('ids'))];
    const row = { id: 'a', title: 'copied', more: 1 };
    const asked: unknown[] = [];
    const lines: Record<string, unknown>[] = [];
    const events: unknown[] = [];

    function askWith<Result>(
      rule: AskingRule<object, object, Result, FromCopies, Record<string, unknown>>,
      known: Copies['known'],
      said: Partial<Request> = {},
    ): Promise<Result> {
      const inquiries = {
        clients: { 'the-things': things },
        copies: {
          Copy: {
            known: (sql: never, keys: readonly unknown[]) => {
              asked.push(keys);
              return known(sql, keys);
            },
          },
        },
        calls: copied,
        fills: {},
      };
      const { ask: run } = asking(operation({ name: 'act' }), inquiries, rule);
      const destination = { write: (line: string) => void lines.push(JSON.parse(line)) };
      const request = requestTo({} as never, {
        opened: (each) => opened.get(each),
        log: createLogger({ service: 'test', level: 'debug', destination }),
        span: Object.assign(trace.wrapSpanContext(INVALID_SPAN_CONTEXT), {
          addEvent: (...given: unknown[]) => void events.push(given),
        }) as never,
        ...{ caller, now },
        ...said,
      });
      return run({}, {}, request);
    }
    const get = (_found: object, _input: object, { calls }: { calls: FromCopies }) =>
      calls.theThings.getThing({ id: 'a' });
    const find = (_found: object, _input: object, { calls }: { calls: FromCopies }) =>
      calls.theThings.findThings({ ids: ['a', 'b', 'a'] });

    beforeEach(() => {
      for (const list of [asked, lines, events]) list.length = 0;
    });

    test('the callee is asked first', async () => {
      const said = await askWith(get, () => assert.fail('the copies were read'));
      assert.deepEqual(said, { source: 'callee', value: thing });
    });

    test('they answer where it is away, with what they hold, and this is told', async () => {
      callee.refuse();
      const said = await askWith(get, async () => [{ row, at }]);
      assert.deepEqual(said, { source: 'replica', value: { name: 'copied' }, asOf: at });
      assert.deepEqual(asked, [['a']]);
      const [line] = lines;
      assert.deepEqual(
        [line?.level, line?.fallback, line?.called, line?.age_s],
        ['warn', 'replica', 'the-things.getThing', 60],
      );
      const more = { 'server.address': 'the-things', fallback: 'replica', 'fallback.age': 60 };
      assert.deepEqual(events, [['fallback', more]]);
    });

    test('a row whose original is gone is not there', async () => {
      callee.refuse();
      const gone = { row: undefined, at };
      const said = await askWith(get, async () => [gone]);
      assert.deepEqual(said, { source: 'replica', value: undefined, asOf: at });
      const some = await askWith(find, async () => [gone, { row, at: now }]);
      assert.deepEqual(some, { source: 'replica', value: [{ name: 'copied' }], asOf: at });
      assert.deepEqual(asked.at(-1), ['a', 'b']);
    });

    test('where they lack a row, cannot be read or take too long, the failure stands', async () => {
      callee.refuse();
      const away = { type: 'unavailable' };
      await assert.rejects(
        askWith(get, async () => []),
        away,
      );
      await assert.rejects(
        askWith(find, async () => [{ row, at }]),
        away,
      );
      await assert.rejects(
        askWith(get, () => Promise.reject(new Error('no store'))),
        away,
      );
      const began = performance.now();
      const never = () => new Promise<never>(() => {});
      await assert.rejects(askWith(get, never, { deadline: Deadline.in(300) }), away);
      assert.ok(performance.now() - began < 400);
    });

    test('nobody gets from them what the callee would not give', async () => {
      callee.refuse();
      const stranger = { ...caller, scopes: new Set<string>() };
      const known = () => assert.fail('the copies were read');
      for (const who of [stranger, undefined]) {
        await assert.rejects(askWith(get, known, { caller: who }), { type: 'unavailable' });
      }
      callee.serve();
      callee.answer('getThing', 422, { type: 'urn:problem-type:rejected', code: 'no' });
      await assert.rejects(askWith(get, known), { type: 'rejected' });
    });
  });

  test('what a message has others do is not done twice when it comes again', async () => {
    const make = (more: Partial<Request>) =>
      ask((_f, _i, { calls }) => calls.theThings.makeThing({ name: 'x' }), {}, more);
    const keys = () => callee.seen.splice(0).map(({ headers }) => headers['idempotency-key']);
    const message = { byEvent: true, caller: undefined } as const;
    await make({ ...message, requestId: 'one' });
    await make({ ...message, requestId: 'one' });
    await make({ ...message, requestId: 'other' });
    const [first, again, other] = keys();
    assert.equal(again, first);
    assert.notEqual(other, first);
  });

  test('what a callee says was asked wrongly is final, and a bad token is not', async () => {
    const failed = async (status: number) => {
      callee.answer('getThing', status, { type: 'urn:problem-type:some', status });
      const error = await ask((_f, _i, { calls }) => calls.theThings.getThing({ id: 'a' })).catch(
        (caught) => caught,
      );
      assert.equal(error.type, 'internal');
      return error.isFinal;
    };
    for (const status of [400, 405, 413]) assert.equal(await failed(status), true, `${status}`);
    assert.equal(await failed(401), false);
  });

  test('a repetition of our own request has others do nothing twice', async () => {
    const make = (headers = {}, subject = 'me') =>
      ask(
        async (_found, _input, { calls: { theThings } }) => {
          await theThings.makeThing({ name: 'x' });
          await theThings.makeThing({ name: 'x' });
          await theThings.makeThing({ name: 'y' });
        },
        {},
        { headers, caller: { subject, scopes: new Set(), token: '' } },
      );
    const keys = () => callee.seen.splice(0).map(({ headers }) => headers['idempotency-key']);
    await make({ 'idempotency-key': 'k' });
    const first = keys();
    assert.equal(new Set(first).size, 3, 'each call its own');
    await make({ 'idempotency-key': 'k' });
    assert.deepEqual(keys(), first);
    await make({ 'idempotency-key': 'k' }, 'somebody-else');
    assert.ok(keys().every((key) => !first.includes(key)));
    await make();
    assert.ok(keys().every((key) => !first.includes(key)));
  });

  test('what follows from the contracts: calls with what is there, fields by name', async () => {
    const inquiries = {
      calls: [
        policy('getThing', { given: { id: ['thingId'] } }),
        policy('findThings', { given: { ids: ['lines', 'thing'] } }),
      ],
      fills: { title: { call: 0, field: 'name' } },
    };
    const found = { thingId: 'a', lines: [{ thing: 'a' }, { thing: 'a' }] };
    const derived = await ask((_f, _i, context) => context.derived(), inquiries, { found });
    assert.deepEqual(derived, { title: 'first' });
    assert.deepEqual(callee.seen.find(({ body }) => body)?.body, { ids: ['a'] }, 'each once');

    const none = await ask((_f, _i, context) => context.derived(), inquiries, {
      found: { lines: [] },
    });
    assert.deepEqual(none, {}, 'what refers to nothing is not asked about');

    const lost = ask((_f, _i, context) => context.derived(), inquiries, {
      found: { lines: [{ thing: 'a' }, { thing: 'b' }] },
    });
    await assert.rejects(lost, /does not exist: lines.thing/);
  });

  test('an answer against the contract is none', async () => {
    for (const answer of [{ id: 'a' }, 'text', [thing]]) {
      callee.answer('getThing', 200, answer);
      const failed = ask((_found, _input, { calls }) => calls.theThings.getThing({ id: 'a' }));
      await assert.rejects(failed, { type: 'bad-gateway' });
    }
  });

  test('a token of a user goes along, and that of a service does not', async () => {
    const get: Parameters<typeof ask>[0] = (_f, _i, { calls }) =>
      calls.theThings.getThing({ id: 'a' });
    const caller = { subject: 'me', scopes: new Set<string>(), token: 'user.token' };
    await ask(get, {}, { caller });
    await ask(get, {}, { caller: { ...caller, token: '', service: 'another' } });
    await ask(get, {}, { caller: undefined });
    assert.deepEqual(
      callee.seen.map(({ headers }) => headers.authorization),
      ['Bearer user.token', undefined, undefined],
    );
    assert.ok(callee.seen.every(({ headers }) => headers['x-caller-token']));
  });

  test('nobody is asked when no time is left', async () => {
    const late = { deadline: Deadline.in(3) };
    const failed = ask((_f, _i, { calls }) => calls.theThings.getThing({ id: 'a' }), {}, late);
    await assert.rejects(failed, { type: 'deadline-exceeded' });
    assert.equal(callee.seen.length, 0);
  });

  test('a query that only asks others answers what its rule says', async () => {
    const model = operation({ name: 'compute', method: 'POST', input: ['id'] });
    const inquiries: Inquiries<Calls, object> = {
      clients: { 'the-things': things },
      calls: all,
      fills: {},
    };
    const route = computeRoute(model, inquiries, async ({ id }: { id: string }, { calls }) => ({
      found: (await calls.theThings.getThing({ id })).value,
    }));
    const request = requestTo({} as never, {
      opened: (each) => opened.get(each),
      body: { id: 'a' },
    });
    assert.deepEqual(await route.handle(request), { status: 200, body: { found: thing } });
  });
});

test('a call keeps something back for the answer of its caller', () => {
  const none = { timeoutMs: 1_000, fallback: 'none' } as const;
  assert.equal(allowance({ ...none, timeoutMs: 200 }, 10_000), 200);
  assert.equal(allowance(none, 1_000), 950);
  assert.equal(allowance(none, 100), 95);
  assert.equal(allowance(none, 5), 0);
  const replica = { ...none, fallback: 'replica' } as const;
  assert.equal(allowance(replica, 1_000), 800, 'more, where copies have yet to be read');
  assert.equal(allowance(replica, 100), 80);
  assert.equal(allowance(replica, 20), 0);
});
