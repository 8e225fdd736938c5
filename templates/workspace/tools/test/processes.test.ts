import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Failure } from '../lib/failure.ts';
import { exited, identify, spawnNode, stop } from '../lib/processes.ts';
import { claimRun } from '../lib/run-file.ts';
import { backOff } from '../lib/supervisor.ts';

const folder = mkdtempSync(join(tmpdir(), 'processes-'));
after(() => rmSync(folder, { recursive: true }));

const FOREVER = 'setInterval(() => {}, 1000);';

async function begin(name: string, code: string) {
  writeFileSync(join(folder, name), `${code}\nconsole.log('up');`);
  const child = spawnNode({ cwd: folder, file: name, env: { GREETING: 'hello' } });
  assert.ok(child.stdout !== null && child.pid !== undefined);
  await once(child.stdout, 'data');
  return { child, pid: child.pid };
}

test('a program gets its settings and tells its exit code', async () => {
  writeFileSync(join(folder, 'code.ts'), "process.exit(process.env.GREETING === 'hello' ? 3 : 4);");
  const child = spawnNode({ cwd: folder, file: 'code.ts', env: { GREETING: 'hello' } });
  assert.deepEqual(await exited(child), { code: 3, signal: null });
});

test('a program that does not listen to SIGTERM is killed after the grace period', async () => {
  const { child } = await begin('deaf.ts', `process.on('SIGTERM', () => {});${FOREVER}`);
  await stop(child, 50);
  assert.equal(child.signalCode, 'SIGKILL');
});

test('a process is told from a later one with its number', async () => {
  const { child, pid } = await begin('one.ts', FOREVER);
  assert.equal(typeof identify(pid), 'string');
  assert.equal(identify(pid), identify(pid));
  assert.notEqual(identify(pid), identify(process.pid));
  await stop(child);
  assert.equal(identify(pid), undefined);
});

test('a second run is refused while the first one lives', async () => {
  const path = join(folder, 'live.json');
  const run = await claimRun(path);
  run.url('http://here');
  await assert.rejects(
    claimRun(path),
    (error: unknown) => error instanceof Failure && error.message.includes('http://here'),
  );
  run.close();
  (await claimRun(path)).close();
});

test("a file that was cut off is in nobody's way", async () => {
  const path = join(folder, 'cut.json');
  writeFileSync(path, '{ "name": "sta');
  const run = await claimRun(path);
  assert.deepEqual(run.cleaned, []);
  run.close();
});

test('what a killed run left behind is ended; a stranger with its number is not', async () => {
  const path = join(folder, 'stale.json');
  const [ours, stranger] = [await begin('ours.ts', FOREVER), await begin('other.ts', FOREVER)];
  const run = await claimRun(path);
  run.add('ours', ours.pid);
  run.add('stranger', stranger.pid);
  const kept = JSON.parse(readFileSync(path, 'utf8'));
  kept.identity = 'somebody who is gone';
  kept.members[1].identity = 'somebody who had this number before';
  writeFileSync(path, JSON.stringify(kept));

  const next = await claimRun(path);
  next.close();
  assert.deepEqual(next.cleaned, ['ours']);
  assert.equal(identify(ours.pid), undefined);
  assert.equal(typeof identify(stranger.pid), 'string');
  await stop(stranger.child);
});

test('crashes in a row are answered more slowly, but never given up', () => {
  assert.deepEqual(
    [1, 2, 3, 4, 5, 6, 20].map(backOff),
    [500, 1000, 2000, 4000, 8000, 10_000, 10_000],
  );
});
