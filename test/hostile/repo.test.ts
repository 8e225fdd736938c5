import { readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fs from 'fs-extra';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { pack as whole } from '../support/render.ts';
import { snapshot } from '../unit/disk/snapshot.ts';
import { temporary } from '../unit/disk/temporary.ts';
import { copied, created, type Repo } from '../upgrade/support/repo.ts';

// What can go wrong around a repo while it changes: nothing is lost, and nothing is written outside.

const pack = {
  templates: whole.templates.filter(({ path }) => /^(README|services\/__service__\/)/.test(path)),
};
vi.mock('../../src/render/builtInPack.ts', () => ({ builtInPack: async () => pack }));

const blueprint = `schema: create-microservices/v1
system: { name: town }
platform: { broker: none }
services:
  books: { entities: { Book: { fields: { title: string } } } }
  members: { entities: { Member: { fields: { name: string } } } }
`;

let town: Repo;
beforeAll(async () => {
  town = await created(blueprint);
}, 60_000);
afterEach(() => void vi.restoreAllMocks());

/** With an edit, and a change of the blueprint that touches it, deletes and creates. */
function start(): Repo {
  const repo = copied(town);
  repo.edit('README.md', '# town', '# our town');
  repo.change('members', 'people');
  return repo;
}

function failing(name: 'renameSync' | 'writeFileSync', code: string, after: number): void {
  const real = fs[name] as (...args: unknown[]) => void;
  let left = after;
  vi.spyOn(fs, name).mockImplementation((...args: unknown[]) => {
    left -= 1;
    if (left < 0) throw Object.assign(new Error(code), { code, syscall: name, path: args[0] });
    return real(...args);
  });
}

const filesOf = (root: string) =>
  Object.fromEntries(Object.entries(snapshot(root)).filter(([path]) => !/^\.git\/|\/$/.test(path)));

describe('a disk', () => {
  it.each([0, 1, 7])('that is full after %i files leaves everything as it was', async (after) => {
    const repo = start();
    const before = filesOf(repo.root);
    failing('writeFileSync', 'ENOSPC', after);
    await expect(repo.apply()).rejects.toThrow('ENOSPC');
    expect(filesOf(repo.root)).toEqual(before);
  });

  it.each(['EACCES', 'ENOSPC', 'EROFS'])(
    'on which some files cannot be put into place (%s): the next run does the rest',
    async (code) => {
      const repo = start();
      const expected = copied(repo);
      await expected.apply();
      failing('renameSync', code, 4);
      await expect(repo.apply()).rejects.toThrow(code);
      expect(repo.read('README.md')).toContain('# our town');
      vi.restoreAllMocks();
      await repo.apply();
      expect(filesOf(repo.root)).toEqual(filesOf(expected.root));
    },
  );
});

describe('a link', () => {
  it('out of the repo, in the place of a folder, is refused', async () => {
    const repo = start();
    const elsewhere = temporary();
    renameSync(join(repo.root, 'services/books'), join(elsewhere, 'books'));
    symlinkSync(join(elsewhere, 'books'), join(repo.root, 'services/books'));
    const before = snapshot(elsewhere);
    await expect(repo.apply()).rejects.toMatchObject({ code: 'outside-repo' });
    expect(snapshot(elsewhere)).toEqual(before);
  });

  it("in the place of a file is the user's: what it leads to is left alone", async () => {
    const repo = start();
    const elsewhere = join(temporary(), 'file');
    writeFileSync(elsewhere, 'theirs\n');
    repo.remove('services/books/README.md');
    symlinkSync(elsewhere, join(repo.root, 'services/books/README.md'));
    repo.change('title: string', 'title: string, day: { type: date, optional: true }');
    repo.change('books: {', 'books: { context: what can be read,');
    const { changes } = await repo.apply();
    expect(changes).toContain('conflict services/books/README.md');
    expect(readFileSync(elsewhere, 'utf8')).toBe('theirs\n');
  });

  it('in the place of the lock is none', async () => {
    const repo = start();
    const elsewhere = join(temporary(), 'lock');
    renameSync(join(repo.root, 'microservices.lock'), elsewhere);
    symlinkSync(elsewhere, join(repo.root, 'microservices.lock'));
    await expect(repo.apply()).rejects.toMatchObject({ code: 'unreadable-lock' });
  });
});

describe('a lock', () => {
  it.each<[string, string, string]>([
    ['that names a file outside', 'files:\n', `files:\n  ../outside: ${'0'.repeat(40)}\n`],
    ['of another blueprint language', 'create-microservices/v1', 'create-microservices/v9'],
    ['whose blueprint is none', 'title: string', 'title: nonsense'],
    ['with a port that is none', 'api: 8081', 'api: 80810000'],
  ])('%s is refused', async (_, part, text) => {
    const repo = start();
    const before = filesOf(repo.root);
    repo.edit('microservices.lock', part, text);
    await expect(repo.apply()).rejects.toMatchObject({ code: 'unreadable-lock' });
    expect({ ...filesOf(repo.root), 'microservices.lock': before['microservices.lock'] }).toEqual(
      before,
    );
  });

  it('that lists files which were never rendered deletes none of them', async () => {
    const repo = start();
    repo.write('src/secret.ts', 'mine\n');
    // What git calls this text.
    const id = repo.git('hash-object', 'src/secret.ts').trim();
    repo.edit('microservices.lock', 'files:\n', `files:\n  src/secret.ts: ${id}\n`);
    await repo.apply();
    expect(repo.read('src/secret.ts')).toBe('mine\n');
  });

  it.each([
    ['0.0.1', 'older'],
    ['99.0.0', 'newer'],
  ])('of version %s (%s) is refused, with the version to use', async (version) => {
    const repo = start();
    repo.write(
      'microservices.lock',
      repo.read('microservices.lock').replace(/generator: .*/, `generator: ${version}`),
    );
    await expect(repo.apply()).rejects.toMatchObject({
      code: 'other-version',
      message: expect.stringContaining(version),
      hint: expect.stringContaining(`npx create-microservices@${version} apply`),
    });
  });

  it('that is missing says so', async () => {
    const repo = start();
    repo.remove('microservices.lock');
    await expect(repo.apply()).rejects.toMatchObject({ code: 'no-repo' });
  });

  it('that was merged, its markers committed, is read from both sides', async () => {
    const repo = start();
    const lock = repo.read('microservices.lock');
    const line = /^ {2}README\.md: .*$/m;
    repo.write(
      'microservices.lock',
      lock.replace(
        line,
        (ours) => `<<<<<<< HEAD\n${ours}\n=======\n  README.md: ${'a'.repeat(40)}\n>>>>>>> other`,
      ),
    );
    const { changes } = await repo.apply();
    expect(changes).toContain('merge README.md');
    expect(repo.read('microservices.lock')).not.toContain('<<<<<<<');
  });
});

it('an interrupted run that was undone with git is forgotten', async () => {
  const repo = copied(town);
  repo.change('members', 'people');
  repo.git('add', '--all');
  repo.git('commit', '--quiet', '--message', 'people');
  failing('renameSync', 'EACCES', 6);
  await expect(repo.apply()).rejects.toThrow('EACCES');
  vi.restoreAllMocks();
  repo.git('restore', '.');
  repo.git('clean', '--force', '-d', '--quiet', '--exclude', 'microservices.lock.next');
  repo.write('microservices.yaml', blueprint);
  expect(await repo.apply()).toEqual({ changes: [], code: 0 });
});
