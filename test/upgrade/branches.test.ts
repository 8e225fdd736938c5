import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { check } from '../../src/commands/check.ts';
import { diff } from '../../src/commands/diff.ts';
import { release } from '../../src/commands/release.ts';
import { status } from '../../src/commands/status.ts';
import { UserError } from '../../src/errors.ts';
import type { Side } from '../../src/history/clashes.ts';
import { created, type Repo, surroundings } from './support/repo.ts';

/** Two branches that have each added a migration to one service, merged by git as people merge. */

const blueprint = `schema: create-microservices/v1
system: { name: town }
platform: { broker: none }
services:
  books:
    entities:
      Book:
        fields:
          title: string
          # What else is known.
          pages: { type: integer, optional: true }
`;
const { signal, progress } = surroundings;
const title = 'title: string';
const pages = 'pages: { type: integer, optional: true }';
const isbn = 'isbn: { type: string, optional: true }';
const blurb = 'blurb: { type: text, optional: true }';
const migrations = 'services/books/migrations';

/** On main books have an ISBN, on a branch something else; each applied and committed. */
async function parted(change: (repo: Repo) => void): Promise<Repo> {
  const repo = await created(blueprint);
  repo.git('branch', '--move', 'main');
  repo.git('switch', '--quiet', '--create', 'feature');
  change(repo);
  await committed(repo, 'Ours');
  repo.git('switch', '--quiet', 'main');
  repo.change(title, `${title}\n          ${isbn}`);
  await committed(repo, 'An ISBN');
  return repo;
}

async function committed(repo: Repo, message: string): Promise<void> {
  expect((await repo.apply({})).code).toBe(0);
  repo.git('add', '--all');
  repo.git('commit', '--quiet', '--message', message);
}

const aBlurb = (repo: Repo) => repo.change(pages, `${pages}\n          ${blurb}`);

const filesIn = (repo: Repo) =>
  repo.git('ls-files', '--others', '--cached', migrations).split('\n').filter(Boolean);

/** As it is where one came after the other. */
async function expectOneAfterTheOther(repo: Repo, second = '0003_change'): Promise<void> {
  expect(repo.read(`${migrations}/0002_change.sql`)).toContain('"isbn"');
  expect(repo.read(`${migrations}/0002_change.sql`)).not.toMatch(/<{7}|blurb/);
  expect(repo.read(`${migrations}/${second}.sql`)).toContain('"blurb"');
  expect(repo.read(`${migrations}/${second}.sql`)).not.toContain('isbn');
  expect(repo.read('microservices.lock')).not.toMatch(/<{7}/);
  expect(repo.read('services/books/src/gen/entities/book.ts')).toMatch(/isbn[\s\S]*blurb/);
  expect(await repo.apply({})).toEqual({ changes: [], code: 0 });
}

const stops = (repo: Repo, ...args: string[]) => expect(() => repo.git(...args)).toThrow();

