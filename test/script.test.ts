import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { withoutProgress } from './support/withoutProgress.ts';
import { snapshot } from './unit/disk/snapshot.ts';

// The built program, as a script runs it: no terminal, and nothing is ever asked.
const bin = resolve('bin/create-microservices.js');

let home: string;

beforeEach(() => {
  home = join(realpathSync(mkdtempSync(join(tmpdir(), 'script-test-'))), 'town');
  mkdirSync(home);
});

afterEach(() => rmSync(dirname(home), { recursive: true, force: true }));

function run(args: string[], input = '') {
  const result = spawnSync(process.execPath, [bin, ...args], {
    cwd: home,
    encoding: 'utf8',
    env: { ...process.env, npm_config_user_agent: undefined, NO_COLOR: '1' },
    input,
    maxBuffer: 2 ** 26,
  });
  return { code: result.status, stdout: result.stdout, stderr: withoutProgress(result.stderr) };
}

const bare = ['--no-git', '--no-install'];

const system = [
  ...['--service', 'loans: Loan(book:books.Book, member:members.Member, due:date index, by owner)'],
  ...['--service', 'books: Book(title unique, pages:integer?, state:in|out index, tags:string[])'],
  ...['--service', 'members'],
  ...['--call', 'loans=books,members', '--call', 'members=books'],
  ...['--datastore', 'members=sqlite'],
  ...['--ci', 'none'],
];

const filesOf = (folder: string) => snapshot(join(home, folder));
const textOf = (folder: string) => readFileSync(join(home, folder, 'microservices.yaml'), 'utf8');

/** All but what says how the blueprint was written. */
function rendered(folder: string) {
  const { 'microservices.yaml': _, ...files } = filesOf(folder);
  return files;
}

describe('the same system', () => {
  it('is the same bytes by flags, by a file, and by standard input', () => {
    expect(run(['library', ...system, ...bare])).toMatchObject({ code: 0, stderr: '' });
    const text = textOf('library');
    writeFileSync(join(home, 'given.yaml'), text);

    expect(run(['file', '--blueprint', 'given.yaml', ...bare]).code).toBe(0);
    expect(run(['yaml', '--blueprint', '-', ...bare], text).code).toBe(0);
    expect(filesOf('file')).toEqual(filesOf('library'));
    expect(filesOf('yaml')).toEqual(filesOf('library'));

    const json = JSON.stringify(parse(text));
    expect(run(['json', '--blueprint', '-', ...bare], json).code).toBe(0);
    expect(textOf('json')).toBe(json);
    expect(rendered('json')).toEqual(rendered('library'));
  });

  it('is the same bytes by the command that is told for the next time', () => {
    const first = run(['somewhere', '--name', 'library', ...system, ...bare, '--json']);
    const { again } = JSON.parse(first.stdout);
    expect(again).toMatch(
      /^create-microservices somewhere --name library --service 'loans: Loan\(/,
    );
    const args = again.replace(
      /^create-microservices somewhere/,
      `"${process.execPath}" "${bin}" again`,
    );
    spawnSync('sh', ['-c', args], { cwd: home });
    expect(filesOf('again')).toEqual(filesOf('somewhere'));
  });

  it('is the same bytes by flags over a file that says something else', () => {
    run(['library', ...system, ...bare]);
    const other = textOf('library')
      .replace('name: library', 'name: archive')
      .replace('ci: none', 'ci: github')
      .replace(/ {2}members:\n(?: {4}.*\n)+/, '');
    const flags = [
      '--name',
      'library',
      '--ci',
      'none',
      '--service',
      'members',
      '--datastore',
      'members=sqlite',
      '--call',
      'members=books',
    ];
    // Without the service, the file alone is wrong.
    expect(run(['wrong', '--blueprint', '-', ...bare], other).code).toBe(1);
    expect(run(['over', '--blueprint', '-', ...flags, ...bare], other)).toMatchObject({ code: 0 });
    expect(filesOf('over')).toEqual(filesOf('library'));
  });
});

describe('README.md', () => {
  it('says the same system by its flags and by its file', () => {
    const readme = readFileSync(resolve('README.md'), 'utf8');
    const [, flags = ''] =
      /```sh\nnpx create-microservices ([^`]*--service[^`]*)```/.exec(readme) ?? [];
    const [, yaml = ''] = /```yaml\n(.*?)```/s.exec(readme) ?? [];
    const words = `node ${bin} --json --dry-run`;
    const said = (command: string, input = '') =>
      JSON.parse(spawnSync('sh', ['-c', command], { cwd: home, encoding: 'utf8', input }).stdout);
    const byFlags = said(`${words} ${flags}`);
    expect(byFlags.ok).toBe(true);
    expect(byFlags.blueprint).toEqual(said(`${words} --blueprint -`, yaml).blueprint);
  });
});

