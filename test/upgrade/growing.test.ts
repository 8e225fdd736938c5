import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

// `add` and `remove` as they are typed in a repo that somebody lives in.

const bin = resolve('bin/create-microservices.js');
const home = realpathSync(mkdtempSync(join(tmpdir(), 'growing-')));
afterAll(() => rmSync(home, { recursive: true, force: true }), 60_000);

const blueprint = `# What we make.
schema: create-microservices/v1
system: { name: town }
platform: { broker: none }
services:
  books:
    entities:
      Book:
        fields:
          title: string   # as on the cover
  # Who reads.
  members: { entities: { Member: { fields: { name: string } } } }
`;

const town = join(home, 'town');
let repo = town;

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    cwd: repo,
    encoding: 'utf8',
    input: '',
  });
  return { code: status, stdout, stderr };
}

/** That it went well; what was printed. */
function done(...args: string[]): string {
  const { code, stdout, stderr } = run(...args);
  expect({ args, code, stderr }).toEqual({ args, code: 0, stderr: expect.any(String) });
  return stdout;
}

const read = (path: string) => readFileSync(join(repo, path), 'utf8');

function git(...args: string[]): string {
  const who = ['-c', 'user.name=me', '-c', 'user.email=me@example.org'];
  return execFileSync('git', [...who, ...args], { cwd: repo, encoding: 'utf8' });
}

function commit(): void {
  git('add', '--all');
  git('commit', '--quiet', '--message', 'Mine');
}

beforeAll(() => {
  writeFileSync(join(home, 'blueprint.yaml'), blueprint);
  const { status, stderr } = spawnSync(
    process.execPath,
    [bin, town, '--blueprint', join(home, 'blueprint.yaml'), '--yes', '--no-install'],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
}, 60_000);

beforeEach(() => {
  repo = mkdtempSync(join(home, 'repo-'));
  cpSync(town, repo, { recursive: true });
});

describe('a story', () => {
  it('of a second service, a field for it, and a call of it, beside a rule of ours', () => {
    const rule = 'services/books/src/domain/book.ts';
    writeFileSync(join(repo, rule), `// Ours.\n${read(rule)}`);
    commit();

    expect(done('add', 'service', 'billing', '--yes')).toContain('files created');
    expect(read('services/billing/src/main.ts')).not.toBe('');
    commit();
    done('add', 'field', 'billing.Billing', 'note:string? maxLength=200');
    commit();
    done('add', 'call', 'billing.createBilling', 'books.getBook', '--retries', '1');

    expect(read(rule)).toMatch(/^\/\/ Ours\.\n/);
    expect(read('microservices.yaml')).toBe(`${blueprint}  billing:
    entities:
      Billing:
        fields:
          name: string
          note: { type: string, optional: true, maxLength: 200 }
    operations:
      createBilling: { kind: command, http: POST /billings, writes: [Billing], calls: [{ to: books.getBook, retries: 1 }] }
      getBilling: { kind: query, http: "GET /billings/{id}", reads: [Billing] }
      listBillings: { kind: query, http: GET /billings, reads: [Billing], paging: cursor }
      updateBilling: { kind: command, http: "PUT /billings/{id}", writes: [Billing] }
      deleteBilling: { kind: command, http: "DELETE /billings/{id}", writes: [Billing] }
`);
    expect(done('apply')).toContain('nothing');
  });

  it('of somebody who mistypes: told what was typed, and nothing is written', () => {
    const { code, stdout, stderr } = run('add', 'entity', 'books', 'Shelf(room, places:integr)');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('places: There is no type "integr"');
    expect(stderr).toContain('Did you mean "integer"?');
    expect(run('add', 'shelf').stderr).toContain('"shelf" is nothing that one could add');
    expect(git('status', '--porcelain')).toBe('');
  });

  it('of somebody who leaves out what nobody can be asked for: all of it is named', () => {
    const { code, stderr } = run('add', 'entity', '--json');
    expect(code).toBe(1);
    expect(stderr).toMatch(/Missing: what it goes into, service/);
    expect(stderr).toMatch(/Missing: the entity/);
    expect(stderr).toContain("create-microservices add entity books 'Shelf(room, places:integer)'");
  });

  it('of what is in use: refused with its line, then removed with all that depends on it', () => {
    done('add', 'service', 'loans: Loan(book:books.Book, due:date)', '--yes');
    commit();
    const before = read('microservices.yaml');
    const refused = run('remove', 'entity', 'books', 'Book');
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(
      /microservices\.yaml:17:\d+ {2}loans\.Loan\.book is of type books\.Book/,
    );
    expect(refused.stderr).toContain('--cascade');
    expect(read('microservices.yaml')).toBe(before);

    // Without anything in it, a service is nothing.
    const empty = run('remove', 'entity', 'books', 'Book', '--cascade');
    expect(empty.stderr).toContain('The service books does nothing');

    const told = done('remove', 'service', 'books', '--cascade', '--drop', '--json');
    expect(JSON.parse(told).also).toEqual(['loans.Loan.book is of type books.Book']);
    expect(read('microservices.yaml')).toBe(`# What we make.
schema: create-microservices/v1
system: { name: town }
platform: { broker: none }
services:
  # Who reads.
  members: { entities: { Member: { fields: { name: string } } } }
  loans:
    entities:
      Loan:
        fields:
          due: date
`);
  });

  it('of somebody who looks first, and of one who has not committed', () => {
    const shown = done('add', 'service', 'billing', '--dry-run');
    expect(shown).toMatch(/^\+ +main\.ts$/m);
    expect(git('status', '--porcelain')).toBe('');
    writeFileSync(join(repo, 'README.md'), 'mine\n');
    const dirty = run('add', 'service', 'billing');
    expect(dirty.code).toBe(1);
    expect(dirty.stderr).toContain('--allow-dirty');
    expect(read('microservices.yaml')).toBe(blueprint);
  });

  it('of one who adds and removes the same: nothing is left of it but migrations', () => {
    done('add', 'service', 'billing', '--yes');
    commit();
    done('remove', 'service', 'billing');
    expect(read('microservices.yaml')).toBe(blueprint);
    git('add', '--all');
    const left = git('diff', '--cached', '--name-only', 'HEAD~1').trim().split('\n');
    expect(left.filter((path) => !path.includes('/migrations/'))).toEqual(['microservices.lock']);
  });
});
