import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readLock } from '../src/disk/readLock.ts';
import { blobId } from '../src/reconcile/blobId.ts';
import { version } from '../src/version.ts';
import { withoutProgress } from './support/withoutProgress.ts';
import { snapshot } from './unit/disk/snapshot.ts';

// The built program, as it is run.
const bin = resolve('bin/create-microservices.js');

const blueprint = `# A comment of mine.
schema: create-microservices/v1
system: { name: demo-system }
platform: { broker: none }
services:
  alpha: { entities: { Thing: { fields: { name: string, count: integer } } } }
`;

let home: string;

beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'cli test ')));
  writeFileSync(join(home, 'blueprint.yaml'), blueprint);
});

afterEach(() => rmSync(home, { recursive: true, force: true }));

interface Given {
  input?: string;
  cwd?: string;
  env?: Record<string, string | undefined>;
  uid?: number;
}

function run(args: string[], { input, cwd = home, env = {}, uid }: Given = {}) {
  const result = spawnSync(process.execPath, [bin, ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    input: input ?? '',
    maxBuffer: 2 ** 26,
    ...(uid === undefined ? {} : { uid }),
  });
  return { code: result.status, stdout: result.stdout, stderr: withoutProgress(result.stderr) };
}

const given = ['--blueprint', 'blueprint.yaml', '--yes'];
const bare = [...given, '--no-install', '--no-git'];
/** Whose report does not fit into a pipe. */
function largeBlueprint() {
  const fields = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`field${i}`, 'string']));
  const services = Array.from({ length: 10 }, (_, i) => [
    `service-${i}`,
    { entities: { [`One${i}`]: { fields }, [`Two${i}`]: { fields } } },
  ]);
  return {
    schema: 'create-microservices/v1',
    system: { name: 'large' },
    platform: { broker: 'none' },
    services: Object.fromEntries(services),
  };
}

const filesOf = (folder: string) => snapshot(join(home, folder));

