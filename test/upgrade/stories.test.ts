import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { copied, created, type Repo } from './support/repo.ts';

// What somebody did in a repo, then another architecture: what becomes of their work.

const blueprint = `# What we make.
schema: create-microservices/v1
system: { name: town, teams: { city: { members: 3 } } }
platform: { broker: none }
services:
  books:
    team: city
    entities: { Book: { fields: { title: string } } } # more to come
  members:
    team: city
    entities: { Member: { fields: { name: string } } }
`;
const aField = [
  'title: string',
  'title: string, pages: { type: integer, optional: true }',
] as const;
const aService = '  visits:\n    team: city\n    entities: { Visit: { fields: { day: date } } }\n';

let town: Repo;
beforeAll(async () => {
  town = await created(blueprint);
}, 60_000);

/** The same repo, as it was before the story. */
function start(): Repo {
  return copied(town);
}

describe('a story', () => {
  it('of nobody who did anything: a service more, and everything that knows of services knows it', async () => {
    const repo = start();
    repo.write('microservices.yaml', blueprint + aService);
    const { changes, code } = await repo.apply({});
    expect(code).toBe(0);
    expect(changes).toContain('create services/visits/src/main.ts');
    expect(changes).toContain('create services/visits/migrations/0001_initial.sql');
    for (const path of ['README.md', 'contracts/openapi.yaml', 'gateway/src/gen/routes.ts']) {
      expect(changes).toContain(`update ${path}`);
      expect(repo.read(path)).toMatch(/visit/);
    }
    const fresh = await created(blueprint + aService);
    expect(repo.git('status', '--porcelain', '--', 'microservices.yaml')).toBe(
      ' M microservices.yaml\n',
    );
    expect(repo.read('microservices.lock')).toBe(fresh.read('microservices.lock'));
    expect(await repo.apply()).toEqual({ changes: [], code: 0 });
  });

  it('of a changed rule: it is theirs, and a field more does not touch it', async () => {
    const repo = start();
    const rule = 'create: (fields) => ({ ...fields, title: fields.title.trim() }),';
    repo.edit('services/books/src/domain/book.ts', 'create: (fields) => fields,', rule);
    repo.change(...aField);
    const { changes, code } = await repo.apply();
    expect(code).toBe(0);
    expect(repo.read('services/books/src/domain/book.ts')).toContain(rule);
    expect(repo.read('services/books/src/gen/entities/book.ts')).toContain('pages?: number;');
    expect(changes).toContain('create services/books/migrations/0002_change.sql');
    expect(changes).not.toContain('update services/books/migrations/0001_initial.sql');
  });

  it('of an extra route beside the generated ones: both stay, and a new entity joins them', async () => {
    const repo = start();
    const routes = 'services/books/src/gen/routes.ts';
    repo.edit(
      routes,
      '  ...bookRoutes,\n',
      "  ...bookRoutes,\n  { method: 'GET', path: '/books/hello', handle: hello },\n",
    );
    repo.edit(
      routes,
      "import type * as chassis from '@local/chassis';\n",
      "import type * as chassis from '@local/chassis';\nimport { hello } from '../hello.ts';\n",
    );
    repo.write('services/books/src/hello.ts', 'export const hello = () => ({ status: 200 });\n');
    repo.change(' } } } # more', ' } }, Author: { fields: { name: string } } } # more');
    const { changes, code } = await repo.apply();
    expect({ code, changes }).toMatchObject({ code: 2 });
    // Where the new line goes is the line that they have put theirs behind.
    expect(changes).toContain(`conflict ${routes}`);
    for (const line of ["path: '/books/hello'", '...authorRoutes', '...bookRoutes']) {
      expect(repo.read(routes)).toContain(line);
    }
    expect(repo.read('services/books/src/hello.ts')).toContain('hello');
    await expect(repo.apply()).rejects.toMatchObject({
      code: 'unresolved',
      problems: [{ file: routes, code: 'conflict' }],
    });
    const resolved = repo
      .read(routes)
      .split('\n')
      .filter((line) => !/^(<{7}|\|{7}|={7}|>{7})/.test(line));
    repo.write(routes, [...new Set(resolved)].join('\n'));
    expect(await repo.apply()).toEqual({ changes: [], code: 0 });
  });

  it('of a deleted file: it stays deleted, and is not missed', async () => {
    const repo = start();
    repo.remove('CODEOWNERS');
    repo.remove('services/books/test/unit/book.test.ts');
    repo.write('microservices.yaml', blueprint.replaceAll('city', 'citizens'));
    const { changes, code } = await repo.apply();
    expect(code).toBe(0);
    expect(changes).toContain('keep CODEOWNERS');
    expect(() => repo.read('CODEOWNERS')).toThrow('ENOENT');
    expect(await repo.apply()).toEqual({ changes: [], code: 0 });
  });

  it('of an added dependency: the manifest has theirs and ours', async () => {
    const repo = start();
    const manifest = JSON.parse(repo.read('package.json'));
    manifest.devDependencies = { ...manifest.devDependencies, 'left-pad': '1.3.0' };
    manifest.scripts.hello = 'echo hello';
    repo.write('package.json', `${JSON.stringify(manifest, null, 2)}\n`);
    repo.change('broker: none', 'broker: none, packageManager: pnpm');
    const { changes, code } = await repo.apply();
    expect(code).toBe(0);
    expect(changes).toContain('merge package.json');
    const merged = JSON.parse(repo.read('package.json'));
    expect(merged.devDependencies['left-pad']).toBe('1.3.0');
    expect(merged.scripts.hello).toBe('echo hello');
    expect(merged.packageManager).toMatch(/^pnpm@/);
  });

  it('of a file in another format: what they did is kept, and what is new is put into it or marked', async () => {
    const repo = start();
    const path = 'services/books/src/api/book.ts';
    const reformatted = repo.read(path).replaceAll("'", '"');
    repo.write(path, reformatted);
    repo.change(...aField);
    expect((await repo.apply()).code).toBe(0);
    expect(repo.read(path)).toBe(reformatted);
  });

  it('of a checkout with CRLF: it is no edit, and stays one', async () => {
    const repo = start();
    const paths = repo
      .git('ls-files', '-z')
      .split('\0')
      .filter((path) => path !== '');
    const isText = (path: string) => !path.endsWith('.lock') && path !== 'microservices.yaml';
    for (const path of paths.filter(isText)) {
      repo.write(path, repo.read(path).replaceAll('\n', '\r\n'));
    }
    repo.change(...aField);
    const { changes, code } = await repo.apply();
    expect(code).toBe(0);
    expect(changes.filter((change) => !/^(update|create) /.test(change))).toEqual([]);
    const updated = changes.filter((change) => change.startsWith('update '));
    expect(updated.length).toBeGreaterThan(1);
    for (const change of updated) {
      const text = repo.read(change.slice('update '.length));
      expect(text.split('\n').length, change).toBe(text.split('\r\n').length);
    }
  });

  it('of a file that was moved: the new place is theirs, the old one stays empty', async () => {
    const repo = start();
    const [old, now] = ['services/books/src/data/book.ts', 'services/books/src/store/book.ts'];
    repo.write(now, repo.read(old));
    repo.remove(old);
    repo.change(...aField);
    expect((await repo.apply()).code).toBe(0);
    expect(() => repo.read(old)).toThrow('ENOENT');
    expect(repo.read(now)).toContain('Book');
  });

  it('of a field under an edited service: the edits stand, the field is everywhere', async () => {
    const repo = start();
    const readme = 'services/books/README.md';
    repo.edit(readme, '# books', '# books\n\nAsk the librarians first.');
    repo.edit('contracts/openapi.yaml', '# Generated', '# Looked at by the city.\n# Generated');
    repo.change(...aField);
    const { changes, code } = await repo.apply();
    expect(code).toBe(0);
    expect(changes).toContain('merge contracts/openapi.yaml');
    expect(repo.read(readme)).toContain('Ask the librarians first.');
    expect(repo.read('contracts/openapi.yaml')).toMatch(
      /^# Looked at by the city\.\n[\s\S]*pages:/,
    );
  });

  it('of files of their own: where one is in the way it is left, and said', async () => {
    const repo = start();
    repo.write('services/visits/src/main.ts', 'mine\n');
    repo.write('services/books/src/mine.ts', 'mine\n');
    repo.write('microservices.yaml', blueprint + aService);
    const { changes, code } = await repo.apply();
    expect(code).toBe(2);
    expect(changes).toContain('conflict services/visits/src/main.ts');
    expect(repo.read('services/visits/src/main.ts')).toBe('mine\n');
    expect(repo.read('services/books/src/mine.ts')).toBe('mine\n');
    expect(await repo.apply()).toEqual({ changes: [], code: 0 });
  });

  it('of a service that goes: edited files and migrations stay, the rest is gone', async () => {
    const repo = start();
    repo.edit('services/members/src/domain/member.ts', 'create: ', 'create: /* mine */ ');
    repo.write('microservices.yaml', blueprint.replace(/ {2}members:[\s\S]*/, ''));
    const { changes } = await repo.apply();
    expect(changes).toContain('keep services/members/src/domain/member.ts');
    expect(changes).toContain('keep services/members/migrations/0001_initial.sql');
    expect(changes).toContain('delete services/members/src/main.ts');
    expect(repo.read('services/members/src/domain/member.ts')).toContain('/* mine */');
  });
});

