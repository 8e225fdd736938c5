import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { version } from '../src/version.ts';
import { snapshot } from './unit/disk/snapshot.ts';

// The built program, in a repo that it has made.
const bin = resolve('bin/create-microservices.js');

const blueprint = `schema: create-microservices/v1
system: { name: town }
platform: { broker: none }
services:
  books: { entities: { Book: { fields: { title: string } } } }
  members: { entities: { Member: { fields: { name: string } } } }
`;

let home: string;

beforeAll(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'apply test ')));
  writeFileSync(join(home, 'blueprint.yaml'), blueprint);
  const made = run(home, ['town', '--blueprint', 'blueprint.yaml', '--no-install', '--no-git']);
  expect(made.stderr).toBe('');
}, 60_000);

afterAll(() => rmSync(home, { recursive: true, force: true }), 60_000);

function run(cwd: string, args: string[]) {
  const result = spawnSync(process.execPath, [bin, ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, CI: '1' },
    maxBuffer: 2 ** 26,
  });
  const stderr = result.stderr.replaceAll(/^(Comparing|Rendering .*|Writing.*)\n/gm, '');
  return { code: result.status, stdout: result.stdout, stderr };
}

/** A copy of the repo, with an edit that conflicts, a deleted file, and a service more in the blueprint. */
function lived(): string {
  const root = mkdtempSync(join(home, 'repo-'));
  cpSync(join(home, 'town'), root, { recursive: true });
  const edit = (path: string, part: string, text: string) => {
    const file = join(root, path);
    writeFileSync(file, readFileSync(file, 'utf8').replace(part, text));
  };
  edit('README.md', '# town', '# our town');
  rmSync(join(root, '.env.example'));
  edit('microservices.yaml', 'name: town', 'name: city');
  edit('microservices.yaml', 'members:', 'people:');
  return root;
}

describe('apply', () => {
  it('--json is the document of a new repo, with what is left to resolve and exit code 2', () => {
    const root = lived();
    const dry = run(root, ['apply', '--json', '--dry-run']);
    expect({ code: dry.code, stderr: dry.stderr }).toEqual({ code: 0, stderr: '' });
    const { code, stdout, stderr } = run(join(root, 'services'), ['apply', '--json']);
    expect({ code, stderr }).toEqual({ code: 2, stderr: '' });
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({
      ok: false,
      exitCode: 2,
      version,
      directory: root,
      dryRun: false,
      error: null,
      problems: [],
    });
    expect(report.files).toContainEqual({
      path: 'README.md',
      change: 'conflict',
      why: 'you and the generator changed the same lines',
    });
    expect(JSON.parse(dry.stdout).files).toEqual(report.files);
    expect(Object.keys(JSON.parse(dry.stdout))).toEqual(Object.keys(report));
    expect(report.nextSteps.map(({ command }: { command: string }) => command)).toEqual([
      'npx create-microservices status',
      'npm install',
      'npm test',
    ]);

    const again = run(root, ['apply', '--json']);
    expect(again.code).toBe(1);
    expect(again.stderr).toContain('README.md:1  markers of a conflict begin here  [conflict]');
    expect(JSON.parse(again.stdout)).toMatchObject({ ok: false, error: { code: 'unresolved' } });
  });

  it('says what the rules find, with and without something to write', () => {
    const root = lived();
    const file = join(root, 'microservices.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('people:', 'utils:'));
    const advice = /^warning utils is named for a layer \(utils\) .*\[BND004\]$/m;
    expect(run(root, ['apply', '--dry-run']).stdout).toMatch(advice);
    const { code, stdout } = run(root, ['diff']);
    expect({ code, said: stdout.trimEnd().split('\n').at(-1) }).toEqual({
      code: 0,
      said: expect.stringMatching(/^# warning utils is named for a layer/),
    });
    expect(run(root, ['apply']).stdout).toMatch(advice);
    writeFileSync(join(root, 'README.md'), '# ours\n');
    const { stdout: nothing } = run(root, ['apply']);
    expect(nothing).toContain('nothing to change\n\nwarning utils');
  });

  it('is refused while another process is at work', () => {
    const root = lived();
    const before = snapshot(root);
    const other = spawn('sleep', ['60']);
    mkdirSync(join(root, '.create-microservices'));
    const owner = { pid: other.pid, started: null, host: hostname() };
    writeFileSync(join(root, '.create-microservices/owner'), JSON.stringify(owner));
    const { code, stderr } = run(root, ['apply']);
    other.kill('SIGKILL');
    expect({ code, stderr }).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`process ${other.pid}  [running]`),
    });
    rmSync(join(root, '.create-microservices'), { recursive: true });
    expect(snapshot(root)).toEqual(before);
  });

  it('killed with -9 while it writes, is finished by the next run', async () => {
    const root = lived();
    const whole = join(home, 'whole');
    cpSync(root, whole, { recursive: true });
    expect(run(whole, ['apply']).code).toBe(2);

    const child = spawn(process.execPath, [bin, 'apply'], { cwd: root, stdio: 'ignore' });
    await killed(child, join(root, '.create-microservices/texts'));
    expect(existsSync(join(root, '.create-microservices/owner'))).toBe(true);
    expect(run(root, ['apply']).code).toBe(2);
    expect(snapshot(root)).toEqual(snapshot(whole));
  });
});

