import assert from 'node:assert/strict';
import { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { clause, each } from '../lib/clause.ts';
import { ask } from '../lib/client.ts';
import { startCollector } from '../lib/collector.ts';
import { sendHalf } from '../lib/half.ts';
import { languageOf } from '../lib/languages.ts';
import { type Member, members, send, startMember } from '../lib/members.ts';
import type { Running } from '../lib/processes.ts';
import { isRefused } from '../lib/rows.ts';
import { until, within } from '../lib/until.ts';
import { startWire } from '../lib/wire.ts';

async function isClosed({ api }: Running): Promise<boolean> {
  return ask(`${api}/`, { agent: new Agent() }).then(
    () => false,
    (error) => error.code === 'ECONNREFUSED',
  );
}

/** A process with one request in flight, so that its end can be looked at. */
async function busy(member: Member, env: Record<string, string>) {
  const running = await startMember(member, env);
  const half = await sendHalf(running.api, await member.bodied(running));
  return { running, half };
}

clause('SHD-1 readyz says draining at once, and new connections are served for the delay', (t) =>
  each(t, members, async (member) => {
    const running = await startMember(member, { SHUTDOWN_DELAY_MS: '1000' });
    const request = await member.light(running);
    const began = performance.now();
    running.signal('SIGTERM');
    const told = await until('draining', async () => {
      const answer = await ask(`${running.admin}/readyz`);
      return answer.status === 503 && answer;
    });
    assert.ok(performance.now() - began < 500, 'at once');
    assert.deepEqual(told.json, { status: 'unready', reasons: ['draining'] });
    while (performance.now() - began < 800) {
      const { status } = await send(running, request, { agent: new Agent() });
      assert.equal(status, 200);
    }
    assert.equal((await running.exit).code, 0);
    assert.ok(performance.now() - began > 990, 'not before the delay');
  }),
);

clause('SHD-2 from the signal on, answers ask clients to leave their connections', (t) =>
  each(t, members, async (member) => {
    const running = await startMember(member, { SHUTDOWN_DELAY_MS: '500' });
    const agent = new Agent({ keepAlive: true });
    const request = await member.light(running);
    const before = await send(running, request, { agent });
    assert.notEqual(before.headers.connection, 'close');
    running.signal('SIGINT');
    await until('draining', async () => (await ask(`${running.admin}/readyz`)).status === 503);
    for (const target of [request, { ...request, path: '/no-such-path' }]) {
      const { headers } = await send(running, target, { agent });
      assert.equal(headers.connection, 'close');
    }
    assert.equal((await running.exit).code, 0);
  }),
);

clause('SHD-3 after the delay nobody is let in, and what is in flight is answered in full', (t) =>
  each(t, members, async (member) => {
    const { running, half } = await busy(member, { SHUTDOWN_DELAY_MS: '100' });
    running.signal('SIGTERM');
    await until('connections are refused', () => isClosed(running));
    half.finish();
    const { status, json } = await half.answer;
    assert.ok(status >= 200 && status < 300, `${status}`);
    assert.ok(json, 'a whole body');
    assert.equal((await running.exit).code, 0);
  }),
);

clause(
  'SHD-4 then the store is closed, telemetry flushed, admin closed, and the process exits 0',
  (t) =>
    each(t, members, async (member) => {
      const collector = await startCollector();
      const { env = {} } = await member.program();
      const isServer = env.DATABASE_URL?.startsWith('postgres:');
      const wire = isServer ? await startWire(env.DATABASE_URL ?? '') : undefined;
      const { running, half } = await busy(member, {
        OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint,
        ...(wire && { DATABASE_URL: wire.url }),
      });
      running.signal('SIGTERM');
      await until('connections are refused', () => isClosed(running));
      if (wire) assert.ok(wire.open() > 0, 'the store is open while a request needs it');
      collector.slow(300);
      const known = collector.received.length;
      half.finish();
      await half.answer;
      await until('the last spans', () => collector.received.length > known);
      if (wire) assert.equal(wire.open(), 0, 'the store is closed before telemetry is flushed');
      assert.equal((await ask(`${running.admin}/livez`)).status, 200, 'admin is closed last');
      assert.equal((await running.exit).code, 0);
      assert.equal(running.lines.at(-1)?.msg, 'stopped');
      const names = collector.spans.filter(({ kind }) => kind === 2).map(({ name }) => name);
      const { operation } = await member.bodied(running).catch(() => ({ operation: undefined }));
      if (operation)
        assert.ok(names.includes(`${operation.method} ${operation.path}`), names.join());
    }),
);

clause('SHD-5 what is not finished in time is given up, with exit 1', (t) =>
  each(t, members, async (member) => {
    const { running } = await busy(member, { SHUTDOWN_GRACE_MS: '600' });
    const began = performance.now();
    running.signal('SIGTERM');
    const { code } = await within('the end', 5_000, running.exit);
    const took = performance.now() - began;
    assert.equal(code, 1);
    assert.ok(took > 550 && took < 2_500, `${took} ms`);
    assert.ok(running.lines.some(({ level }) => level === 'error'));
  }),
);

clause('SHD-6 a second signal ends the process at once, with exit 1', (t) =>
  each(t, members, async (member) => {
    const { running } = await busy(member, {});
    running.signal('SIGTERM');
    await until('draining', async () => (await ask(`${running.admin}/readyz`)).status === 503);
    running.signal('SIGTERM');
    assert.equal((await within('the end', 2_000, running.exit)).code, 1);
  }),
);

clause('SHD-7 an error that nobody caught ends the process in order, without the delay', (t) =>
  each(t, members, async (member) => {
    const { crashing } = languageOf(member.service?.language ?? 'typescript');
    const { running, half } = await busy(member, { ...crashing, SHUTDOWN_DELAY_MS: '20000' });
    running.signal('SIGUSR2');
    const told = await running.line('of level fatal', ({ level }) => level === 'fatal');
    assert.match(JSON.stringify(told), /made to crash/);
    await until('connections are refused', () => isClosed(running));
    half.finish();
    assert.ok((await half.answer).status < 300, 'what is in flight is answered');
    assert.equal((await within('the end', 5_000, running.exit)).code, 1);
  }),
);

clause('SHD-8 under load no request fails', (t) =>
  each(t, members, async (member) => {
    const delayMs = 3_000;
    const running = await startMember(member, { SHUTDOWN_DELAY_MS: `${delayMs}` });
    const light = await member.light(running);
    await member.bodied(running);
    let isOver = false;
    let served = 0;
    const failed: unknown[] = [];
    const client = async (index: number) => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      while (!isOver) {
        const request = index % 3 === 0 ? await member.bodied(running) : light;
        const answer = await send(running, request, { agent }).catch((error) => ({ error }));
        // What a business rule refuses was answered.
        const isGood = 'status' in answer && (answer.status < 300 || isRefused(answer));
        if (isGood) served += 1;
        else failed.push('status' in answer ? [answer.status, answer.text] : answer.error);
      }
      agent.destroy();
    };
    const clients = Array.from({ length: 6 }, (_, index) => client(index));
    await until('the load is there', () => served > 50);
    const before = served;
    running.signal('SIGTERM');
    // A machine that is busy sends late what was begun early: the other half is for that.
    await sleep(delayMs / 2);
    isOver = true;
    await Promise.all(clients);
    assert.deepEqual(failed, []);
    assert.ok(served - before > 10, `${served - before} requests after the signal`);
    assert.equal((await running.exit).code, 0);
  }),
);
