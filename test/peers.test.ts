import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codes } from '../src/codes.ts';
import { kinds } from '../src/grow/kinds.ts';
import { withoutProgress } from './support/withoutProgress.ts';
import { snapshot } from './unit/disk/snapshot.ts';

// What goes wrong in generators of this kind, seen in them, and must not go wrong in this one. The built
// program, as scripts and people start it.
const bin = resolve('bin/create-microservices.js');

const blueprint = `schema: create-microservices/v1
system: { name: town }
services:
  books: { entities: { Book: { fields: { title: string, pages: integer } } } }
  loans: { entities: { Loan: { fields: { book: books.Book, days: integer } } } }
`;

let home: string;

beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'peers-')));
  writeFileSync(join(home, 'microservices.yaml'), blueprint);
});

afterEach(() => rmSync(home, { recursive: true, force: true }));

interface Given {
  input?: string;
  cwd?: string;
  env?: Record<string, string | undefined>;
  /** What starts the program. */
  through?: string[];
}

function run(args: string[], { input = '', cwd = home, env = {}, through = [] }: Given = {}) {
  const [program = '', ...rest] = [...through, process.execPath, bin, ...args];
  const { status, stdout, stderr } = spawnSync(program, rest, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    input,
    // Who waits for an answer that nobody gives is ended, and has no exit code.
    timeout: 20_000,
    maxBuffer: 2 ** 26,
  });
  return { code: status, stdout, stderr: withoutProgress(stderr) };
}

const file = ['--blueprint', 'microservices.yaml'];
const bare = ['--no-install', '--no-git'];
const filesOf = (folder: string) => snapshot(join(home, folder));

/** Ends with exit code 1 and a sentence, and nothing is different on the disk. */
function refuses(args: string[], given: Given = {}): string {
  const before = snapshot(home);
  const { code, stdout, stderr } = run(args, given);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/^error \S.* {2}\[[a-z-]+\]\n/);
  expect(snapshot(home)).toEqual(before);
  return stderr;
}