describe('--print-blueprint', () => {
  it('prints what would be written, and writes nothing', () => {
    const { code, stdout, stderr } = run(['library', ...system, '--print-blueprint']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(snapshot(home)).toEqual({});
    run(['library', ...system, ...bare]);
    expect(stdout).toBe(textOf('library'));
  });

  it('prints a file as it is, and changed where a flag says so', () => {
    const text =
      '# mine\nschema: create-microservices/v1\nsystem: { name: "a" }  # b\nservices:\n  c: {entities: {D: {fields: {e: string}}}}\n';
    expect(run(['--blueprint', '-', '--print-blueprint'], text).stdout).toBe(text);
    const changed = run(['--blueprint', '-', '--print-blueprint', '--name', 'f'], text).stdout;
    expect(changed).toBe(text.replace('"a"', '"f"'));
  });

  it('is inside the document with --json', () => {
    const { stdout } = run(['library', ...system, '--print-blueprint', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: true,
      dryRun: true,
      files: [],
      blueprint: { system: { name: 'library' } },
      blueprintText: expect.stringContaining('\nsystem:\n  name: library\n'),
    });
    expect(snapshot(home)).toEqual({});
  });

  it('is refused with what --blueprint would be refused with', () => {
    const { code, stdout } = run(['--blueprint', '-', '--print-blueprint'], 'schema: x\n');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  });
});

describe('--help', () => {
  it('has one line of 80 columns for each flag', () => {
    const lines = run(['--help']).stdout.split('\n');
    for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(80);
    expect(lines.filter((line) => /^ {20}/.test(line))).toEqual([]);
    for (const flag of ['blueprint', 'name', 'service', 'datastore', 'ci', 'package-manager']) {
      expect(lines.filter((line) => line.startsWith(`  --${flag} <`))).toHaveLength(1);
    }
  });
});

describe('what is missing', () => {
  it.each([[[]], [['--yes']]])('is one error with every flag, and nothing is asked: %j', (args) => {
    expect(run(args)).toEqual({
      code: 1,
      stdout: '',
      stderr: `error Not everything is said  [missing-answers]

  Missing: name  [missing-answers]
    --name my-system

  Missing: services  [missing-answers]
    --service 'books: Book(title, pages:integer)'

Or say all of it in a file: create-microservices --blueprint microservices.yaml
`,
    });
  });

  it('is told together with what is wrong', () => {
    const { code, stdout } = run(['My App', '--ci', 'githb', '--service', 'a: B(', '--json']);
    expect(code).toBe(1);
    const report = JSON.parse(stdout);
    expect(report.error.code).toBe('missing-answers');
    expect(
      report.problems.map(({ message, hint }: { message: string; hint: string }) => [
        message,
        hint,
      ]),
    ).toEqual([
      ['--service a: It ends where a field of B should be', 'Write B(name:string), or B'],
      ['--ci: CI "githb" is not known', 'Did you mean "github"?'],
      ['Missing: name; it cannot be that of the directory, "My App"', '--name my-app'],
    ]);
    expect(snapshot(home)).toEqual({});
  });

  it.each([
    ['.', 'the name of the folder that it runs in'],
    ['nested/library', 'the last folder of a path'],
  ])('is no name where %s has one: %s', (directory) => {
    const { stdout } = run([directory, '--service', 'books', '--print-blueprint', '--json']);
    const name = JSON.parse(stdout).blueprint.system.name;
    expect(name).toBe(directory === '.' ? 'town' : 'library');
  });
});

describe('what is refused', () => {
  it.each([
    [
      'two services that would own the same',
      ['order', 'orders'],
      '--service orders: POST /orders is both',
    ],
    [
      'what a service does not own',
      ['loans: Loan(book:books.Copy)', 'books'],
      '--service loans: Loan.book: There is no type "books.Copy"',
    ],
  ])('is what is usual where it does not fit: %s', (_, services, message) => {
    const flags = services.flatMap((service) => ['--service', service]);
    const { code, stderr } = run(['x', ...flags]);
    expect(code).toBe(1);
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/^error The flags have a problem/);
  });

  it('is every flag at once', () => {
    const args = [
      'x',
      '--service',
      'Books',
      '--service',
      'loans: Loan(b:Book)',
      '--broker',
      'kafka',
      '--datastore',
      'zz=sqlite',
      '--datastore',
      'y=sqlit',
    ];
    const { code, stderr } = run(args);
    expect(code).toBe(1);
    expect(stderr).toBe(`error The flags have 5 problems  [invalid-value]

  --datastore y=sqlit: Datastore "sqlit" is not known  [unknown-value]
    Did you mean "sqlite"?

  --service: "Books" is not the name of a service  [malformed]
    Lowercase letters, digits and single dashes (kebab-case), 1 to 40 characters. Did you mean "books"?

  --service loans: Loan.b: There is no type "Book"  [unknown-type]
    Book belongs to another service: write Books.Book for its identifier.

  --broker: Message broker "kafka" (Apache Kafka) is not rendered by this version  [not-rendered]
    Rendered: nats, rabbitmq, postgres, none

  --datastore: There is no service "zz"  [unknown-service]
    There is Books, loans.

create-microservices --help
`);
    expect(snapshot(home)).toEqual({});
  });

  it('is a flag over a file, by its name', () => {
    const text =
      'schema: create-microservices/v1\nsystem: { name: a }\nservices: { b: { entities: { C: { fields: { d: string } } } } }\n';
    const { code, stderr } = run(['--blueprint', '-', '--name', 'A'], text);
    expect(code).toBe(1);
    expect(stderr).toBe(`error <stdin> with the flags has a problem  [invalid-blueprint]

  --name: "A" is not the name of a system  [malformed]
    Lowercase letters, digits and single dashes (kebab-case), 1 to 40 characters. Did you mean "a"?

Nothing was written.
`);
  });
});
