import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { LogLine } from './support/api.ts';

const main = fileURLToPath(new URL('./support/process.ts', import.meta.url));
const children: ChildProcess[] = [];
after(() => {
  for (const child of children) child.kill('SIGKILL');
});

function start(environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env.PATH, NODE_ENV: 'test', PORT: '0', ADMIN_PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const logs: LogLine[] = [];
  const listening = new Promise<LogLine>((resolve) => {
    createInterface(child.stdout).on('line', (text) => {
      const line = JSON.parse(text) as LogLine;
      logs.push(line);
      if (line.msg === 'listening') resolve(line);
    });
  });
  const exit = once(child, 'close').then(([code]) => code as number);
  const words = () => logs.map(({ msg }) => msg);
  return { child, logs, words, listening, exit };
}

describe('a process', { concurrency: true }, () => {
  it('ends in order, and serves while it drains', async () => {
    const { child, words, listening, exit } = start({ SHUTDOWN_DELAY_MS: '300' });
    const { admin_port } = await listening;
    const ready = () => fetch(`http://127.0.0.1:${admin_port}/readyz`);
    assert.deepEqual(await (await ready()).json(), { status: 'ready' });
    child.kill('SIGTERM');
    await new Promise((resolve) => setTimeout(resolve, 100));
    const draining = await ready();
    assert.equal(draining.status, 503);
    assert.deepEqual(await draining.json(), { status: 'unready', reasons: ['draining'] });
    assert.equal((await fetch(`http://127.0.0.1:${admin_port}/livez`)).status, 200);
    assert.ok(!words().includes('api closes'));
    assert.equal(await exit, 0);
    assert.deepEqual(words(), [
      'listening',
      'stopping',
      'api drains',
      'api closes',
      'api closed',
      'store closed',
      'telemetry flushed',
      'stopped',
    ]);
  });

  it('gives up after its grace', async () => {
    const { child, logs, listening, exit } = start({
      TEST_CLOSE_MS: '60000',
      SHUTDOWN_GRACE_MS: '200',
    });
    await listening;
    child.kill('SIGINT');
    assert.equal(await exit, 1);
    assert.equal(logs.at(-1)?.level, 'error');
  });

  it('ends at once at the second signal', async () => {
    const { child, listening, exit, words } = start({ TEST_CLOSE_MS: '60000' });
    await listening;
    child.kill('SIGTERM');
    await new Promise((resolve) => setTimeout(resolve, 50));
    child.kill('SIGTERM');
    assert.equal(await exit, 1);
    assert.ok(!words().includes('stopped'));
  });

  it('ends in order, without the delay, when nobody caught an error', async () => {
    const { logs, words, exit } = start({ TEST_CRASH: '1', SHUTDOWN_DELAY_MS: '20000' });
    assert.equal(await exit, 1);
    const fatal = logs.find(({ level }) => level === 'fatal');
    assert.match(JSON.stringify(fatal), /nobody caught me/);
    assert.equal(words().at(-1), 'stopped');
  });

  it('tells all bad settings in one line, and exits 78', async () => {
    const { logs, exit } = start({ PORT: 'http', SHUTDOWN_GRACE_MS: '0' });
    assert.equal(await exit, 78);
    assert.equal(logs.length, 1);
    assert.equal(logs[0]?.level, 'fatal');
    const problems = logs[0]?.problems as { setting: string }[];
    assert.deepEqual(
      problems.map(({ setting }) => setting),
      ['PORT', 'SHUTDOWN_GRACE_MS'],
    );
  });

  it('cannot start on a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const { logs, exit } = start({ ADMIN_PORT: String(port) });
    assert.equal(await exit, 1);
    assert.deepEqual([logs.length, logs[0]?.level, logs[0]?.msg], [1, 'fatal', 'cannot start']);
    other.close();
  });
});