describe('without a terminal nothing waits and nothing is asked', () => {
  it.each<[string, string[]]>([
    ['not a word is said', []],
    ['a directory is named', ['town']],
    ['it is told to ask nothing', ['town', '--yes']],
    ['JSON is wanted', ['town', '--dry-run']],
  ])('when %s', (_, args) => {
    expect(refuses(args)).toContain('[missing-answers]');
  });

  it('when a directory is in the way', () => {
    mkdirSync(join(home, 'full'));
    writeFileSync(join(home, 'full/notes.txt'), 'mine');
    for (const more of [file, ['--yes', '--service', 'books']]) {
      expect(refuses(['full', ...more])).toContain('[not-empty]');
    }
  });

  it('when the name of the system is bad', () => {
    const answer = refuses(['--name', 'Bad Name!', '--service', 'books', '--yes']);
    expect(answer).toContain('"Bad Name!"');
    expect(answer).toContain('bad-name');
  });

  it.each(['--help', '--version'])('for %s', (flag) => {
    expect(run([flag])).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('a path of the blueprint', () => {
  it('is absolute, leads upwards, or is a link', () => {
    mkdirSync(join(home, 'deep/er'), { recursive: true });
    symlinkSync(join(home, 'microservices.yaml'), join(home, 'deep/link.yaml'));
    const cwd = join(home, 'deep/er');
    for (const path of [
      join(home, 'microservices.yaml'),
      '../../microservices.yaml',
      '../link.yaml',
    ]) {
      expect(run(['--blueprint', path, '--dry-run'], { cwd })).toMatchObject({ code: 0 });
    }
  });

  it('that is wrong is wrong at once, and looked for nowhere else', () => {
    expect(refuses(['--blueprint', 'mircoservices.yaml'])).toContain('there is no such file');
  });
});

describe('a place where nothing can be written', () => {
  // Node's own way to make folders tries there for ever.
  it.skipIf(process.platform !== 'linux')('is refused, and nobody waits', () => {
    expect(refuses(['/proc/town', ...file])).toContain('Cannot mkdir /proc/town');
  });

  it.skipIf(process.platform === 'win32')('is a folder that is gone, too', () => {
    const start = 'mkdir gone && cd gone && rmdir ../gone && exec "$@"';
    for (const args of [['town', '--service', 'books'], file]) {
      const said = refuses(args, { through: ['sh', '-c', start, 'sh'] });
      expect(said).toContain('The folder that this runs in cannot be found');
      expect(said).not.toContain('uv_cwd');
    }
  });
});

describe('what rendering needs', () => {
  it('is Node alone: no Docker, no git, no package manager', () => {
    mkdirSync(join(home, 'empty'));
    const env = { PATH: join(home, 'empty') };
    expect(run(['alone', ...file, ...bare], { env }).code).toBe(0);
    expect(filesOf('alone')).toHaveProperty('microservices.lock');
  });

  it('is no network', () => {
    const dead = 'http://127.0.0.1:9';
    const env = { HTTP_PROXY: dead, HTTPS_PROXY: dead, ALL_PROXY: dead, npm_config_registry: dead };
    // Where we may, without any network at all.
    const alone = ['unshare', '--net'];
    const may = spawnSync('unshare', ['--net', 'true']).status === 0;
    const through = may ? alone : [];
    expect(run(['offline', ...file, ...bare], { env, through }).code).toBe(0);
    expect(filesOf('offline')).toHaveProperty('microservices.lock');
  });
});

describe('an error', () => {
  const wrong: [string, string][] = [
    ['a mistyped word', blueprint.replace('system:', 'sytem:')],
    [
      'a mistyped value',
      blueprint.replace('services:', 'defaults: { datastore: postgre }\nservices:'),
    ],
    ['a mistyped type', blueprint.replace('title: string', 'title: strng')],
    ['a bad name', blueprint.replace('books: { e', 'Book_Store: { e')],
    ['a bad name of a field', blueprint.replace('pages: integer', '"page count": integer')],
    ['a bad path', blueprint.replace('{ fields: { title', '{ path: "no/slash", fields: { title')],
    ['text that is no YAML', blueprint.replace('{ entities', '{ entities {')],
    ['a list instead of a map', '[]\n'],
    ['nothing at all', ''],
  ];

  it.each(wrong)('of %s has line and column, a code, and no regular expression', (_, input) => {
    const said = refuses(['--blueprint', '-'], { input });
    expect(said).toMatch(/<stdin>:\d+:\d+ {2}\S/);
    expect(said).not.toMatch(/\^\[|\\d|\[a-z|\(\?|\]\*|\]\+/);
    const [, code] = /<stdin>.*\[([a-z-]+)\]/.exec(said) ?? [];
    expect(codes).toContain(code);
  });

  it.each<[string, string]>([
    ['sytem', 'system'],
    ['postgre', 'postgres'],
    ['strng', 'string'],
    ['Book_Store', 'book-store'],
  ])('of %s says %s', (typed, meant) => {
    const [, input = ''] = wrong.find(([, text]) => text.includes(typed)) ?? [];
    expect(refuses(['--blueprint', '-'], { input })).toContain(`"${meant}"`);
  });

  it('shows no stack, whatever went wrong', () => {
    mkdirSync(join(home, 'locked'));
    writeFileSync(join(home, 'locked/microservices.lock'), 'files: [');
    const runs = [
      ['--nope'],
      ['--blueprint'],
      ['--blueprint', '.'],
      ['--blueprint', 'none/where.yaml'],
      ['microservices.yaml', ...file],
      ['microservices.yaml/below', ...file],
      ['locked', ...file],
      ['--service', '(', '--yes', '--name', 'a'],
      ['--datastore', '=', '--yes', '--name', 'a', '--service', 'a'],
      ['completion', 'tcsh'],
      ['completion'],
      ['list', '--nope'],
      ['', ...file],
      ['', '--service', 'books'],
      ['--blueprint', ''],
      ['town', '--name', '', '--service', 'books'],
      ['town', '--ci', 'none', '--ci', 'github', '--service', 'books'],
      ['town', '--service', 'books,loans'],
    ];
    for (const args of runs) {
      const said = refuses(args);
      expect(said).not.toMatch(/\bE[A-Z]{4,}\b|ERR_/);
      expect(said).not.toMatch(/\n\s+at |node:internal|\.js:\d+/);
      expect(said).not.toContain('bug of create-microservices');
    }
  });

  it('is one however it is run: a dry run refuses what a run refuses', () => {
    const doubled = blueprint.replace('loans:', 'books:');
    const said = refuses(['--blueprint', '-'], { input: doubled });
    for (const way of ['--dry-run', '--print-blueprint', '--yes', '--no-install']) {
      expect(refuses(['--blueprint', '-', way], { input: doubled })).toBe(said);
    }
    const { code, stdout } = run(['--blueprint', '-', '--json'], { input: doubled });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      problems: [{ code: 'duplicate', line: 4 }],
    });
  });

  it('tells everything that is wrong in one run', () => {
    const input = blueprint
      .replace('title: string', 'title: strng')
      .replace('books.Book', 'boks.Book')
      .replace('name: town', 'name: A Town');
    expect(refuses(['--blueprint', '-'], { input }).match(/<stdin>:\d/g)).toHaveLength(3);
  });

  it('takes no longer than it takes to start Node and read a file', () => {
    const milliseconds = (work: () => unknown) => {
      const times = Array.from({ length: 3 }, () => {
        const started = performance.now();
        work();
        return performance.now() - started;
      });
      return Math.min(...times);
    };
    const node = milliseconds(() => spawnSync(process.execPath, ['-e', '0']));
    const input = blueprint.replace('title: string', 'title: strng');
    const error = milliseconds(() => run(['--blueprint', '-'], { input }));
    // A tenth of a second on a quiet machine; seconds elsewhere.
    expect(error - node).toBeLessThan(1000);
  });
});

describe('names', () => {
  it.each([
    ['YAML', `${blueprint}  books: { entities: { Other: { fields: { a: string } } } }\n`],
    [
      'JSON',
      '{"schema":"create-microservices/v1","system":{"name":"town"},"services":{"books":{"entities":{"A":{"fields":{"a":"string"}}}},"books":{"entities":{"B":{"fields":{"b":"string"}}}}}}',
    ],
  ])('that stand twice in %s are refused, and none is lost', (_, input) => {
    const said = refuses(['--blueprint', '-'], { input });
    expect(said).toContain('"books" stands twice');
    expect(said).toContain('[duplicate]');
  });

  it('of one service that is given twice are refused', () => {
    const twice = ['--service', 'books: Book(title)', '--service', 'books: Page(number:integer)'];
    expect(refuses(['town', '--yes', ...twice])).toContain('books');
  });

  it('that languages reserve are good names', () => {
    const services = {
      class: {
        entities: { Order: { fields: { type: 'string', class: 'string', new: 'integer' } } },
      },
      default: {
        entities: {
          Class: { fields: { select: 'string', from: 'Type', await: 'text[]' } },
          Type: { partOf: 'Class', fields: { var: 'string' } },
        },
      },
    };
    const input = JSON.stringify({
      schema: 'create-microservices/v1',
      system: { name: 'function' },
      services,
    });
    const { code, stderr } = run(['--blueprint', '-', ...bare], { input });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(existsSync(join(home, 'function/services/class/package.json'))).toBe(true);
    expect(existsSync(join(home, 'function/services/default/package.json'))).toBe(true);
  });

  it('of a service that is not there are refused, and nothing is made up', () => {
    expect(
      refuses(['--blueprint', '-'], { input: blueprint.replace('books.Book', 'library.Book') }),
    ).toContain('"library.Book"');
    expect(refuses(['town', '--yes', '--service', 'books', '--datastore', 'zzz=sqlite'])).toContain(
      'zzz',
    );
    expect(existsSync(join(home, 'zzz'))).toBe(false);
  });
});

describe('ports', () => {
  it('are given out, each once, and nobody can write one twice', () => {
    run(['town', ...file, ...bare]);
    const lock = readFileSync(join(home, 'town/microservices.lock'), 'utf8');
    const ports = [...lock.matchAll(/(?:api|admin): (\d+)/g)].map(([, port]) => port);
    expect(ports.length).toBeGreaterThanOrEqual(6);
    expect(new Set(ports).size).toBe(ports.length);
    const input = blueprint.replace('books: {', 'books: { port: 3000,');
    expect(refuses(['--blueprint', '-'], { input })).toContain('"port" is not a word of a service');
  });
});

describe('what is there already', () => {
  it('is never written over, and no flag does', () => {
    run(['town', ...file, ...bare]);
    const edited = join(home, 'town/README.md');
    writeFileSync(edited, 'Mine.\n');
    expect(refuses(['town', ...file])).toContain('[existing-repo]');
    for (const flag of ['--force', '--overwrite', '-f']) {
      expect(refuses(['town', ...file, flag])).toContain('[unknown-option]');
    }
    expect(readFileSync(edited, 'utf8')).toBe('Mine.\n');
  });

  it('is not touched by --dry-run, nor is anything else', () => {
    mkdirSync(join(home, 'tmp'));
    const at = (folder: string) => join(home, folder);
    const env = {
      HOME: home,
      TMPDIR: at('tmp'),
      XDG_CACHE_HOME: at('c'),
      XDG_CONFIG_HOME: at('d'),
    };
    const before = snapshot(home);
    for (const more of [file, ['--yes', '--service', 'books'], [...file, '--json']]) {
      expect(run(['town', '--dry-run', ...more], { env })).toMatchObject({ code: 0, stderr: '' });
      expect(snapshot(home)).toEqual(before);
    }
  });
});

describe('the exit code', () => {
  it.each<[string, string[]]>([
    ['a flag', ['--tempalte', 'x', '--service', 'books', '--yes']],
    ['an option of a datastore', ['town', '--service', 'books', '--yes', '--datastore', 'nope']],
    ['an option of CI', ['town', '--service', 'books', '--yes', '--ci', 'nope']],
    ['a package manager', ['town', '--service', 'books', '--yes', '--package-manager', 'nope']],
  ])('says that %s is unknown, and nothing else is taken for it', (_, args) => {
    refuses(args);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'of %s is 130, and says that nothing was written',
    async (signal) => {
      const child = spawn(process.execPath, [bin, 'new', '--blueprint', '-', '--json'], {
        cwd: home,
      });
      let said = '';
      child.stdout.on('data', (chunk) => {
        said += chunk;
      });
      await new Promise((done) => setTimeout(done, 700));
      const before = snapshot(home);
      child.kill(signal);
      const code = await new Promise((done) => child.once('close', done));
      expect(code).toBe(130);
      expect(JSON.parse(said)).toMatchObject({
        ok: false,
        exitCode: 130,
        error: { code: 'cancelled' },
      });
      expect(snapshot(home)).toEqual(before);
    },
  );
});

describe('what is printed', () => {
  it.each(['schema', 'list --json', '--blueprint large.json --dry-run --json'])(
    '%s arrives whole at a slow reader',
    (args) => {
      const entities = Object.fromEntries(
        Array.from({ length: 40 }, (_, i) => [`Thing${i}`, { fields: { name: 'string' } }]),
      );
      const services = Object.fromEntries(
        Array.from({ length: 4 }, (_, i) => [
          `service-${i}`,
          {
            entities: Object.fromEntries(
              Object.entries(entities).map(([name, of]) => [`${name}In${i}`, of]),
            ),
          },
        ]),
      );
      const large = { schema: 'create-microservices/v1', system: { name: 'large' }, services };
      writeFileSync(join(home, 'large.json'), JSON.stringify(large));
      const pipe = `"${process.execPath}" "${bin}" ${args} | (sleep 0.5; cat)`;
      const { stdout } = spawnSync('sh', ['-c', pipe], { cwd: home, maxBuffer: 2 ** 26 });
      expect(stdout.length).toBeGreaterThan(5000);
      expect(() => JSON.parse(String(stdout))).not.toThrow();
      expect(String(stdout)).toBe(run(args.split(' ')).stdout);
    },
  );

  it
    .skipIf(!existsSync('/dev/full'))
    .each([
      'list --json',
      'schema',
      'check --blueprint microservices.yaml --json',
      'town --blueprint microservices.yaml --dry-run --json',
      '--nope --json',
      '--version',
      '--help',
    ])('%s is no success where it cannot be written', (args) => {
    const toFull = `"${process.execPath}" "${bin}" ${args} >/dev/full`;
    const { status, stderr } = spawnSync('sh', ['-c', toFull], { cwd: home, encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr).not.toMatch(/\n\s+at /);
    if (['--version', '--help'].includes(args)) return;
    const what = args.startsWith('--nope') ? 'unknown option' : 'no space is left on the device';
    expect(stderr).toContain(what);
  });

  it.each(['list', '--nope 2>&1', 'schema'])('%s does not mind a reader that leaves', (args) => {
    const pipe = `"${process.execPath}" "${bin}" ${args} | head -c 5`;
    const { stdout, stderr } = spawnSync('sh', ['-c', pipe], { cwd: home, encoding: 'utf8' });
    expect(stdout).toHaveLength(5);
    expect(stderr).toBe('');
  });

  it('names this program in what there is to type, and no other', () => {
    const said = [
      run(['--help']),
      run([]),
      run(['town', ...file, ...bare]),
      run(['town', ...file, ...bare]),
      run(['--nope']),
      run(['list', '--help']),
      run(['completion', '--help']),
    ].map(({ stdout, stderr }) => stdout + stderr);
    for (const text of said) expect(text).not.toMatch(/create-(?!microservices\b)[a-z]/);
  });

  it('and documented has only flags that there are', () => {
    const growing = ['add', 'remove'].flatMap((verb) => [
      [verb],
      ...Object.keys(kinds).map((kind) => [verb, kind]),
    ]);
    const commands = [[], ['apply'], ['check'], ['diff'], ['graph'], ['list'], ...growing];
    const helps = commands.map((command) => run([...command, '--help']).stdout);
    const known = new Set([...helps.join('').matchAll(/--[a-z-]+/g)].map(([flag]) => flag));
    const pages = ['README.md', ...readdirSync('docs').map((page) => `docs/${page}`)]
      .filter((page) => page.endsWith('.md'))
      .map((page) => readFileSync(page, 'utf8'));
    const typed = pages.flatMap((page) => [...page.matchAll(/create-microservices [^\n`]*/g)]);
    const used = typed.flatMap(([command]) => [...command.matchAll(/ (--[a-z-]+)/g)]);
    const wrong = used.map(([, flag]) => flag).filter((flag) => !known.has(flag ?? ''));
    // An example of a mistake.
    expect(wrong.filter((flag) => flag !== '--bluprint')).toEqual([]);
  });
});

describe('two runs', () => {
  it('give the same bytes, on any day and on any machine, and no secret', () => {
    const elsewhere = {
      TZ: 'Pacific/Kiritimati',
      LC_ALL: 'tr_TR.UTF-8',
      HOME: home,
      USER: 'somebody',
    };
    run(['one', ...file, ...bare]);
    run(['two', ...file, ...bare], { env: elsewhere });
    const [one, two] = [filesOf('one'), filesOf('two')];
    expect(two).toEqual(one);
    const text = Object.values(one).join('\n');
    expect(text).not.toContain(new Date().toISOString().slice(0, 10));
    expect(text).not.toMatch(/BEGIN (RSA |EC )?PRIVATE KEY/);
    expect(text).not.toContain(home);
    expect(Object.keys(one)).not.toContain('.env');
  });
});

describe('a clone', () => {
  it('has the same bytes where git converts line ends', () => {
    const nobody = { HOME: home, GIT_CONFIG_NOSYSTEM: '1', GIT_CEILING_DIRECTORIES: dirname(home) };
    run(['town', ...file, '--no-install'], { env: nobody });
    const args = ['-c', 'core.autocrlf=true', 'clone', '--quiet', 'town', 'clone'];
    const cloned = spawnSync('git', args, { cwd: home, env: { ...process.env, ...nobody } });
    expect(cloned.status).toBe(0);
    const own = (folder: string) =>
      Object.fromEntries(
        Object.entries(filesOf(folder)).filter(([path]) => !path.startsWith('.git/')),
      );
    expect(own('clone')).toEqual(own('town'));
  });
});

describe('a rendered package', () => {
  it('declares everything that it imports', () => {
    run(['town', ...file, ...bare]);
    const files = filesOf('town');
    const manifestOf = (path: string): Record<string, unknown> => {
      for (let folder = dirname(path); ; folder = dirname(folder)) {
        const text = files[folder === '.' ? 'package.json' : `${folder}/package.json`];
        if (text !== undefined) return JSON.parse(text);
      }
    };
    const root = JSON.parse(files['package.json'] ?? '');
    const undeclared = Object.entries(files)
      .filter(([path]) => /\.(ts|mjs|js)$/.test(path))
      .flatMap(([path, text]) => {
        const own = manifestOf(path);
        const declared = {
          name: own.name,
          ...Object(own.dependencies),
          ...Object(own.devDependencies),
          ...root.devDependencies,
          ...root.dependencies,
        };
        return [
          ...text.matchAll(
            /^(?:import|export)\b[^;]*?from '([^'.#][^']*)'|\bimport\('([^'.#][^']*)'\)/gms,
          ),
        ]
          .map(([, from, dynamic]) => from ?? dynamic ?? '')
          .filter((name) => !name.startsWith('node:') && !builtinModules.includes(name))
          .map((name) =>
            name
              .split('/')
              .slice(0, name.startsWith('@') ? 2 : 1)
              .join('/'),
          )
          .filter((name) => !(name in declared) && name !== own.name)
          .map((name) => `${path}: ${name}`);
      });
    expect(undeclared).toEqual([]);
  });
});

describe('a bug of ours', () => {
  /** A runtime that is broken at a place that every run comes by, before anything is written. */
  const broken = () => {
    const fault = join(home, 'fault.mjs');
    writeFileSync(
      fault,
      "String.prototype.normalize = () => { throw new TypeError('x is not y'); };\n",
    );
    return { NODE_OPTIONS: `--import ${fault}` };
  };

  it('is called one: exit code 70, a report to send, nothing of the user in it, nothing lost', () => {
    const env = broken();
    const before = snapshot(home);
    const { code, stdout, stderr } = run(['town', ...file], { env });
    expect({ code, stdout }).toEqual({ code: 70, stdout: '' });
    expect(stderr).toContain('error This is a bug of create-microservices: x is not y  [internal]');
    const link = new URL(/https:\S+/.exec(stderr)?.[0] ?? '');
    expect(link.pathname).toMatch(/\/issues\/new$/);
    expect(link.searchParams.get('title')).toBe('x is not y');
    expect(link.searchParams.get('body')).toMatch(/create-microservices \S+, Node v\d+/);
    expect(decodeURIComponent(String(link))).not.toContain(home);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(snapshot(home)).toEqual(before);
  });

  it('shows where it happened when asked to, and is JSON where JSON is wanted', () => {
    const env = broken();
    expect(run(['town', ...file], { env: { ...env, DEBUG: '1' } }).stderr).toMatch(/\n\s+at /);
    expect(JSON.parse(run(['town', ...file, '--json'], { env }).stdout)).toMatchObject({
      ok: false,
      exitCode: 70,
      error: { code: 'internal' },
    });
  });

  it('is one even where nobody waits for it', () => {
    const fault = join(home, 'late.mjs');
    writeFileSync(
      fault,
      "process.stdin.once('end', () => setImmediate(() => { throw new TypeError('too late'); }));\n",
    );
    const { code, stderr } = run(['town', '--blueprint', '-'], {
      env: { NODE_OPTIONS: `--import ${fault}` },
    });
    expect(code).toBe(70);
    expect(stderr).toContain('too late  [internal]');
  });
});
