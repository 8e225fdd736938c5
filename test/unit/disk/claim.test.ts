import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { claim } from '../../../src/disk/claim.ts';
import { startOf } from '../../../src/disk/startOf.ts';
import { snapshot } from './snapshot.ts';
import { temporary } from './temporary.ts';

const owner = (root: string) => join(root, '.create-microservices/owner');

/** A repo in which somebody has the turn. */
function claimedBy(claimant: object | string, age = 0): string {
  const root = temporary();
  mkdirSync(join(root, '.create-microservices'));
  writeFileSync(owner(root), typeof claimant === 'string' ? claimant : JSON.stringify(claimant));
  const then = new Date(Date.now() - age);
  utimesSync(owner(root), then, then);
  return root;
}

const minutes = 60 * 1000;
const host = hostname();
/** Larger than any system gives. */
const nobody = 2 ** 30;

describe('claim', () => {
  it('gives the turn to one, then to the next, and leaves nothing', async () => {
    const root = temporary();
    const first = await claim(root);
    expect(JSON.parse(readFileSync(owner(root), 'utf8'))).toMatchObject({ pid: process.pid, host });
    await expect(claim(root)).rejects.toMatchObject({
      code: 'running',
      message: `Another run is at work in this repo: process ${process.pid}`,
    });
    await first.release();
    await first.release();
    await (await claim(root)).release();
    expect(snapshot(root)).toEqual({});
  });

  it('makes the folder, and takes it away where nothing came into it', async () => {
    const parent = temporary();
    const root = join(parent, 'a/b');
    const { isNew, release } = await claim(root);
    expect(isNew).toBe(true);
    await release();
    expect(snapshot(parent)).toEqual({});
  });

  it('is refused while another process runs, and taken when it was killed', async () => {
    const other = spawn('sleep', ['60']);
    const { pid = 0 } = other;
    const root = claimedBy({ pid, started: await startOf(pid), host });
    await expect(claim(root)).rejects.toThrow(`process ${pid}`);
    other.kill('SIGKILL');
    await new Promise((resolve) => other.once('exit', resolve));
    await (await claim(root)).release();
    expect(existsSync(owner(root))).toBe(false);
  });

  it.runIf(process.platform === 'linux')(
    'is taken from a process whose id another one has now',
    async () => {
      const root = claimedBy({ pid: process.ppid, started: 'another boot 1', host });
      await (await claim(root)).release();
    },
  );

  it.each<[string, object | string, number, boolean]>([
    ['of nobody', { pid: nobody, started: null, host }, 0, true],
    [
      'of this process, which does not know of it',
      { pid: process.pid, started: null, host },
      0,
      true,
    ],
    [
      'of a process that cannot be told apart, just now',
      { pid: process.ppid, started: null, host },
      0,
      false,
    ],
    ['of the same, long ago', { pid: process.ppid, started: null, host }, 11 * minutes, true],
    ['of another host, just now', { pid: 1, started: null, host: 'elsewhere' }, 0, false],
    ['of another host, long ago', { pid: 1, started: null, host: 'elsewhere' }, 11 * minutes, true],
    ['without a name', '', 3000, true],
    ['with nonsense', '{"pid": "1; rm -rf /"}', 3000, true],
  ])('finds a claim %s', async (_, claimant, age, isTaken) => {
    const root = claimedBy(claimant, age);
    if (!isTaken) return expect(claim(root)).rejects.toMatchObject({ code: 'running' });
    await (await claim(root)).release();
    expect(snapshot(root)).toEqual({});
  });

  it('goes to one of many that find the claim of a dead one', async () => {
    const root = claimedBy({ pid: nobody, started: null, host });
    const ends = await Promise.allSettled(Array.from({ length: 20 }, () => claim(root)));
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(readdirSync(join(root, '.create-microservices')).sort()).toEqual([
      '.gitignore',
      'owner',
    ]);
  });

  it('does not follow a stage that is a link', async () => {
    const [root, elsewhere] = [temporary(), temporary()];
    symlinkSync(elsewhere, join(root, '.create-microservices'));
    await (await claim(root)).release();
    expect(snapshot(elsewhere)).toEqual({});
  });
});