describe('git', () => {
  it('undoes a run', async () => {
    const repo = start();
    repo.change(...aField);
    repo.git('commit', '--quiet', '--all', '--message', 'a field');
    const { changes } = await repo.apply({});
    expect(changes.length).toBeGreaterThan(3);
    repo.git('restore', '.');
    repo.git('clean', '--force', '-d', '--quiet');
    expect(repo.git('status', '--porcelain')).toBe('');
    expect((await repo.apply({})).changes).toEqual(changes);
  });

  it('is asked whether something would be lost', async () => {
    const repo = start();
    repo.edit('README.md', '# town', '# our town');
    repo.write('notes.txt', 'mine\n');
    // Nothing is to be written: nothing can be lost.
    expect(await repo.apply({})).toEqual({ changes: [], code: 0 });
    repo.change(...aField);
    await expect(repo.apply({})).rejects.toMatchObject({
      code: 'dirty',
      message: '1 file is changed and not committed',
      problems: [{ file: 'README.md', code: 'uncommitted' }],
    });
    expect((await repo.apply({ allowDirty: true })).code).toBe(0);
  });

  it('is not needed', async () => {
    const repo = start();
    rmSync(join(repo.root, '.git'), { recursive: true });
    repo.edit('README.md', '# town', '# our town');
    repo.change(...aField);
    expect((await repo.apply({})).code).toBe(0);
  });

  it('has merged two branches that each have a service more: they have a port each, and all is as if made at once', async () => {
    const repo = start();
    repo.git('branch', '--move', 'main');
    repo.git('switch', '--quiet', '--create', 'visits');
    repo.write('microservices.yaml', blueprint + aService);
    await repo.apply({});
    repo.git('add', '--all');
    repo.git('commit', '--quiet', '--message', 'visits');
    repo.git('switch', '--quiet', 'main');
    repo.write(
      'microservices.yaml',
      blueprint.replace(
        '  members:',
        '  fees:\n    entities: { Fee: { fields: { amount: integer } } }\n  members:',
      ),
    );
    await repo.apply({});
    repo.git('add', '--all');
    repo.git('commit', '--quiet', '--message', 'fees');
    expect(() => repo.git('merge', 'visits')).toThrow();
    expect(repo.read('microservices.lock')).toContain('<<<<<<< HEAD');

    const { code } = await repo.apply({});
    expect(code).toBe(0);
    for (const path of repo.git('diff', '--name-only').split('\n').filter(Boolean)) {
      expect(repo.read(path), path).not.toContain('<<<<<<<');
    }
    const lock = repo.read('microservices.lock');
    const ports = [...lock.matchAll(/api: (\d+)/g)].map(([, port]) => port);
    expect(new Set(ports).size).toBe(ports.length);
    expect(ports).toHaveLength(5);
    expect(await repo.apply({})).toEqual({ changes: [], code: 0 });

    const fresh = await created(repo.read('microservices.yaml'));
    const readme = (text: string) => text.replaceAll(/80\d\d/g, 'port');
    expect(readme(repo.read('README.md'))).toBe(readme(fresh.read('README.md')));
    expect(repo.read('contracts/openapi.yaml')).toBe(fresh.read('contracts/openapi.yaml'));
  });
});
