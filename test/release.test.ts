import { spawnSync } from 'node:child_process';
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
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Contracts from their release on, with the built program: what breaks them is refused, and said to whom it concerns. */

const bin = resolve('bin/create-microservices.js');
const blueprint = `schema: create-microservices/v1
system: { name: town }
platform: { broker: postgres }
services:
  books: { entities: { Book: { fields: { title: string, pages: integer } } } }
  members: { entities: { Member: { fields: { name: string } } } }
`;

let home: string;
beforeAll(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'release-')));
  symlinkSync(resolve('node_modules'), join(home, 'node_modules'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }), 60_000);

let count = 0;
function newRepo(text = blueprint) {
  count += 1;
  writeFileSync(join(home, 'blueprint.yaml'), text);
  run(home, `town${count} --blueprint blueprint.yaml --no-install --no-git`);
  return repoIn(join(home, `town${count}`));
}

function run(cwd: string, line: string) {
  const args = line.split(' ').filter(Boolean);
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, CI: '1' },
  });
  return { code: status, stdout, stderr: stderr.replaceAll(/^(?:Comparing|Writing)\n/gm, '') };
}

function repoIn(root: string) {
  const file = (path: string) => join(root, path);
  return {
    root,
    run: (line: string) => run(root, line),
    read: (path: string) => readFileSync(file(path), 'utf8'),
    has: (path: string) => existsSync(file(path)),
    write: (path: string, text: string) => writeFileSync(file(path), text),
    edit(from: string | RegExp, to: string) {
      const text = this.read('microservices.yaml');
      const next = text.replace(from, to);
      expect(next).not.toBe(text);
      this.write('microservices.yaml', next);
    },
    /** What its own `npm run check` says of contracts. */
    async says(): Promise<string[]> {
      const lib = pathToFileURL(file('tools/lib/released.ts')).href;
      const { brokenContracts } = await import(/* @vite-ignore */ lib);
      return brokenContracts(root).map((each: Error) => each.message);
    },
  };
}

describe('release', () => {
  it('keeps the contracts of all services as they are, and does nothing twice', async () => {
    const repo = newRepo();
    const dry = repo.run('release --dry-run');
    expect(dry.stdout).toContain('contracts/');
    expect(repo.has('contracts/locks')).toBe(false);
    expect(repo.run('release')).toEqual({
      code: 0,
      stderr: '',
      stdout: expect.stringContaining('8 files created'),
    });
    const released = readdirSync(join(repo.root, 'contracts/locks'), { recursive: true }).sort();
    expect(released).toContain('events/books/book-created.v1.json');
    for (const path of ['openapi/books.yaml', 'events/members/member-deleted.v1.json']) {
      expect(repo.read(`contracts/locks/${path}`)).toBe(repo.read(`contracts/${path}`));
    }
    expect(repo.run('release').stdout).toContain('nothing to change');
    // It is no file of the generator's.
    expect(repo.run('apply').stdout).toContain('nothing to change');
    expect(repo.run('status').stdout).not.toContain('locks');
    expect(await repo.says()).toEqual([]);
  });

  it('of one service leaves the others', () => {
    const repo = newRepo();
    expect(repo.run('release books').code).toBe(0);
    expect(repo.has('contracts/locks/openapi/books.yaml')).toBe(true);
    expect(repo.has('contracts/locks/openapi/members.yaml')).toBe(false);
    repo.edit('name: string', 'name: { type: string, maxLength: 20 }');
    expect(repo.run('apply').code).toBe(0);
  });

  it('of a service that there is not is refused', () => {
    const { code, stderr } = newRepo().run('release bocks');
    expect(code).toBe(1);
    expect(stderr).toContain('There is no service "bocks"  [unknown-service]');
    expect(stderr).toContain('Did you mean "books"?');
  });

  it('comes after apply', () => {
    const repo = newRepo();
    repo.edit('title: string', 'title: string, isbn: { type: string, optional: true }');
    const { code, stderr } = repo.run('release');
    expect(code).toBe(1);
    expect(stderr).toContain('[not-applied]');
    expect(repo.run('apply').code).toBe(0);
    expect(repo.run('release').code).toBe(0);
    expect(repo.read('contracts/locks/openapi/books.yaml')).toContain('isbn');
  });

  it('prints one document with --json', () => {
    const { stdout } = newRepo().run('release books --json');
    expect(JSON.parse(stdout)).toMatchObject({
      ok: true,
      files: expect.arrayContaining([
        { path: 'contracts/locks/openapi/books.yaml', change: 'create' },
      ]),
    });
  });

  it('writes through no link that leads out of the repo', () => {
    const repo = newRepo();
    const elsewhere = join(home, `elsewhere${count}`);
    mkdirSync(elsewhere);
    symlinkSync(elsewhere, join(repo.root, 'contracts/locks'));
    const { code, stderr } = repo.run('release');
    expect(code).toBe(1);
    expect(stderr).toContain('[outside-repo]');
    expect(readdirSync(elsewhere)).toEqual([]);
  });
});