describe('two branches that both added a migration', () => {
  it('merged from main into a branch: that of main stays', async () => {
    const repo = await parted(aBlurb);
    repo.git('switch', '--quiet', 'feature');
    stops(repo, 'merge', 'main');
    expect(repo.read(`${migrations}/0002_change.sql`)).toContain('<<<<<<<');
    const { findings } = await check(
      {},
      { cwd: repo.root, input: Readable.from([]), signal, progress },
    );
    expect(findings).toMatchObject([{ rule: 'DATA008', place: 'books', severity: 'error' }]);
    const { changes, code } = await repo.apply({});
    expect(code).toBe(0);
    expect(changes).toContain(`update ${migrations}/0002_change.sql`);
    expect(changes).toContain(`create ${migrations}/0003_change.sql`);
    await expectOneAfterTheOther(repo);
  });

  it('merged into main: that of main stays', async () => {
    const repo = await parted(aBlurb);
    stops(repo, 'merge', 'feature');
    expect((await repo.apply({})).code).toBe(0);
    await expectOneAfterTheOther(repo);
  });

  it('rebased: that of main stays', async () => {
    const repo = await parted(aBlurb);
    repo.git('switch', '--quiet', 'feature');
    stops(repo, 'rebase', 'main');
    expect((await repo.apply({})).code).toBe(0);
    await expectOneAfterTheOther(repo);
  });

  it('of other names: the one that is not on main goes, and comes anew', async () => {
    const repo = await parted((it) => {
      it.change(title, 'name: { type: string, was: title }');
    });
    repo.git('switch', '--quiet', 'feature');
    expect(filesIn(repo)).toContain(`${migrations}/0002_rename.sql`);
    stops(repo, 'merge', 'main');
    const text = repo.read('microservices.yaml');
    if (text.includes('<<<<<<<')) {
      repo.write(
        'microservices.yaml',
        text.replace(
          /<{7}[\s\S]*>{7}.*\n/,
          `          name: { type: string, was: title }\n          ${isbn}\n`,
        ),
      );
    }
    const { changes, code } = await repo.apply({});
    expect(code).toBe(0);
    expect(changes).toContain(`delete ${migrations}/0002_rename.sql`);
    expect(changes).toContain(`create ${migrations}/0003_rename.sql`);
    expect(repo.read(`${migrations}/0002_change.sql`)).toContain('"isbn"');
    expect(repo.read(`${migrations}/0003_rename.sql`)).toContain('"name"');
    expect(await repo.apply({})).toEqual({ changes: [], code: 0 });
  });

  it('of which neither is on main: somebody has to say whose stays', async () => {
    for (const side of ['ours', 'theirs'] satisfies Side[]) {
      const repo = await parted(aBlurb);
      repo.git('branch', '--move', 'main', 'one');
      repo.git('switch', '--quiet', 'feature');
      stops(repo, 'merge', 'one');
      const refused = await repo.apply({}).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(UserError);
      expect(refused).toMatchObject({
        code: 'migration-clash',
        message: 'Both branches have added a migration to books',
        problems: [{ message: 'books has 0002_change of ours and 0002_change of theirs' }],
      });
      const { diffs } = await diff({ ...surroundings, cwd: repo.root }, { migrations: side });
      expect([...diffs.keys()]).toContain(`${migrations}/0003_change.sql`);
      expect((await repo.apply({ migrations: side })).code).toBe(0);
      const [first, second] = side === 'ours' ? ['blurb', 'isbn'] : ['isbn', 'blurb'];
      expect(repo.read(`${migrations}/0002_change.sql`)).toContain(`"${first}"`);
      expect(repo.read(`${migrations}/0003_change.sql`)).toContain(`"${second}"`);
    }
  });

  it('of which one was written on by hand: it stays, and somebody has to look', async () => {
    const repo = await parted((it) => it.change(title, 'name: { type: string, was: title }'));
    repo.git('switch', '--quiet', 'feature');
    const file = `${migrations}/0002_rename.sql`;
    repo.write(file, `${repo.read(file)}-- and what rows need\n`);
    repo.git('commit', '--quiet', '--all', '--message', 'Rows');
    stops(repo, 'merge', 'main');
    const text = repo.read('microservices.yaml');
    repo.write(
      'microservices.yaml',
      text.replace(
        /<{7}[\s\S]*>{7}.*\n/,
        `          name: { type: string, was: title }\n          ${isbn}\n`,
      ),
    );
    const { changes } = await repo.apply({});
    expect(changes).toContain(`keep ${file}`);
    expect(repo.read(file)).toContain('-- and what rows need');
  });
});

describe('two branches that both released', () => {
  const contract = 'contracts/locks/openapi/books.yaml';
  const here = (repo: Repo) => ({ ...surroundings, cwd: repo.root });

  /** Merged by git, with a conflict in what was released. */
  async function bothReleased(): Promise<Repo> {
    const repo = await parted(aBlurb);
    for (const branch of ['feature', 'main']) {
      repo.git('switch', '--quiet', branch);
      await release([], {}, here(repo));
      await committed(repo, 'Released');
    }
    stops(repo, 'merge', 'feature');
    expect(repo.read(contract)).toContain('<<<<<<<');
    return repo;
  }

  it('one service: apply makes one contract of two, which holds both', async () => {
    const repo = await bothReleased();
    expect((await repo.apply({})).changes).toContain(`update ${contract}`);
    expect(repo.read(contract)).toBe(repo.read('contracts/openapi/books.yaml'));
    expect(repo.read(contract)).toMatch(/isbn[\s\S]*blurb/);
    expect(await repo.apply({})).toEqual({ changes: [], code: 0 });
    const input = Readable.from([]);
    expect((await check({}, { cwd: repo.root, input, signal, progress })).findings).toEqual([]);
  });

  it.each(['blurb', 'isbn'])('and lost %s on the way: refused', async (field) => {
    const repo = await bothReleased();
    const text = repo.read('microservices.yaml');
    repo.write('microservices.yaml', text.replace(new RegExp(` *${field}:.*\n`), ''));
    await expect(repo.apply({ drop: true })).rejects.toMatchObject({ code: 'broken-contract' });
    expect(repo.read(contract)).toContain('<<<<<<<');
  });

  it('one service, where nothing else is to be done', async () => {
    const repo = await bothReleased();
    const torn = repo.read(contract);
    await repo.apply({});
    repo.git('add', '--all');
    repo.write(contract, torn);
    repo.git('commit', '--quiet', '--all', '--message', 'Markers and all');
    expect((await status(here(repo))).pending).toMatchObject([{ kind: 'update', path: contract }]);
    expect(await repo.apply({})).toEqual({ changes: [`update ${contract}`], code: 0 });
    expect(repo.read(contract)).toBe(repo.read('contracts/openapi/books.yaml'));
  });
});