describe('on its own', () => {
  it.each(['--version', '-v'])('%s prints the version', (flag) => {
    expect(run([flag])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  it.each(['--help', '-h'])('%s explains every flag and exit code', (flag) => {
    const { code, stdout, stderr } = run([flag]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const word of ['blueprint', 'dry-run', 'json', 'no-install', 'no-git', 'yes', 'version']) {
      expect(stdout).toContain(`--${word}`);
    }
    expect(stdout).toMatch(/Exit codes:\n {2}0 .*\n {2}1 .*\n {2}2 .*\n {2}70 .*\n {2}130 /);
  });

  it('without a blueprint says what to type', () => {
    const { code, stdout, stderr } = run(['here']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^error Not everything is said {2}\[missing-answers\]\n/);
    expect(stderr).toContain('create-microservices --blueprint microservices.yaml');
    expect(existsSync(join(home, 'here'))).toBe(false);
  });

  it.each([
    [
      ['--bluprint', 'x'],
      "unknown option '--bluprint'  [unknown-option]\n\nDid you mean --blueprint?",
    ],
    [['--blueprint'], "option '--blueprint <file>' argument missing  [missing-argument]\n"],
    [['a', 'b'], 'One argument is too many: "b"  [too-many-arguments]\n'],
    [
      ['complet', 'bash'],
      'One argument is too many: "bash"  [too-many-arguments]\n\nDid you mean create-microservices completion?',
    ],
    [
      ['--ci', 'none', '--ci', 'github'],
      "option '--ci <id>' argument 'github' is invalid. It is said twice, as 'none' before.  [invalid-value]\n",
    ],
    [['list', '--nope'], "unknown option '--nope'  [unknown-option]\n", 'list '],
    [['list', 'a', 'b'], '2 arguments are too many: "a", "b"  [too-many-arguments]\n', 'list '],
    [
      ['completion'],
      "missing required argument 'shell'  [missing-argument]\n\nWrite one of bash, zsh, fish",
      'completion ',
    ],
  ])('refuses %j', (args, message, command = '') => {
    const { code, stdout, stderr } = run(args);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toBe(`error ${message}\ncreate-microservices ${command}--help\n`);
  });
});

describe('other commands', () => {
  it('`schema` prints the file that the package brings', () => {
    expect(run(['schema'])).toEqual({
      code: 0,
      stdout: readFileSync('schema/microservices.schema.json', 'utf8'),
      stderr: '',
    });
  });

  it('`list --json` is the same as what is printed, for scripts', () => {
    const { axes, version: of } = JSON.parse(run(['list', '--json']).stdout);
    expect(of).toBe(version);
    const printed = run(['list']).stdout;
    for (const { label, options } of axes) {
      expect(printed).toContain(label);
      for (const { id } of options) expect(printed).toContain(`  ${id}`);
    }
  });

  it.each(['apply', 'diff', 'status', 'check', 'graph', 'list', 'schema', 'completion'])(
    '%s explains itself',
    (command) => {
      const { code, stdout, stderr } = run([command, '--help']);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toMatch(new RegExp(`^Usage: create-microservices ${command} `));
      expect(stdout).toContain('Exit codes:\n');
    },
  );

  it('a directory may be called like a command', () => {
    const { code } = run(['./list', ...bare]);
    expect(code).toBe(0);
    expect(filesOf('list')).toHaveProperty('microservices.lock');
  });
});

describe('check', () => {
  const layered = blueprint.replace('alpha:', 'data-layer:');
  const circle = `schema: create-microservices/v1
system: { name: demo-system }
services:
  books: { entities: { Book: { fields: { title: string } } }, operations: { getBook: { http: "GET /books/{id}", reads: [Book], calls: [loans.getLoan] } } }
  loans: { entities: { Loan: { fields: { note: string } } }, operations: { getLoan: { http: "GET /loans/{id}", reads: [Loan], calls: [books.getBook] } } }
`;
  const json = (args: string[], given?: Given) => JSON.parse(run(['check', ...args], given).stdout);

  it('finds nothing, warns, and fails with an error only', () => {
    expect(run(['check', '--blueprint', 'blueprint.yaml'])).toEqual({
      code: 0,
      stdout: 'blueprint.yaml: nothing found in 1 service\n',
      stderr: '',
    });
    const warned = run(['check', '--blueprint', '-'], { input: layered });
    expect(warned.code).toBe(0);
    expect(warned.stdout).toMatch(/^warning <stdin>:6:3 {2}\[BND004\]\n/);
    const failed = run(['check', '--blueprint', '-'], { input: circle });
    expect(failed.code).toBe(1);
    expect(failed.stdout).toMatch(/^error <stdin>:4:\d+ {2}\[SYNC001\]\n/);
    expect(failed.stderr).toBe('');
  });

  it('takes the blueprint of the repo, from any folder of it', () => {
    mkdirSync(join(home, 'repo/services/alpha'), { recursive: true });
    writeFileSync(join(home, 'repo/microservices.yaml'), layered);
    for (const cwd of ['repo', 'repo/services/alpha']) {
      const { findings } = json(['--format', 'json'], { cwd: join(home, cwd) });
      expect(findings).toMatchObject([{ rule: 'BND004', place: 'data-layer', line: 6 }]);
    }
    const lost = run(['check']);
    expect(lost.code).toBe(1);
    expect(lost.stderr).toContain('[unreadable-blueprint]');
  });

  it('takes what this version does not render', () => {
    const { code } = run(['check', '--blueprint', 'other.yaml'], {});
    expect(code).toBe(1);
    writeFileSync(join(home, 'other.yaml'), blueprint.replace('broker: none', 'broker: kafka'));
    expect(run(['check', '--blueprint', 'other.yaml']).code).toBe(0);
  });

  it('--fix writes into the file what has one obvious repair', () => {
    const single = blueprint.replace('alpha: {', 'alpha: { slo: { availability: 99.9 },');
    writeFileSync(join(home, 'single.yaml'), single);
    const { code, stdout } = run(['check', '--blueprint', 'single.yaml', '--fix']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^fixed alpha promises .* {2}\[SLO002\]\n/);
    const fixed = readFileSync(join(home, 'single.yaml'), 'utf8');
    expect(fixed).toBe(single.replace('alpha: {', 'alpha: { scaling: { min: 2 },'));
    expect(run(['check', '--blueprint', 'single.yaml', '--fix']).stdout).toMatch(
      /: nothing found /,
    );
    expect(readFileSync(join(home, 'single.yaml'), 'utf8')).toBe(fixed);
    expect(existsSync(join(home, 'single.yaml.next'))).toBe(false);
    const piped = run(['check', '--blueprint', '-', '--fix'], { input: single });
    expect(piped.code).toBe(1);
    expect(piped.stderr).toContain('--fix writes into a file');
  });

  it('--explain tells why there is a rule, and what to do', () => {
    const { code, stdout } = run(['check', '--explain', 'sync001']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^SYNC001 .*\(error\)\n\nWhy\n {2}.*What is usually done\n {2}1\. /s);
    expect(run(['check', '--explain', 'TX002']).stdout).toContain('outbox');
    const unknown = run(['check', '--explain', 'SYNC01']);
    expect(unknown).toMatchObject({ code: 1, stdout: '' });
    expect(unknown.stderr).toContain('Did you mean SYNC001?');
  });

  it('--repo looks at the code too, and points at it from where one stands', () => {
    expect(run(['repo', '--blueprint', 'blueprint.yaml', '--no-install', '--no-git']).code).toBe(0);
    const repo = join(home, 'repo');
    const look = (cwd: string, ...args: string[]) => run(['check', '--repo', ...args], { cwd });
    expect(look(repo).stdout).toMatch(
      /^microservices.yaml: nothing found in 1 service and \d+ files\n$/,
    );

    const source = 'services/alpha/src/domain/late.ts';
    writeFileSync(join(repo, source), "import { request } from 'node:http';\n");
    const warned = look(repo);
    expect(warned.code).toBe(0);
    expect(warned.stdout).toMatch(
      /^warning services\/alpha\/src\/domain\/late\.ts:1:25 {2}\[CODE003\]\n/,
    );
    expect(look(join(repo, 'docs')).stdout).toMatch(/^warning \.\.\/services\/alpha\/src\//);

    writeFileSync(join(repo, source), 'export const rule = (\n');
    const broken = look(home, '--blueprint', 'repo/microservices.yaml', '--format', 'json');
    expect(broken.code).toBe(1);
    expect(JSON.parse(broken.stdout)).toMatchObject({
      exitCode: 1,
      findings: [{ rule: 'CODE001', file: `repo/${source}`, place: source, line: 2, path: [] }],
    });
    expect(run(['check'], { cwd: repo }).code).toBe(0);
  });

  it('--repo says where there is none', () => {
    const alone = run(['check', '--repo', '--blueprint', 'blueprint.yaml']);
    expect(alone.code).toBe(1);
    expect(alone.stderr).toContain('There is no folder services beside blueprint.yaml');
    const piped = run(['check', '--repo', '--blueprint', '-'], { input: layered });
    expect(piped.code).toBe(1);
    expect(piped.stderr).toContain('standard input has none');
  });

  it('gives a document whatever happens', () => {
    const broken = { input: 'schema: create-microservices/v2\n' };
    expect(json(['--blueprint', '-', '--format', 'json'], broken)).toMatchObject({
      ok: false,
      exitCode: 1,
      error: { code: 'invalid-blueprint' },
      problems: expect.arrayContaining([expect.objectContaining({ file: '<stdin>', line: 1 })]),
    });
    expect(json(['--blueprint', '-', '--json'], broken)).toEqual(
      json(['--blueprint', '-', '--format', 'json'], broken),
    );
    const [run] = json(['--blueprint', '-', '--format', 'sarif'], broken).runs;
    expect(run.invocations).toMatchObject([{ executionSuccessful: false, exitCode: 1 }]);
    const [fine] = json(['--blueprint', '-', '--format', 'sarif'], { input: layered }).runs;
    expect(fine.results).toMatchObject([{ ruleId: 'BND004', level: 'warning' }]);
  });

  it('what creating says of it stops nothing', () => {
    const { code, stdout } = run(['--blueprint', '-', '--no-install', '--no-git'], {
      input: layered,
    });
    expect(code).toBe(0);
    expect(stdout).toMatch(/npx create-microservices check +look at its boundaries: 1 finding\n/);
    const report = JSON.parse(
      run(['elsewhere', '--blueprint', '-', '--dry-run', '--json'], { input: layered }).stdout,
    );
    expect(report.problems).toEqual([]);
    expect(report.findings).toMatchObject([{ rule: 'BND004', severity: 'warning' }]);
  });
});

describe('creating', () => {
  it("writes a repo named like the system, with the user's blueprint and the lock", async () => {
    const { code, stdout } = run(bare);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^demo-system: \d+ files created\n\nNext:\n {2}cd demo-system /);
    const files = filesOf('demo-system');
    expect(files['microservices.yaml']).toBe(blueprint);
    expect(files).not.toHaveProperty('microservices.lock.next');
    expect(Object.keys(files).filter((path) => path.startsWith('.git/'))).toEqual([]);

    const lock = await readLock(join(home, 'demo-system/microservices.lock'));
    expect(lock?.generator).toBe(version);
    expect(lock?.blueprint).toMatchObject({ system: { name: 'demo-system' } });
    const written = Object.entries(files).filter(
      ([path]) => !path.endsWith('/') && !/^microservices\.(yaml|lock)$/.test(path),
    );
    expect(lock?.files).toEqual(
      Object.fromEntries(written.map(([path, text]) => [path, blobId(text)])),
    );
  });

  it('writes the same bytes from standard input, as JSON or YAML, into a named folder', () => {
    run(bare);
    const json = JSON.stringify({
      services: {
        alpha: { entities: { Thing: { fields: { name: 'string', count: 'integer' } } } },
      },
      platform: { broker: 'none' },
      system: { name: 'demo-system' },
      schema: 'create-microservices/v1',
    });
    const { code } = run(['a folder/with spaces', '--blueprint', '-', '--no-git', '--no-install'], {
      input: json,
    });
    expect(code).toBe(0);
    const [yaml, fromJson] = [filesOf('demo-system'), filesOf('a folder/with spaces')];
    expect(fromJson['microservices.yaml']).toBe(json);
    for (const own of ['microservices.yaml', 'microservices.lock']) {
      delete yaml[own];
      delete fromJson[own];
    }
    expect(fromJson).toEqual(yaml);
  });

  it('quotes a folder with spaces in what it says to type', () => {
    expect(run(['my system', ...bare]).stdout).toContain("\n  cd 'my system' ");
  });

  it('takes the folder that the blueprint lies in', () => {
    mkdirSync(join(home, 'new'));
    writeFileSync(join(home, 'new/microservices.yaml'), blueprint);
    const args = ['.', '--blueprint', 'microservices.yaml', '--no-git', '--no-install'];
    const { code, stdout } = run(args, { cwd: join(home, 'new') });
    expect(code).toBe(0);
    expect(stdout).not.toContain('cd ');
    expect(filesOf('new')['microservices.yaml']).toBe(blueprint);
  });

  it('--dry-run shows every file and writes nothing', () => {
    const before = snapshot(home);
    const { code, stdout } = run([...given, '--dry-run']);
    expect(code).toBe(0);
    expect(stdout).toContain('+ package.json\n');
    expect(stdout).toContain('Nothing was written (--dry-run).');
    expect(snapshot(home)).toEqual(before);
  });
});

describe('--json', () => {
  it('is one complete document through a slow pipe', () => {
    writeFileSync(join(home, 'large.json'), JSON.stringify(largeBlueprint()));
    const command = `"${process.execPath}" "${bin}" --blueprint large.json --json --dry-run | (sleep 1; cat)`;
    const stdout = execFileSync('sh', ['-c', command], {
      cwd: home,
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    });
    // Several times what a pipe takes at once.
    expect(stdout.length).toBeGreaterThan(4 * 65_536);
    expect(JSON.parse(stdout).blueprint.services).toHaveLength(10);
  });

  it('lists files, blueprint and next steps', () => {
    const { code, stdout } = run([...bare, '--json']);
    expect(code).toBe(0);
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({
      ok: true,
      version,
      directory: join(home, 'demo-system'),
      dryRun: false,
      blueprint: { system: { name: 'demo-system' }, services: [{ name: 'alpha' }] },
      error: null,
      problems: [],
    });
    expect(report.files).toContainEqual({ path: 'package.json', change: 'create' });
    expect(report.nextSteps[0]).toEqual({ command: 'cd demo-system', why: expect.any(String) });
    for (const { path } of report.files)
      expect(existsSync(join(report.directory, path))).toBe(true);
  });

  it('is one document for errors too, of the blueprint or of the command line', () => {
    const invalid = run(['--json', '--blueprint', '-'], { input: 'schema: nonsense\n' });
    expect(invalid.code).toBe(1);
    const report = JSON.parse(invalid.stdout);
    expect(report).toMatchObject({ ok: false, directory: null, files: [], nextSteps: [] });
    expect(report.problems[0]).toMatchObject({
      severity: 'error',
      code: 'missing',
      file: '<stdin>',
      line: 1,
      column: expect.any(Number),
    });
    const unknown = run(['--json', '--nope']);
    expect(unknown.code).toBe(1);
    expect(JSON.parse(unknown.stdout)).toMatchObject({
      ok: false,
      exitCode: 1,
      error: { code: 'unknown-option', message: "unknown option '--nope'" },
      problems: [],
    });
  });

  it('does not mind a reader that leaves', () => {
    const command = `"${process.execPath}" "${bin}" ${given.join(' ')} --json --dry-run 2>errors | head -c 10`;
    execFileSync('sh', ['-c', command], { cwd: home, input: '' });
    expect(readFileSync(join(home, 'errors'), 'utf8')).toBe('');
  });
});

describe('what it refuses', () => {
  it('tells every problem with its place, and writes nothing', () => {
    const input = 'schema: create-microservices/v1\nsystem: { name: a b }\nservices:\n  Beta: {}\n';
    const { code, stdout, stderr } = run(['new', '--blueprint', '-'], { input });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/<stdin>:2:\d+ {2}\S/);
    expect(stderr).toMatch(/<stdin>:4:\d+ {2}\S/);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(existsSync(join(home, 'new'))).toBe(false);
  });

  it('a blueprint that cannot be read', () => {
    writeFileSync(join(home, 'binary'), Buffer.from([0xff, 0xfe, 0x00]));
    expect(run(['--blueprint', 'none.yaml']).stderr).toContain(
      'Cannot read the blueprint none.yaml: there is no such file',
    );
    expect(run(['--blueprint', '.']).stderr).toContain('Cannot read the blueprint .: ');
    expect(run(['--blueprint', 'binary']).stderr).toContain('binary is not text in UTF-8');
  });

  it('a folder that is not empty, naming what is in the way', () => {
    mkdirSync(join(home, 'full'));
    writeFileSync(join(home, 'full/notes.txt'), 'mine');
    const { code, stderr } = run(['full', ...bare]);
    expect(code).toBe(1);
    expect(stderr).toContain(
      'full is not empty: 1 file is in the way  [not-empty]\n\n  notes.txt  ',
    );
    expect(filesOf('full')).toEqual({ 'notes.txt': 'mine' });
  });

  it('a repo of ours: that is the work of apply', () => {
    run(bare);
    const before = filesOf('demo-system');
    const { code, stderr } = run(bare);
    expect(code).toBe(1);
    expect(stderr).toContain('demo-system is a repo that create-microservices made');
    expect(stderr).toContain('`apply`');
    expect(filesOf('demo-system')).toEqual(before);
  });

  it.skipIf(process.platform === 'win32')('a folder that it may not write to', () => {
    const folder = join(home, 'closed');
    mkdirSync(folder);
    chmodSync(folder, 0o555);
    chmodSync(home, 0o755);
    // Root may write anywhere: be nobody.
    const uid = process.getuid?.() === 0 ? 65534 : undefined;
    const { code, stderr } = run(['closed/new', ...bare], uid === undefined ? {} : { uid });
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^error Cannot mkdir .*closed\/new: permission denied {2}\[file-system\]\n/,
    );
    expect(filesOf('closed')).toEqual({});
  });
});

describe('git', () => {
  const git = (folder: string, ...args: string[]) =>
    execFileSync('git', args, { cwd: join(home, folder), encoding: 'utf8' }).trim();
  // Nobody is configured; the work tree that these tests may run in does not count.
  const nobody = () => ({
    HOME: home,
    XDG_CONFIG_HOME: home,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CEILING_DIRECTORIES: dirname(home),
  });

  it('gets a first commit of everything, on main, without anything personal', () => {
    const { code } = run([...given, '--no-install'], { env: nobody() });
    expect(code).toBe(0);
    expect(git('demo-system', 'status', '--porcelain')).toBe('');
    expect(git('demo-system', 'log', '--format=%an <%ae> %D')).toBe(
      'create-microservices <noreply@localhost> HEAD -> main',
    );
    expect(git('demo-system', 'ls-files')).toContain('microservices.lock');
  });

  it('commits as the person who is configured', () => {
    writeFileSync(join(home, '.gitconfig'), '[user]\nname = Ann\nemail = ann@example.com\n');
    run([...given, '--no-install'], { env: nobody() });
    expect(git('demo-system', 'log', '--format=%an <%ae>')).toBe('Ann <ann@example.com>');
  });

  it('takes a folder where git init was run, and works in no other repo', () => {
    mkdirSync(join(home, 'started'));
    execFileSync('git', ['init', '--quiet'], { cwd: join(home, 'started') });
    const env = { ...nobody(), GIT_DIR: join(home, 'nowhere') };
    expect(run(['started', ...given, '--no-install'], { env }).code).toBe(0);
    expect(git('started', 'rev-list', '--count', 'HEAD')).toBe('1');
    expect(existsSync(join(home, 'nowhere'))).toBe(false);
  });

  it('stays out of a repo that it is made inside of', () => {
    execFileSync('git', ['init', '--quiet'], { cwd: home });
    const { code, stdout } = run([...given, '--no-install'], { env: nobody() });
    expect(code).toBe(0);
    expect(existsSync(join(home, 'demo-system/.git'))).toBe(false);
    expect(stdout).toContain('git add -A && git commit -m "Create the repo"');
  });

  it('that fails leaves the files, the reason and what to type', () => {
    mkdirSync(join(home, 'hooks'));
    writeFileSync(
      join(home, 'hooks/pre-commit'),
      '#!/bin/sh\necho no commits today >&2\nexit 1\n',
      {
        mode: 0o755,
      },
    );
    writeFileSync(join(home, '.gitconfig'), `[core]\nhooksPath = ${join(home, 'hooks')}\n`);
    const { code, stdout } = run([...given, '--no-install', '--json'], { env: nobody() });
    expect(code).toBe(0);
    const report = JSON.parse(stdout);
    expect(report.ok).toBe(true);
    expect(report.problems).toMatchObject([
      { severity: 'warning', code: 'git-failed', message: 'git failed: no commits today' },
    ]);
    expect(report.nextSteps.map(({ command }: { command: string }) => command)).toContain(
      'git init && git add -A && git commit -m "Create the repo"',
    );
  });

  it('and npm that are not there leave the files and what to type', () => {
    mkdirSync(join(home, 'empty'));
    const { code, stdout } = run([...given, '--json'], { env: { PATH: join(home, 'empty') } });
    expect(code).toBe(0);
    const report = JSON.parse(stdout);
    expect(report.problems.map(({ code }: { code: string }) => code)).toEqual([
      'install-failed',
      'git-failed',
    ]);
    expect(report.nextSteps[1].command).toBe('npm install');
    expect(existsSync(join(home, 'demo-system/microservices.lock'))).toBe(true);
  });
});

/** An environment in which npm is this script. */
function withNpm(script: string): Record<string, string> {
  mkdirSync(join(home, 'fake'));
  writeFileSync(join(home, 'fake/npm'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return { PATH: `${join(home, 'fake')}:${process.env.PATH}` };
}

describe('installing', () => {
  it('with a package manager that is not there says how to get it', () => {
    mkdirSync(join(home, 'empty'));
    const text = blueprint.replace('broker: none', 'packageManager: pnpm');
    const { code, stdout, stderr } = run(['--blueprint', '-', '--yes', '--no-git'], {
      input: text,
      env: { PATH: join(home, 'empty') },
    });
    expect(code).toBe(0);
    expect(stderr).toBe('Installing packages: pnpm install\n');
    expect(stdout).toContain('pnpm install failed: pnpm is not on this machine');
    expect(stdout).toMatch(
      /\n {2}npm install --global pnpm@12 .*\n {2}pnpm install .*\n {2}pnpm start /,
    );
  });

  it('happens before the commit, and prints to standard error', () => {
    const { code, stdout, stderr } = run([...given, '--json'], {
      env: withNpm('echo "$@"; echo "{}" > package-lock.json'),
    });
    expect(code).toBe(0);
    expect(stderr).toContain('install --no-audit --no-fund --loglevel=error\n');
    const report = JSON.parse(stdout);
    expect(report.problems).toEqual([]);
    expect(report.nextSteps[1].command).toBe('npm start');
    const committed = execFileSync('git', ['ls-files', 'package-lock.json'], {
      cwd: report.directory,
      encoding: 'utf8',
    });
    expect(committed).toBe('package-lock.json\n');
  });

  it('that fails leaves everything else as it should be', () => {
    const { code, stdout, stderr } = run(given, { env: withNpm('exit 1') });
    expect(code).toBe(0);
    expect(stdout).toContain('warning npm install failed: Command failed with exit code 1: npm');
    expect(stdout).toContain('\n  npm install ');
    expect(stderr).toBe('Installing packages: npm install\n');
    expect(existsSync(join(home, 'demo-system/.git'))).toBe(true);
  });
});

describe('cancelled', () => {
  function start(args: string[], env = {}): { child: ChildProcess; ended: Promise<number | null> } {
    const child = spawn(process.execPath, [bin, ...args], {
      cwd: home,
      stdio: 'pipe',
      env: { ...process.env, ...env },
    });
    child.stdout?.resume();
    child.stderr?.resume();
    const ended = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
    return { child, ended };
  }

  it('while it waits for a blueprint: 130, and nothing is written', async () => {
    const { child, ended } = start(['new', '--blueprint', '-']);
    child.stdin?.write('schema: create-');
    await new Promise((done) => setTimeout(done, 1000));
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    expect(Object.keys(snapshot(home))).toEqual(['blueprint.yaml']);
  });

  it('as soon as the folder appears: everything is written, or nothing', async () => {
    const appeared = new Promise<void>((done) => {
      const watcher = watch(home, (_, name) => {
        if (name !== 'demo-system') return;
        watcher.close();
        done();
      });
    });
    const { child, ended } = start(bare);
    await appeared;
    child.kill('SIGINT');
    const code = await ended;
    const files = existsSync(join(home, 'demo-system')) ? Object.keys(filesOf('demo-system')) : [];
    expect(code === 130 || files.includes('microservices.lock')).toBe(true);
    if (files.length > 0) {
      expect(files).toContain('microservices.lock');
      expect(files).not.toContain('microservices.lock.next');
      expect(files).not.toContain('.create-microservices/');
    }
  });

  it('killed for good as soon as the folder appears: the next run completes it', async () => {
    run(['expected', ...bare]);
    const appeared = new Promise<void>((done) => {
      const watcher = watch(home, (_, name) => {
        if (name !== 'demo-system') return;
        watcher.close();
        done();
      });
    });
    const { child, ended } = start(bare);
    await appeared;
    child.kill('SIGKILL');
    await ended;
    run(bare);
    expect(filesOf('demo-system')).toEqual(filesOf('expected'));
  });

  it('while packages are installed: 130, the files stay, and it says how to go on', async () => {
    const { child, ended } = start([...given, '--no-git'], withNpm('sleep 60'));
    let said = '';
    child.stderr?.on('data', (chunk) => {
      const before = said;
      said += chunk;
      const began = said.includes('Installing') && !before.includes('Installing');
      if (began) setTimeout(() => child.kill('SIGINT'), 500);
    });
    expect(await ended).toBe(130);
    expect(said).toContain('Cancelled; the files are written');
    expect(said).toContain('To go on: cd demo-system && npm install');
    expect(filesOf('demo-system')).toHaveProperty('microservices.lock');
  });
});
