import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { version } from '../../src/version.ts';
import type { Registry } from '../packed/support/registry.ts';
import { snapshot } from '../unit/disk/snapshot.ts';
import { type Repo, repoAt } from './support/repo.ts';
import { installed, registryOf, versions } from './support/versions.ts';

/** Repos that packed older versions made, people lived in, and this version upgrades. */

const bin = resolve('bin/create-microservices.js');
const blueprint = `schema: create-microservices/v1
system: { name: town }
platform: { broker: none }
services:
  books:
    datastore: sqlite
    entities: { Book: { fields: { title: string } } }
    operations:
      addBook: { kind: command, http: POST /books, writes: [Book] }
      readBook: { http: "GET /books/{id}", reads: [Book] }
  members: { entities: { Member: { fields: { name: string } } } }
`;

const home = realpathSync(mkdtempSync(join(tmpdir(), 'upgrade-')));
afterAll(() => rmSync(home, { recursive: true, force: true }), 60_000);

/** Not synchronously: the registry that npx asks is in this process. */
async function run(program: string, cwd: string, line: string, env: NodeJS.ProcessEnv = {}) {
  const { exitCode, stdout, stderr } = await execa(
    process.execPath,
    [program, ...line.split(' ')],
    {
      cwd,
      reject: false,
      stripFinalNewline: false,
      env: { CI: '1', ...env },
    },
  );
  const told = stderr.replaceAll(/^(Comparing|Asking .*|Rendering.*|Writing.*)\n/gm, '');
  return { code: exitCode, stdout, stderr: told };
}

describe.each(versions)('a repo of $version', (old) => {
  let registry: Registry;
  let npm: NodeJS.ProcessEnv;
  /** As that version made it, and committed. */
  let pristine: string;
  /** As people have edited it, and committed. */
  let edited: string;

  beforeAll(async () => {
    const program = await installed(old);
    registry = await registryOf(old);
    npm = { npm_config_registry: registry.url, npm_config_cache: join(home, 'npm') };
    const folder = mkdtempSync(join(home, 'old-'));
    const given = join(folder, 'blueprint.yaml');
    repoAt(folder).write('blueprint.yaml', blueprint);
    const made = await run(program, folder, `town --blueprint ${given} --no-install`);
    expect(made).toMatchObject({ code: 0, stderr: '' });
    pristine = join(folder, 'town');
    edited = join(folder, 'edited');
    cpSync(pristine, edited, { recursive: true });
    const repo = repoAt(edited);
    for (const edit of Object.values(edits)) edit.make(repo);
    repo.git('add', '--all');
    repo.git('commit', '--quiet', '--message', 'What we need');
  }, 120_000);
  afterAll(() => registry?.close());

  const copyOf = (root: string): Repo => {
    const copy = join(mkdtempSync(join(home, 'repo-')), 'town');
    cpSync(root, copy, { recursive: true });
    return repoAt(copy);
  };
  const lockOf = (repo: Repo) => /^generator: (.*)$/m.exec(repo.read('microservices.lock'))?.[1];

  it('is refused by apply, which names both ways on', async () => {
    const { code, stderr } = await run(bin, pristine, 'apply');
    expect(code).toBe(1);
    expect(stderr).toContain('[other-version]');
    expect(stderr).toContain(`npx create-microservices@${old.version} apply`);
    expect(stderr).toContain('create-microservices upgrade');
  });

  it('is what this version makes, when nobody has edited it', async () => {
    const repo = copyOf(pristine);
    const dry = await run(bin, repo.root, 'upgrade --dry-run', npm);
    expect(dry).toMatchObject({ code: 0, stderr: '' });
    expect(dry.stdout).toContain(`from ${old.version}, `);
    expect(lockOf(repo)).toBe(old.version);

    expect(await run(bin, repo.root, 'upgrade --yes', npm)).toMatchObject({ code: 0, stderr: '' });
    expect(lockOf(repo)).toBe(version);
    const fresh = mkdtempSync(join(home, 'fresh-'));
    repoAt(fresh).write('blueprint.yaml', blueprint);
    await run(bin, fresh, 'town --blueprint blueprint.yaml --no-install --no-git');
    const [upgraded, made] = [await filesOf(repo.root), await filesOf(join(fresh, 'town'))];
    // A migration that is there stays as it is, whatever this version would write.
    for (const path of Object.keys(made)) {
      if (!path.includes('/migrations/')) expect(upgraded[path], path).toBe(made[path]);
    }
    expect(Object.keys(upgraded)).toEqual(Object.keys(made));
    for (const line of ['upgrade', 'apply']) {
      expect((await run(bin, repo.root, line, npm)).stdout).toBe('.: nothing to change\n');
    }
  });

  it('keeps every edit', async () => {
    const repo = copyOf(edited);
    const { code, stderr } = await run(bin, repo.root, 'upgrade --yes', npm);
    expect(stderr).toBe('');
    expect([0, 2]).toContain(code);
    for (const [what, { check }] of Object.entries(edits)) check(repo, what);
    expect(lockOf(repo)).toBe(version);
  });

  it('comes to the same without that version, by what git has kept', async () => {
    const [asked, alone, away] = [copyOf(edited), copyOf(edited), copyOf(edited)];
    const said = await run(bin, asked.root, 'upgrade --yes', npm);
    // As in a hook of another repo.
    const elsewhere = { GIT_DIR: home, GIT_WORK_TREE: home };
    expect(await run(bin, alone.root, 'upgrade --yes --offline', elsewhere)).toEqual(said);
    const nowhere = {
      ...npm,
      npm_config_registry: 'http://127.0.0.1:9',
      npm_config_cache: join(home, 'none'),
      npm_config_fetch_retries: '0',
    };
    const warned = await run(bin, away.root, 'upgrade --yes', nowhere);
    expect(warned.code).toBe(said.code);
    expect(warned.stdout).toContain('[version-unavailable]');
    expect(warned.stdout).toContain(`create-microservices ${old.version} could not be asked`);
    expect(await filesOf(alone.root)).toEqual(await filesOf(asked.root));
    expect(await filesOf(away.root)).toEqual(await filesOf(asked.root));
  });

  it('leaves alone what was edited, where nobody knows any more what it was', async () => {
    const repo = copyOf(edited);
    rmSync(join(repo.root, '.git'), { recursive: true });
    repo.edit('AGENTS.md', '# Notes', '# Our notes');
    repo.edit('tools/check.ts', 'let failed', '// Ours.\n  let failed');
    const before = repo.read('tools/check.ts');
    const { code, stdout } = await run(bin, repo.root, 'upgrade --yes --offline');
    expect(repo.read('tools/check.ts')).toBe(before);
    for (const [what, { check }] of Object.entries(edits)) check(repo, what);
    if (code === 2) expect(stdout).toContain('edited, and nobody knows what it was rendered as');
    expect(lockOf(repo)).toBe(version);
  });

  it('does two things at once, where its blueprint says something new as well', async () => {
    const repo = copyOf(edited);
    repo.edit(
      'microservices.yaml',
      'title: string',
      'title: string, blurb: { type: text, optional: true }',
    );
    const { code, stderr } = await run(bin, repo.root, 'upgrade --yes --json', npm);
    expect(stderr).toBe('');
    expect([0, 2]).toContain(code);
    expect(repo.read('services/books/src/gen/entities/book.ts')).toContain('blurb');
    expect(repo.read('services/books/migrations/0002_change.sql')).toContain('blurb');
    for (const [what, { check }] of Object.entries(edits)) check(repo, what);
  });

  it('is refused when it is of a later version', async () => {
    const repo = copyOf(pristine);
    repo.edit('microservices.lock', `generator: ${old.version}`, 'generator: 99.0.0');
    const { code, stderr } = await run(bin, repo.root, 'upgrade', npm);
    expect(code).toBe(1);
    expect(stderr).toContain('npx create-microservices@99.0.0 apply');
    expect(stderr).not.toContain('upgrade\n');
  });
});

