import fs from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installed, versions } from '../upgrade/support/versions.ts';
import { clientOf } from './support/client.ts';
import { bin, createRepo, type Repo } from './support/repo.ts';

/** A repo of each older version, edited as people do, upgraded: it installs, passes its tests, starts and answers. */

const blueprint = `schema: create-microservices/v1
system: { name: town }
services:
  books:
    datastore: sqlite
    entities: { Book: { fields: { title: string, pages: integer } } }
    operations:
      addBook: { kind: command, http: POST /books, auth: [books:write], writes: [Book] }
      getBook: { http: "GET /books/{id}", auth: [books:read], reads: [Book] }
platform: { broker: none }
`;

describe.each(versions)('a repo of $version', (old) => {
  let repo: Repo;
  beforeAll(async () => {
    repo = await createRepo(blueprint, undefined, await installed(old));
    const rule = 'services/books/src/domain/add-book.ts';
    edit(rule, 'import type', "import { reject } from '@local/chassis';\nimport type");
    edit(
      rule,
      '(fields) => fields',
      "(fields) =>\n  fields.title === 'Fanny Hill' ? reject('not-here', 'Not in this library') : fields",
    );
    edit('README.md', '# town', '# The town library');
    await repo.run('git', ['commit', '--quiet', '--all', '--message', 'Not in this library']);
  });
  afterAll(() => repo?.remove());

  function edit(path: string, from: string, to: string) {
    const file = join(repo.folder, path);
    const before = fs.readFileSync(file, 'utf8');
    expect(before).toContain(from);
    fs.writeFileSync(file, before.replace(from, to));
  }

  it('is upgraded, and installs', async () => {
    const upgraded = await repo.run('node', [bin, 'upgrade', '--yes', '--offline']);
    expect(upgraded.exitCode, upgraded.all).toBe(0);
    expect(upgraded.all).toContain(`from ${old.version}, `);
    const install = await repo.run('npm', ['install']);
    expect(install.exitCode, install.all).toBe(0);
    expect(fs.readFileSync(join(repo.folder, 'README.md'), 'utf8')).toMatch(
      /^# The town library$/m,
    );
  });

  it('passes its check and its tests', async () => {
    const check = await repo.run('npm', ['run', 'check']);
    expect(check.exitCode, check.all).toBe(0);
    const test = await repo.run('npm', ['test']);
    expect(test.exitCode, test.all.slice(-8000)).toBe(0);
  });

  it('starts, and does what its people have written', async () => {
    const system = await repo.start();
    try {
      const call = clientOf(system.url, await system.token());
      const body = { title: 'Emma', pages: 474 };
      expect(await call('POST', '/books', { body })).toMatchObject({ status: 201, body });
      const refused = await call('POST', '/books', { body: { ...body, title: 'Fanny Hill' } });
      expect(refused).toMatchObject({ status: 422, body: { code: 'not-here' } });
    } finally {
      await system.stop();
    }
  });
});
