import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { knownAs } from '../../tools/lib/system.ts';
import {
  type Calling,
  calledOperation,
  callings,
  eachCaller,
  examplesOf,
  type Inner,
  innerOf,
  nobody,
  refusing,
  silent,
  startCaller,
} from '../lib/calling.ts';
import { clause, each, NotHere } from '../lib/clause.ts';
import { type Answer, assertProblem } from '../lib/client.ts';
import { startCollector } from '../lib/collector.ts';
import { issuer } from '../lib/fleet.ts';
import { badTokens, startIssuer } from '../lib/issuer.ts';
import { readMetrics, sum } from '../lib/metrics.ts';
import { call, inputOf } from '../lib/rows.ts';
import { shortestOf } from '../lib/shortest.ts';
import { type Operation, services } from '../lib/system.ts';
import { until } from '../lib/until.ts';

const isRepeatable = (calling: Calling) => {
  const { kind, idempotency } = calledOperation(calling);
  return kind === 'query' || idempotency !== 'none';
};
const hasNoFallback = ({ call }: Calling) => call.fallback === 'none';
const byKey = ({ operation }: Calling) => operation.idempotency === 'key';
const hex = (bytes: number) => randomBytes(bytes).toString('hex');

/** Past the door: only the contract is not kept to. */
function assertLetIn(answer: Answer, what: string): void {
  assert.equal(answer.status, 400, `${what}: ${answer.text}`);
}

clause('CAL-1 each call has a token of the caller itself, one for all of them', (t) =>
  eachCaller(t, async (calling) => {
    const own = await startIssuer();
    const caller = await startCaller(calling, { issuer: own });
    assert.equal(own.granted(), 0, 'not before it is needed');
    await Promise.all([caller.ask(), caller.ask(), caller.ask()]);
    const tokens = new Set(caller.came().map(({ headers }) => headers['x-caller-token']));
    assert.equal(tokens.size, 1);
    assert.equal(own.granted(), 1);
    const [, claims = ''] = `${[...tokens][0]}`.split('.');
    const { scope } = JSON.parse(Buffer.from(claims, 'base64url').toString());
    assert.equal(scope, `svc:${knownAs(calling.service)}`);
    own.away(true);
    await caller.ask();
    assert.equal(caller.came().length, 1, 'a good token is used while the issuer is away');
  }),
);

/** The check for each operation of this kind, of each service that has some. */
function eachInner(
  t: Parameters<typeof each>[0],
  fits: (operation: Operation) => boolean,
  check: (inner: Inner, user: Record<string, string>) => Promise<void>,
) {
  return each(t, services, async (service) => {
    const { token } = await issuer();
    for (const inner of await innerOf(service, fits)) {
      const { auth } = inner.operation;
      const isForUsers = auth !== 'anonymous' && auth.length > 0;
      await check(inner, isForUsers ? { authorization: `Bearer ${token()}` } : {});
    }
  });
}

const isInternal = ({ expose }: Operation) => expose === 'internal';

/** Refused for each token that is not good, or of somebody who is not named. */
async function assertCallersOnly(inner: Inner, user: Record<string, string>): Promise<void> {
  const { operation, name, knock } = inner;
  const trusted = await issuer();
  for (const bad of badTokens(trusted)) {
    if (!bad.header.startsWith('Bearer ')) continue;
    const token = bad.header.replace('Bearer ', '');
    const answer = await knock({ ...user, 'x-caller-token': token });
    assert.equal(answer.status, 401, `a token ${bad.name} at ${name}: ${answer.text}`);
  }
  const strangers = services.map(knownAs).filter((other) => !operation.callers.includes(other));
  for (const stranger of [...strangers, 'no-such-service']) {
    const token = trusted.serviceToken(stranger);
    assertProblem(await knock({ ...user, 'x-caller-token': token }), 'forbidden', 403);
  }
  assertProblem(await knock({ ...user, 'x-caller-token': trusted.token() }), 'forbidden', 403);
  for (const caller of operation.callers) {
    const token = trusted.serviceToken(caller);
    assertLetIn(await knock({ ...user, 'x-caller-token': token }), `${caller} at ${name}`);
  }
}

