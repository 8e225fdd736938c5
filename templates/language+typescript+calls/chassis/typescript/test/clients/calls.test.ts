import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { AskingRule } from '../../src/clients/asking.ts';
import { allowance } from '../../src/clients/attempt.ts';
import type { Call, Inquiries } from '../../src/clients/calls.ts';
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
  assert.equal(allowance(200, 10_000), 200);
  assert.equal(allowance(1_000, 1_000), 950);
  assert.equal(allowance(1_000, 100), 95);
  assert.equal(allowance(1_000, 5), 0);
});