describe('what was released and breaks', () => {
  it('is refused by apply, diff and check, with line and way out; nothing is written', () => {
    const repo = newRepo();
    repo.run('release');
    const before = repo.read('contracts/openapi/books.yaml');
    repo.edit('pages: integer', 'pages: integer, isbn: { type: string }');
    for (const line of ['apply --yes', 'apply --dry-run', 'diff']) {
      const { code, stdout, stderr } = repo.run(line);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toContain('Released contracts would be broken  [broken-contract]');
      expect(stderr).toContain(
        'microservices.yaml:5:24  books.createBook needs "isbn" in its body by now  [broken-contract]',
      );
      expect(stderr).toContain('or declare another operation beside it.');
      expect(stderr).toContain('rule: COMPAT001, place: books.');
    }
    expect(repo.read('contracts/openapi/books.yaml')).toBe(before);
    const check = repo.run('check');
    expect(check.code).toBe(1);
    expect(check.stdout).toContain('books.createBook needs "isbn" in its body by now');
    expect(repo.run('check --format json').stdout).toContain('"COMPAT001"');
  });

  it('is no matter to a blueprint that lies elsewhere', () => {
    const repo = newRepo();
    repo.run('release');
    writeFileSync(join(home, 'other.yaml'), blueprint.replace('pages: integer', 'isbn: string'));
    expect(run(home, 'check --blueprint other.yaml').stdout).not.toContain('COMPAT001');
  });

  it('can be meant: with an exception it is applied, and released', async () => {
    const repo = newRepo();
    repo.run('release');
    repo.edit(/ {2}members:.*\n/, '');
    expect(repo.run('apply').stderr).toContain('members was released and is not there any more');
    repo.edit(
      /$/,
      'lint: { exceptions: [{ rule: COMPAT001, place: members, reason: nobody has called it for a year }] }\n',
    );
    expect(repo.run('apply --yes').code).toBe(0);
    expect(await repo.says()).toEqual([]);
    expect(repo.run('check').stdout).not.toContain('COMPAT001');
    expect(repo.run('release').stdout).toContain('4 files deleted');
    expect(repo.has('contracts/locks/events/members')).toBe(false);
    // It has done its work.
    expect(repo.run('check').stdout).toContain('LINT00');
  });

  it('is no event that has another name, as long as was says which it had', async () => {
    const repo = newRepo(`schema: create-microservices/v1
system: { name: town }
platform: { broker: postgres }
services:
  desk:
    entities: { Visit: { fields: { guest: string } } }
    operations:
      openVisit: { http: POST /visits, writes: [Visit], emits: [visit-opened] }
    events:
      visit-opened: { key: visitId, payload: { visitId: uuid } }
  halls:
    entities: { Hall: { fields: { name: string } } }
    subscribes: [{ event: desk.visit-opened, then: custom, handler: greet }]
`);
    repo.run('release');
    repo.edit(/visit-opened: \{/, 'visit-begun: {');
    repo.edit('emits: [visit-opened]', 'emits: [visit-begun]');
    repo.edit('desk.visit-opened', 'desk.visit-begun');
    expect(repo.run('apply').stderr).toContain('write was: visit-opened into it');
    repo.edit('visit-begun: {', 'visit-begun: { was: visit-opened,');
    const { code, stdout } = repo.run('apply --yes');
    expect(code).toBe(0);
    expect(stdout).toContain(
      'For others:\n  The event desk.visit-begun was "visit-opened", and is sent under both names until was is taken out',
    );
    expect(repo.has('contracts/events/desk/visit-opened.v1.json')).toBe(true);
    expect(await repo.says()).toEqual([]);
    expect(repo.run('apply').stdout).toContain('nothing to change');
    repo.edit(' was: visit-opened,', '');
    expect(repo.run('apply').stderr).toContain('write was: visit-opened into it');
  });

  it('is seen by the repo itself, without a generator', async () => {
    const repo = newRepo();
    repo.run('release');
    const path = 'contracts/openapi/books.yaml';
    repo.write(path, repo.read(path).replace(/ {2}\/books:\n.*?(?= {2}\/books\/)/s, ''));
    expect(await repo.says()).toEqual([
      'books.createBook does not answer POST /books any more.',
      'books.listBooks does not answer GET /books any more.',
    ]);
    repo.write('contracts/locks/openapi/members.yaml', 'a: [\n');
    await expect(repo.says()).rejects.toThrow(/members\.yaml cannot be read/);
    const { stderr, code } = repo.run('check');
    expect(code).toBe(1);
    expect(stderr).toContain('contracts/locks/openapi/members.yaml cannot be read');
    expect(stderr).toContain('[unreadable-contract]');
  });
});