clause('CAL-2 an internal operation lets in the services that the blueprint names', (t) =>
  eachInner(t, isInternal, async (inner, user) => {
    assertProblem(await inner.knock(user), 'unauthenticated', 401);
    await assertCallersOnly(inner, user);
  }),
);

clause('CAL-3 elsewhere a calling service has to be one that is named, if it says who it is', (t) =>
  eachInner(
    t,
    (operation) => !isInternal(operation),
    async (inner, user) => {
      assertLetIn(await inner.knock(user), 'without a word of who calls');
      await assertCallersOnly(inner, user);
    },
  ),
);

clause('CAL-4 scopes of users and of services are two, and each has its own token', (t) =>
  eachInner(t, isInternal, async ({ operation, knock }, user) => {
    const { token, serviceToken } = await issuer();
    const [caller = ''] = operation.callers;
    const asUser = token({ scope: `svc:${caller}` });
    assertProblem(await knock({ authorization: `Bearer ${asUser}` }), 'unauthenticated', 401);
    const good = { 'x-caller-token': serviceToken(caller) };
    assertLetIn(await knock({ ...user, ...good }), operation.name);
    if (operation.auth === 'anonymous') return;
    const bad = await knock({ ...good, authorization: 'Bearer nonsense' });
    assertProblem(bad, 'unauthenticated', 401);
    if (operation.auth.length === 0) return;
    assertProblem(await knock(good), 'unauthenticated', 401);
    const poor = { ...good, authorization: `Bearer ${asUser}` };
    assertProblem(await knock(poor), 'forbidden', 403);
  }),
);

clause('CAL-5 the token of the user and the id of the request go along', (t) =>
  eachCaller(
    t,
    async (calling) => {
      const caller = await startCaller(calling);
      const token = caller.node.issuer.token();
      const id = `id-${randomUUID()}`;
      await caller.ask({ token, headers: { 'x-request-id': id } });
      const [seen] = caller.came();
      assert.equal(seen?.headers.authorization, `Bearer ${token}`);
      assert.equal(seen?.headers['x-request-id'], id);
    },
    ({ operation }) => operation.auth !== 'anonymous',
  ),
);

clause('CAL-6 a call has a span, and the callee continues the trace from there', (t) =>
  eachCaller(t, async (calling) => {
    const collector = await startCollector();
    const env = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint };
    const caller = await startCaller(calling, { env });
    const [trace, parent] = [hex(16), hex(8)];
    await caller.ask({ headers: { traceparent: `00-${trace}-${parent}-01` } });
    const [seen] = caller.came();
    const mine = (kind: number) =>
      collector.span(`of kind ${kind}`, (span) => span.traceId === trace && span.kind === kind);
    const server = await mine(2);
    const client = await collector.span('of the call', (span) => {
      return span.traceId === trace && span.attributes['server.address'] === calling.call.service;
    });
    assert.equal(client.kind, 3);
    assert.equal(client.parentSpanId, server.spanId);
    assert.equal(seen?.headers.traceparent, `00-${trace}-${client.spanId}-01`);
  }),
);

clause('CAL-7 a slow callee never holds a caller past its deadline', (t) =>
  eachCaller(t, async (calling) => {
    const caller = await startCaller(calling);
    await caller.ask();
    const budgetOf = () => Number(caller.came()[0]?.headers['x-deadline-ms']);
    assert.ok(budgetOf() <= calling.call.timeoutMs, 'no more than the time of the call');
    await caller.ask({ headers: { 'x-deadline-ms': '200' } });
    const budget = budgetOf();
    assert.ok(budget > 0 && budget < 200, `${budget} of 200 ms`);

    const took = await shortestOf(3, async () => {
      caller.callee.answerWith(silent);
      const answer = await caller.ask({ headers: { 'x-deadline-ms': '250' } });
      if (calling.call.fallback === 'none') assertProblem(answer, 'deadline-exceeded', 504);
      // One late answer is no reason to ask no more.
      caller.callee.answerWith();
      await caller.ask();
      return answer.took;
    });
    assert.ok(took >= 150 && took < 350, `${took} ms where 250 are left`);
  }),
);