/** Waits until the file is there, and kills. */
async function killed(child: ChildProcess, file: string): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  while (!existsSync(file)) await new Promise((resolve) => setTimeout(resolve, 1));
  child.kill('SIGKILL');
  await ended;
}

describe('diff', () => {
  it('is a patch that git applies: the files are then as apply would have them', () => {
    const root = lived();
    const applied = join(home, 'applied');
    cpSync(root, applied, { recursive: true });
    run(applied, ['apply']);

    const { code, stdout, stderr } = run(root, ['diff']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('\n# keep .env.example: you deleted it');
    spawnSync('git', ['init', '--quiet'], { cwd: root });
    const git = spawnSync('git', ['apply', '-'], { cwd: root, input: stdout, encoding: 'utf8' });
    expect(git.stderr).toBe('');
    rmSync(join(root, '.git'), { recursive: true });
    expect(filesOf(root)).toEqual(filesOf(applied));
  });

  it('--exit-code and --json say that there are differences', () => {
    const root = lived();
    const { code, stdout } = run(root, ['diff', '--exit-code', '--json']);
    expect(code).toBe(1);
    const { ok, exitCode, files } = JSON.parse(stdout);
    expect({ ok, exitCode }).toEqual({ ok: false, exitCode: 1 });
    const readme = files.find(({ path }: { path: string }) => path === 'README.md');
    expect(readme).toMatchObject({
      change: 'conflict',
      diff: expect.stringContaining('+# city\n'),
    });

    const clean = run(join(home, 'town'), ['diff', '--exit-code', '--json']);
    expect(clean.code).toBe(0);
    expect(JSON.parse(clean.stdout)).toMatchObject({ ok: true, exitCode: 0, files: [] });
    expect(run(join(home, 'town'), ['diff', '--exit-code'])).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
  });
});

/** But for the lock, which no patch has, and empty folders. */
function filesOf(root: string): Record<string, string> {
  const all = Object.entries(snapshot(root));
  return Object.fromEntries(all.filter(([path]) => !/^microservices\.lock$|\/$/.test(path)));
}

describe('status', () => {
  it('--json has the state of each file, and what apply would do', () => {
    const root = lived();
    const { code, stdout, stderr } = run(root, ['status', '--json']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({ ok: true, directory: root, applied: false, interrupted: false });
    expect(report.counts).toMatchObject({ edited: 1, deleted: 1, conflicting: 0 });
    expect(report.files).toContainEqual({ path: 'README.md', state: 'edited' });
    expect(report.files).toContainEqual({ path: '.env.example', state: 'deleted' });
    expect(report.pending).toContainEqual(
      expect.objectContaining({ path: 'README.md', change: 'conflict' }),
    );
    run(root, ['apply']);
    const after = JSON.parse(run(root, ['status', '--json']).stdout);
    expect(after).toMatchObject({ applied: true, pending: [], counts: { conflicting: 1 } });
  });

  it('--json has the same keys where it fails', () => {
    const { code, stdout } = run(home, ['status', '--json']);
    expect(code).toBe(1);
    const failed = JSON.parse(stdout);
    expect(failed).toMatchObject({ ok: false, exitCode: 1, error: { code: 'no-repo' } });
    const fine = JSON.parse(run(join(home, 'town'), ['status', '--json']).stdout);
    expect(Object.keys(fine)).toEqual(Object.keys(failed));
  });
});