/** What people do in a repo, and how it is seen that it has survived. */
const edits: Record<string, { make(repo: Repo): void; check(repo: Repo, what: string): void }> = {
  'a rule of their own': {
    make: (repo) =>
      repo.edit('services/books/src/domain/add-book.ts', '\nexport', '\n// Ours.\nexport'),
    check: (repo, what) =>
      expect(repo.read('services/books/src/domain/add-book.ts'), what).toContain('// Ours.'),
  },
  'a route more': {
    make: (repo) =>
      repo.edit('services/members/src/main.ts', 'import', '// A route of ours follows.\nimport'),
    check: (repo, what) =>
      expect(repo.read('services/members/src/main.ts'), what).toContain(
        '// A route of ours follows.',
      ),
  },
  'a file away': {
    make: (repo) => repo.remove('services/members/README.md'),
    check: (repo, what) => expect(() => repo.read('services/members/README.md'), what).toThrow(),
  },
  'a dependency more': {
    make: (repo) =>
      repo.edit(
        'services/books/package.json',
        '"dependencies": {',
        '"dependencies": {\n    "left-pad": "1.3.0",',
      ),
    check: (repo, what) =>
      expect(JSON.parse(repo.read('services/books/package.json')).dependencies, what).toMatchObject(
        { 'left-pad': '1.3.0' },
      ),
  },
  'another format': {
    make: (repo) =>
      repo.write('tools/token.ts', repo.read('tools/token.ts').replaceAll('  ', '\t')),
    check: (repo, what) => expect(repo.read('tools/token.ts'), what).toContain('\t'),
  },
  'other line ends': {
    make: (repo) => repo.write('README.md', repo.read('README.md').replaceAll('\n', '\r\n')),
    check: (repo, what) =>
      expect(repo.read('README.md').replaceAll('\r\n', ''), what).not.toContain('\n'),
  },
  'another title': {
    make: (repo) => repo.edit('README.md', '# town', '# The town library'),
    check: (repo, what) => expect(repo.read('README.md'), what).toContain('# The town library'),
  },
  'a file moved': {
    make: (repo) => {
      repo.write('docs/ours/architecture.md', repo.read('docs/architecture.md'));
      repo.remove('docs/architecture.md');
    },
    check: (repo, what) => {
      expect(repo.read('docs/ours/architecture.md'), what).toContain('# ');
      expect(() => repo.read('docs/architecture.md'), what).toThrow();
    },
  },
  'a file of their own': {
    make: (repo) => repo.write('services/books/src/domain/ours.ts', 'export const ours = 1;\n'),
    check: (repo, what) =>
      expect(repo.read('services/books/src/domain/ours.ts'), what).toBe('export const ours = 1;\n'),
  },
};

/** Everything but git's folder and the record of it all. */
async function filesOf(root: string): Promise<Record<string, unknown>> {
  const all = Object.entries(await snapshot(root));
  const kept = all.filter(([path]) => !/^(?:\.git\/|microservices\.(?:lock|yaml)$)/.test(path));
  return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)));
}