clause('CAL-8 what may be repeated is, with the key that it had, and nothing else', (t) =>
  each(t, services, async (service) => {
    const fitting = [true, false].map((repeatable) =>
      eachOf(service.name, (calling) => isRepeatable(calling) === repeatable),
    );
    if (fitting.every((found) => found === undefined)) throw new NotHere('it calls nobody');
    for (const [index, calling] of fitting.entries()) {
      if (calling === undefined || calling.call.retries === 0) continue;
      const caller = await startCaller(calling);
      // A repetition has to be earned.
      for (let count = 0; count < 20; count += 1) await caller.ask();
      const keys = caller.came().map(({ headers }) => headers['idempotency-key']);
      const isKeyed = calledOperation(calling).idempotency === 'key' && keys[0] !== undefined;
      let first = true;
      caller.callee.answerWith((seen, response, socket) => {
        if (first) socket.destroy();
        else refusing(500, 'internal')(seen, response, socket);
        first = false;
      });
      await caller.ask();
      const seen = caller.came();
      assert.equal(seen.length, index === 0 ? 2 : 1, calling.operation.name);
      if (isKeyed) {
        const used = new Set(seen.map(({ headers }) => headers['idempotency-key']));
        assert.equal(used.size, 1, 'a repetition has the key of the first');
        assert.equal(new Set(keys).size, keys.length, 'each call has a key of its own');
      }
      caller.callee.answerWith((_, response) => {
        response.writeHead(503, { 'retry-after': '3600' }).end();
      });
      await caller.ask();
      assert.equal(caller.came().length, 1, 'nobody comes before the callee wants it');
    }
  }),
);

function eachOf(name: string, fits: (calling: Calling) => boolean): Calling | undefined {
  return callings.find((calling) => calling.name === name && fits(calling));
}

clause('CAL-9 a callee that is down gets a tenth more requests at most', (t) =>
  eachCaller(
    t,
    async (calling) => {
      const caller = await startCaller(calling);
      let asked = 0;
      const load = async (handler: Parameters<typeof caller.callee.answerWith>[0]) => {
        caller.callee.answerWith(handler);
        for (let count = 0; count < 60; count += 1) await caller.ask();
        asked += 60;
      };
      const down = refusing(502, 'bad-gateway');
      let count = 0;
      // Never five in a row, so that the breaker has no part in it.
      await load((seen, response, socket) => {
        count += 1;
        if (count % 2 === 0) examplesOf(calling)(seen, response, socket);
        else down(seen, response, socket);
      });
      const repeated = caller.came().length - asked;
      assert.ok(repeated > 0 && repeated <= asked / 10, `${repeated} of ${asked} repeated`);
      asked = 0;
      await load(down);
      const came = caller.came().length;
      // What was not spent in good times is there as well: ten repetitions at most.
      assert.ok(came <= asked * 1.1 + 10, `${came} requests for ${asked} calls`);
    },
    (calling) => isRepeatable(calling) && calling.call.retries > 0,
  ),
);

clause('CAL-10 a callee that fails is left alone, and asked again when it is back', (t) =>
  eachCaller(t, async (calling) => {
    const caller = await startCaller(calling);
    const state = async () => {
      const labels = { server_address: calling.call.service };
      return sum(await readMetrics(caller.node), 'http_client_breaker_state', labels);
    };
    await caller.ask();
    assert.equal(await state(), 0);
    caller.callee.answerWith(refusing(502, 'bad-gateway'));
    for (let count = 0; count < 5; count += 1) await caller.ask();
    assert.equal(await state(), 2);
    caller.came();
    const began = performance.now();
    while (performance.now() - began < 1_200) await caller.ask();
    const probes = caller.came().length;
    assert.ok(probes >= 1 && probes <= 4, `${probes} requests in 1.2 s`);
    caller.callee.answerWith();
    const isAskedAgain = async () => {
      // Where there is a fallback, its answer is a success too.
      const { status } = await caller.ask();
      return status === calling.operation.status && (await state()) === 0;
    };
    await until('it is asked again', isAskedAgain, 2_000);
    caller.came();
    for (let count = 0; count < 5; count += 1) await caller.ask();
    assert.equal(caller.came().length, 5);
  }),
);

