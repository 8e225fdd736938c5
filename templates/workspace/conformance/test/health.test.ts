import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { clause, each, NotHere } from '../lib/clause.ts';
import { ask, assertProblem } from '../lib/client.ts';
import { issuer, serve, shared, sharedStore, untilReady } from '../lib/fleet.ts';
import { sendHalf } from '../lib/half.ts';
import { members, send, sharedMember, startMember } from '../lib/members.ts';
import { complete, type Running } from '../lib/processes.ts';
import { migrateProgram } from '../lib/programs.ts';
import { pathOf } from '../lib/rows.ts';
import { createStore } from '../lib/stores.ts';
import { kinds, services } from '../lib/system.ts';
import { until } from '../lib/until.ts';
import { startWire } from '../lib/wire.ts';

async function readiness({ admin }: Running): Promise<{ status: number; reasons: string[] }> {
  const { status, json } = await ask(`${admin}/readyz`);
  if (status === 200) assert.deepEqual(json, { status: 'ready' });
  else assert.equal(json.status, 'unready');
  return { status, reasons: json.reasons ?? [] };
}

async function assertLive({ admin }: Running): Promise<void> {
  const { status, json } = await ask(`${admin}/livez`);
  assert.equal(status, 200);
  assert.deepEqual(json, { status: 'live' });
}

function untilUnready(running: Running, reason: string): Promise<unknown> {
  return until(`not ready for ${reason}`, async () => {
    const { status, reasons } = await readiness(running);
    return status === 503 && reasons.includes(reason);
  });
}

clause('HLT-1 livez is 200 to the end of the process, draining included', (t) =>
  each(t, members, async (member) => {
    const running = await startMember(member);
    await assertLive(running);
    const half = await sendHalf(running.api, await member.bodied(running));
    running.signal('SIGTERM');
    await untilUnready(running, 'draining');
    await assertLive(running);
    half.finish();
    await half.answer;
    assert.equal((await running.exit).code, 0);
  }),
);

clause('HLT-2 readyz tells why a process is not ready', (t) =>
  each(t, members, async (member) => {
    const { service } = member;
    const running = await sharedMember(member);
    assert.deepEqual(await readiness(running), { status: 200, reasons: [] });
    if (service === undefined) return;
    const store = await createStore(service);
    const early = await serve(service, { store, ready: false });
    await untilUnready(early, 'migrations');
    await assertLive(early);
    assert.equal((await complete(migrateProgram(service, store.owner))).code, 0);
    await untilReady(early);
  }),
);

clause('HLT-3 readiness asks neither issuer, collector nor another service', (t) =>
  each(t, members, async (member) => {
    const gone = 'http://127.0.0.1:9';
    const running = await startMember(member, {
      AUTH_JWKS_URL: `${gone}/keys`,
      OTEL_EXPORTER_OTLP_ENDPOINT: gone,
      ...(member.service === undefined &&
        Object.fromEntries(services.map(({ urlEnv }) => [urlEnv, gone]))),
    });
    assert.equal((await readiness(running)).status, 200);
  }),
);

clause('HLT-4 the store is asked at most once a second, and has a second to answer', (t) =>
  each(t, kinds, async (service) => {
    if (service.datastore === 'sqlite') throw new NotHere('its store is a file: nothing to count');
    const store = await sharedStore(service);
    const wire = await startWire(store.app);
    const node = await serve(service, { store, databaseUrl: wire.url });
    const began = performance.now();
    const before = wire.sent();
    while (performance.now() - began < 1_500) await readiness(node);
    const asked = wire.sent() - before;
    assert.ok(asked <= 3, `asked ${asked} times in 1.5 s`);
    wire.hang(true);
    const answer = await until('asked again', async () => {
      const told = await ask(`${node.admin}/readyz`);
      return told.status === 503 && told;
    });
    assert.deepEqual(answer.json.reasons, ['store']);
    assert.ok(answer.took < 1_500, `${answer.took} ms`);
    wire.hang(false);
  }),
);

clause(
  'HLT-5 a store that is away does not end the process, and readiness comes back with it',
  (t) =>
    each(t, kinds, async (service) => {
      if (service.datastore === 'sqlite') return comesLate(service);
      const store = await sharedStore(service);
      const wire = await startWire(store.app);
      await wire.cut();
      const node = await serve(service, { store, databaseUrl: wire.url, ready: false });
      await untilUnready(node, 'store');
      await wire.mend();
      await untilReady(node);
      await wire.cut();
      await untilUnready(node, 'store');
      await assertLive(node);
      const operation = service.operations.find(({ action }) => action === 'get');
      if (operation) {
        const token = (await issuer()).token();
        const answer = await ask(`${node.api}${pathOf(operation, {})}`, { token });
        assertProblem(answer, 'unavailable', 503);
      }
      const others = kinds.filter((other) => other !== service);
      for (const other of others) assert.equal((await readiness(await shared(other))).status, 200);
      await wire.mend();
      await untilReady(node);
      assert.ok(node.isRunning());
    }),
);

/** A file whose folder is not there yet. */
async function comesLate(service: (typeof kinds)[number]): Promise<void> {
  const { app } = await createStore(service);
  const path = join(dirname(fileURLToPath(app)), 'later', 'data.sqlite');
  const url = pathToFileURL(path).href;
  const store = { ...(await createStore(service)), app: url, owner: url };
  const node = await serve(service, { store, ready: false });
  await untilUnready(node, 'store');
  await assertLive(node);
  mkdirSync(dirname(path));
  assert.equal((await complete(migrateProgram(service, url))).code, 0);
  await untilReady(node);
}

clause('HLT-6 neither listener answers for the other', (t) =>
  each(t, members, async (member) => {
    const running = await sharedMember(member);
    for (const path of ['/livez', '/readyz', '/metrics']) {
      assertProblem(await ask(`${running.api}${path}`), 'not-found', 404);
      assert.equal((await ask(`${running.admin}${path}`, { method: 'POST' })).status, 405);
    }
    const request = await member.light(running);
    assert.equal((await send({ api: running.admin }, request)).status, 404);
    assert.equal((await ask(`${running.admin}/`)).status, 404);
  }),
);