clause('CAL-11 a callee that fails makes its caller fail in the same way', (t) =>
  eachCaller(
    t,
    async (calling) => {
      const lost = await startCaller(calling, { address: nobody });
      assertProblem(await lost.ask(), 'unavailable', 503);
      const caller = await startCaller(calling);
      const told = async (handler: Parameters<typeof caller.callee.answerWith>[0]) => {
        caller.callee.answerWith(handler);
        const answer = await caller.ask();
        // So that the breaker has no part in it.
        caller.callee.answerWith();
        await caller.ask();
        return answer;
      };
      assertProblem(await told(refusing(503, 'unavailable')), 'unavailable', 503);
      assertProblem(await told(refusing(504, 'deadline-exceeded')), 'deadline-exceeded', 504);
      assertProblem(await told(silent), 'deadline-exceeded', 504);
      assertProblem(await told(refusing(500, 'internal')), 'bad-gateway', 502);
      const nonsense = (text: string) =>
        told((_, response) => {
          response.writeHead(200, { 'content-type': 'application/json' }).end(text);
        });
      for (const text of ['', '{', '"text"', '[1]']) {
        assertProblem(await nonsense(text), 'bad-gateway', 502);
      }
      for (const [status, word] of [
        [400, 'validation-failed'],
        [401, 'unauthenticated'],
        [405, 'method-not-allowed'],
        [413, 'payload-too-large'],
      ] as const) {
        assertProblem(await told(refusing(status, word)), 'internal', 500);
      }
    },
    (calling) => hasNoFallback(calling) && calledOperation(calling).output !== 'none',
  ),
);

clause('CAL-12 what a callee refuses for good reason is refused with this reason', (t) =>
  eachCaller(t, async (calling) => {
    const caller = await startCaller(calling);
    const told = (...refusal: Parameters<typeof refusing>) => {
      caller.callee.answerWith(refusing(...refusal));
      return caller.ask();
    };
    const rejected = await told(422, 'rejected', { code: 'sold-out' });
    assertProblem(rejected, 'rejected', 422);
    assert.equal(rejected.json.code, 'sold-out');
    assertProblem(await told(409, 'conflict'), 'conflict', 409);
    const forbidden = await told(403, 'forbidden', { missing: ['some:scope'] });
    assertProblem(forbidden, 'forbidden', 403);
    assert.deepEqual(forbidden.json.missing, ['some:scope']);
    assertProblem(await told(404, 'not-found'), 'reference-not-found', 422);
  }),
);

clause(
  'CAL-13 with a default answer a callee that is away has nothing, and what it refuses counts',
  (t) =>
    eachCaller(
      t,
      async (calling) => {
        const lost = await startCaller(calling, { address: nobody });
        for (let count = 0; count < 7; count += 1) {
          const answer = await lost.ask();
          assert.equal(answer.status, calling.operation.status, answer.text);
        }
        const caller = await startCaller(calling);
        caller.callee.answerWith(refusing(422, 'rejected', { code: 'not-this-one' }));
        assertProblem(await caller.ask(), 'rejected', 422);
      },
      ({ call }) => call.fallback === 'default',
    ),
);

clause('CAL-14 nothing of a callee\u2019s problem reaches the caller\u2019s answer', (t) =>
  eachCaller(t, async (calling) => {
    const caller = await startCaller(calling);
    const secret = `private-${hex(8)}`;
    const more = { detail: secret, title: secret, instance: secret, errors: [secret], [secret]: 1 };
    for (const [status, word] of [
      [400, 'validation-failed'],
      [403, 'forbidden'],
      [409, 'conflict'],
      [422, 'rejected'],
      [500, 'internal'],
      [503, 'unavailable'],
    ] as const) {
      caller.callee.answerWith(refusing(status, word, { ...more, code: 'a-code' }));
      const { text, headers } = await caller.ask();
      assert.doesNotMatch(text + JSON.stringify(headers), new RegExp(`${secret}|private`), word);
      caller.callee.answerWith();
      await caller.ask();
    }
  }),
);

clause('CAL-15 connections to a callee are kept and shared', (t) =>
  eachCaller(t, async (calling) => {
    const caller = await startCaller(calling);
    const ports = new Set<number | undefined>();
    caller.callee.answerWith((seen, response, socket) => {
      ports.add(socket.remotePort);
      examplesOf(calling)(seen, response, socket);
    });
    for (let count = 0; count < 10; count += 1) await caller.ask();
    assert.ok(caller.came().length >= 10);
    assert.equal(ports.size, 1);
  }),
);

clause('CAL-16 the duration of each request to a callee is counted once', (t) =>
  eachCaller(t, async (calling) => {
    const caller = await startCaller(calling);
    const name = 'http_client_request_duration_seconds';
    const { service } = calling.call;
    const { method, status } = calledOperation(calling);
    const count = async (labels: Record<string, string>) => {
      const wanted = { server_address: service, http_request_method: method, ...labels };
      return sum(await readMetrics(caller.node), `${name}_count`, wanted);
    };
    await caller.ask();
    await caller.ask();
    assert.equal(await count({ http_response_status_code: `${status}` }), 2);
    caller.callee.answerWith(refusing(503, 'unavailable'));
    await caller.ask();
    assert.equal(await count({ http_response_status_code: '503', error_type: '503' }), 1);
    caller.callee.answerWith((_seen, _response, socket) => socket.destroy());
    await caller.ask();
    const samples = await readMetrics(caller.node);
    const broken = samples.filter(
      (sample) => sample.name === `${name}_count` && !sample.labels.http_response_status_code,
    );
    assert.ok(broken.length > 0);
    for (const { labels } of broken) assert.ok(labels.error_type, JSON.stringify(labels));
    assert.ok(!JSON.stringify(samples).includes('127.0.0.1'), 'a name, and no address');
  }),
);

clause('CAL-17 while a callee keeps its caller waiting, nothing is locked', (t) =>
  eachCaller(
    t,
    async (calling) => {
      const caller = await startCaller(calling);
      const { node } = caller;
      await caller.ask();
      caller.came();
      caller.callee.answerWith(silent);
      const took = await shortestOf(3, async () => {
        const waiting = caller.ask({ headers: { 'x-deadline-ms': '600' } });
        await until('it waits', () => caller.came().length > 0);
        const began = performance.now();
        const release = await node.store.lock(entityOf(calling));
        const locked = performance.now() - began;
        await release();
        await waiting;
        return locked;
      });
      assert.ok(took < 300, `${took} ms until somebody else had the table`);
    },
    ({ operation, call }) => operation.kind === 'command' && call.timeoutMs >= 250,
  ),
);

function entityOf({ service, operation }: Calling): string {
  return service.entities.find(({ name }) => name === operation.entity)?.table ?? '';
}

clause('CAL-18 a command that was done asks nobody when it is repeated', (t) =>
  eachCaller(
    t,
    async (calling) => {
      const caller = await startCaller(calling);
      const fields = await inputOf(caller.node, calling.operation);
      const headers = { 'idempotency-key': randomUUID() };
      const first = await call(caller.node, calling.operation, { fields, headers });
      if (first.status >= 300) throw new NotHere(`its rule refuses the example: ${first.text}`);
      caller.came();
      caller.callee.answerWith(refusing(503, 'unavailable'));
      const again = await call(caller.node, calling.operation, { fields, headers });
      assert.equal(again.text, first.text);
      assert.equal(again.headers['idempotent-replayed'], 'true');
      assert.equal(caller.came().length, 0);
    },
    (calling) => byKey(calling) && calling.operation.params.length === 0,
  ),
);

clause('CAL-19 a client that goes away ends the request to the callee', (t) =>
  eachCaller(t, async (calling) => {
    const caller = await startCaller(calling);
    await caller.ask();
    caller.came();
    let isClosed = false;
    caller.callee.answerWith((_seen, response) => {
      response.once('close', () => {
        isClosed = true;
      });
    });
    const took = await shortestOf(3, async () => {
      isClosed = false;
      const leaving = new AbortController();
      const asked = caller.ask({ signal: leaving.signal }).catch(() => undefined);
      await until('the callee is asked', () => caller.came().length > 0);
      const began = performance.now();
      leaving.abort();
      await until('the request is given up', () => isClosed);
      const ended = performance.now() - began;
      await asked;
      return ended;
    });
    assert.ok(took < calling.call.timeoutMs / 2, `${took} ms: long before its time is over`);
  }),
);
