import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { diff } from '../../src/commands/diff.ts';
import { release } from '../../src/commands/release.ts';
import { copied, created, type Repo, surroundings } from './support/repo.ts';

// A service that has another name: what people have done in its folder goes along, and nobody outside has to follow.

const blueprint = `schema: create-microservices/v1
system: { name: town, teams: { city: { members: 3 } } }
platform: { broker: nats, deploy: [compose, kubernetes] }
services:
  books:
    team: city
    entities: { Book: { fields: { title: string } } }
    operations:
      createBook: { http: POST /books, writes: [Book], emits: [book-created] }
      getBook: { kind: query, http: "GET /books/{id}", reads: [Book] }
      checkBook: { kind: query, http: "GET /checks/{id}", reads: [Book], expose: internal, auth: ["svc:loans"] }
    events:
      book-created: { key: bookId, payload: { bookId: uuid, title: string } }
  loans:
    entities: { Loan: { fields: { book: books.Book } } }
    operations:
      createLoan: { http: POST /loans, writes: [Loan], calls: [books.checkBook], emits: [loan-created] }
    events:
      loan-created: { key: loanId, payload: { loanId: uuid } }
    replicas: { Book: { of: books.Book, fields: [title] } }
    subscribes: [books.book-created]
  visits:
    datastore: sqlite
    entities: { Visit: { fields: { day: date } } }
    subscribes: [{ event: books.book-created, then: custom }]
`;
const toVolumes = (repo: Repo) => rename(repo, 'books', 'volumes');
const toLendings = (repo: Repo) => rename(repo, 'loans', 'lendings');

/** The key with its \`was\`, and everything that names it. */
function rename(repo: Repo, name: string, now: string, first = name): void {
  const text = repo
    .read('microservices.yaml')
    .replace(new RegExp(`\\n {4}was: ${first}(?=\\n)`), '')
    .replace(`\n  ${name}:\n`, `\n  ${now}:\n    was: ${first}\n`)
    .replaceAll(`svc:${name}`, `svc:${now}`)
    .replaceAll(`${name}.`, `${now}.`);
  repo.write('microservices.yaml', text);
}

let town: Repo;
beforeAll(async () => {
  town = await created(blueprint);
}, 60_000);

const start = () => copied(town);
const commit = (repo: Repo) => {
  repo.git('add', '--all');
  repo.git('commit', '--quiet', '--message', 'work');
};
const isThere = (repo: Repo, path: string) => existsSync(join(repo.root, path));

describe('a service that has another name', () => {
  it('takes its files along: edited, deleted, people’s own', async () => {
    const repo = start();
    const rule = 'src/domain/create-book.ts';
    const hint = '// Titles are trimmed elsewhere.\n';
    repo.write(`services/books/${rule}`, repo.read(`services/books/${rule}`) + hint);
    repo.edit('services/books/README.md', '# books', '# The books');
    repo.write('services/books/src/domain/isbn.ts', 'export const isbn = 1;\n');
    repo.write('services/books/test/fixtures/deep/one.txt', 'one\r\n');
    const bytes = Buffer.from([0, 255, 1, 254]);
    writeFileSync(join(repo.root, 'services/books/cover.png'), bytes);
    repo.write('services/books/node_modules/x/index.js', '');
    repo.remove('services/books/test/integration/get-book.test.ts');
    const sql = repo.read('services/books/migrations/0001_initial.sql');
    commit(repo);
    toVolumes(repo);

    const { changes, code } = await repo.apply({});
    // The heading of the README is what both have changed.
    expect({ code, changes }).toMatchObject({ code: 2 });
    expect(changes).toContain(`move services/volumes/${rule}`);
    expect(changes).toContain('keep services/volumes/test/integration/get-book.test.ts');
    expect(repo.read(`services/volumes/${rule}`)).toContain(hint);
    expect(repo.read('services/volumes/README.md')).toContain('# The books');
    expect(repo.read('services/volumes/src/domain/isbn.ts')).toBe('export const isbn = 1;\n');
    expect(repo.read('services/volumes/test/fixtures/deep/one.txt')).toBe('one\r\n');
    expect(readdirSync(join(repo.root, 'services/volumes'))).toContain('cover.png');
    expect(repo.read('services/volumes/migrations/0001_initial.sql')).toBe(sql);
    expect(isThere(repo, 'services/volumes/test/integration/get-book.test.ts')).toBe(false);
    // Only what npm has put there is left.
    expect(readdirSync(join(repo.root, 'services/books'))).toEqual(['node_modules']);
    const readme = repo.read('services/volumes/README.md');
    repo.write(
      'services/volumes/README.md',
      readme.replace(/<{7}[\s\S]*?>{7} generated\n/, '# The volumes\n'),
    );
    expect(await repo.apply()).toEqual({ changes: [], code: 0 });
  });

  it('is refused while a file in its folder could not be brought back', async () => {
    const repo = start();
    repo.write('services/books/src/own.ts', 'export const own = 1;\n');
    repo.write('services/loans/src/own.ts', 'export const own = 1;\n');
    toVolumes(repo);
    await expect(repo.apply({})).rejects.toMatchObject({
      code: 'dirty',
      problems: [{ file: 'services/books/src/own.ts', code: 'uncommitted' }],
    });
    commit(repo);
    expect((await repo.apply({})).code).toBe(0);
  });

  it('is what a new repo of that blueprint is', async () => {
    const repo = start();
    toVolumes(repo);
    toLendings(repo);
    rename(repo, 'visits', 'calls');
    expect((await repo.apply({})).code).toBe(0);
    const fresh = await created(repo.read('microservices.yaml'));
    for (const path of fresh.git('ls-files').split('\n').filter(Boolean)) {
      // Ports were given in the order of other names.
      if (
        /^(microservices\.lock|README\.md|.*\/compose\.yaml|tools\/gen\/system\.json)$/.test(path)
      )
        continue;
      expect(repo.read(path), path).toBe(fresh.read(path));
    }
    expect(repo.git('status', '--porcelain', '--', 'services').includes('??')).toBe(true);
    for (const old of ['books', 'loans', 'visits'])
      expect(isThere(repo, `services/${old}`)).toBe(false);
  });

  it('keeps the name that others know: rows, messages, tokens, contracts', async () => {
    const repo = start();
    toVolumes(repo);
    toLendings(repo);
    rename(repo, 'visits', 'calls');
    expect((await repo.apply({})).code).toBe(0);
    const before = JSON.parse(town.read('tools/gen/system.json'));
    const after = JSON.parse(repo.read('tools/gen/system.json'));
    const of = (system: typeof before, name: string) =>
      system.services.find((service: { name: string }) => service.name === name);
    for (const [old, now] of [
      ['books', 'volumes'],
      ['loans', 'lendings'],
      ['visits', 'calls'],
    ] as const) {
      const { name, dir, urlEnv, callees, replicas, ...same } = of(before, old);
      expect(of(after, now)).toMatchObject({ name: now, knownAs: old, dir: `services/${now}` });
      for (const word of ['database', 'port', 'adminPort', 'events', 'operations'] as const) {
        const calls = /"service": *"[a-z]+"/g;
        const told = (value: unknown) => JSON.stringify(value).replace(calls, '');
        expect(told(of(after, now)[word]), `${now} ${word}`).toBe(told(same[word]));
      }
      const topics = (subscriptions: { name: string; service: string; topics: string[] }[]) =>
        subscriptions.map(({ name, service, topics }) => ({ name, service, topics }));
      expect(topics(of(after, now).subscriptions)).toEqual(topics(same.subscriptions));
    }
    for (const path of ['events/books/book-created.v1.json', 'events/loans/loan-created.v1.json']) {
      expect(repo.read(`contracts/${path}`)).toBe(town.read(`contracts/${path}`));
    }
    expect(repo.read('contracts/openapi/books.yaml')).toContain('- svc:loans');
    expect(repo.read('contracts/openapi/books.yaml')).toContain('- books:read');
    const compose = repo.read('deploy/compose/compose.yaml');
    for (const kept of [
      '/run/secrets/books-database-url',
      '/run/secrets/loans-broker-url',
      'AUTH_CLIENT_ID: svc:loans',
      'visits-data:/data',
      'file:/data/visits.sqlite',
      'VOLUMES_URL: http://volumes:8080',
      'dockerfile: services/volumes/Dockerfile',
    ]) {
      expect(compose).toContain(kept);
    }
    const pods = repo.read('deploy/kubernetes/base/services/volumes.yaml');
    expect(pods).toContain('secretName: books');
    expect(repo.read('deploy/kubernetes/base/services/calls.yaml')).toContain(
      'claimName: visits-data',
    );
    // Builds of before speak with each other until they are gone.
    const policies = repo.read('deploy/kubernetes/base/services/lendings.yaml');
    for (const pods of ['volumes', 'books']) {
      expect(policies).toContain(`app.kubernetes.io/name: ${pods}\n`);
    }
    // The handler is somebody's file.
    expect(isThere(repo, 'services/calls/src/domain/on-books-book-created.ts')).toBe(true);
  });

  it('says what there is to know, once', async () => {
    const repo = start();
    toVolumes(repo);
    const context = { ...surroundings, cwd: repo.root };
    const { notices = [] } = await diff(context);
    expect(notices.map(({ message }) => message.slice(0, 40))).toEqual([
      'The service volumes was "books". Its row',
      'Where you have set its address yourself,',
      'What you have written in loans calls it ',
      'Where it runs, "books" goes on beside "v',
    ]);
    await repo.apply({});
    expect((await diff(context)).notices).toEqual([]);
  });

  it('goes on to a third, and back, and its was is not taken out', async () => {
    const repo = start();
    repo.write('services/books/own.txt', 'mine\n');
    commit(repo);
    toVolumes(repo);
    await repo.apply({});
    commit(repo);
    rename(repo, 'volumes', 'papers', 'books');
    const { code, changes } = await repo.apply({});
    expect(code).toBe(0);
    expect(changes.filter((change) => /^(create|delete|keep)/.test(change))).toEqual([]);
    expect(repo.read('services/papers/own.txt')).toBe('mine\n');
    commit(repo);
    repo.change('\n    was: books\n', '\n');
    await expect(repo.apply()).rejects.toMatchObject({
      code: 'not-migratable',
      problems: [{ line: 5, hint: expect.stringContaining('Write was: books') }],
    });
    repo.write('microservices.yaml', blueprint);
    expect((await repo.apply()).code).toBe(0);
    expect(repo.read('services/books/own.txt')).toBe('mine\n');
    repo.git('add', '--all');
    const others = ['--', ':!microservices.lock'];
    expect(repo.git('diff', '--cached', '--stat', 'HEAD~2', ...others)).toBe('');
  });

  it('is released under the first name, and asked for by that of now', async () => {
    const repo = start();
    const context = { ...surroundings, cwd: repo.root };
    await release([], {}, context);
    commit(repo);
    toVolumes(repo);
    expect((await repo.apply({})).code).toBe(0);
    commit(repo);
    const { changes } = await release(['volumes'], {}, context);
    expect(changes.map(({ path }) => path)).toEqual(['contracts/locks/openapi/books.yaml']);
    await expect(release(['books'], {}, context)).rejects.toMatchObject({
      hint: 'books is called "volumes" now: write volumes.',
    });
    repo.change('fields: { title: string }', 'fields: { title: { type: string, maxLength: 60 } }');
    await expect(repo.apply()).rejects.toMatchObject({
      code: 'broken-contract',
      problems: [{ message: expect.stringMatching(/^volumes\.createBook takes less/) }],
    });
  });

  it.each([
    ['renames, and gets what was changed', 'main', 'feature'],
    ['changes it, and gets the name', 'feature', 'main'],
  ])('meets another branch: one %s', async (_, into, from) => {
    const repo = start();
    repo.git('branch', '--move', 'main');
    repo.git('switch', '--quiet', '--create', 'feature');
    const pages = 'pages: { type: integer, optional: true }';
    repo.change('fields: { title: string }', `fields: { title: string, ${pages} }`);
    repo.write('services/books/src/domain/own.ts', 'export const own = 1;\n');
    expect((await repo.apply()).code).toBe(0);
    commit(repo);
    repo.git('switch', '--quiet', 'main');
    toVolumes(repo);
    await repo.apply({});
    commit(repo);
    repo.git('switch', '--quiet', into);
    expect(() => repo.git('merge', from)).toThrow();
    const conflicted = repo.git('diff', '--name-only', '--diff-filter=U').split('\n');
    expect(conflicted).toContain('microservices.lock');
    expect(repo.read('microservices.yaml')).not.toMatch(/<{7}/);
    expect((await repo.apply()).code).toBe(0);
    expect(repo.read('services/volumes/migrations/0002_change.sql')).toContain('"pages"');
    expect(repo.read('services/volumes/src/domain/own.ts')).toBe('export const own = 1;\n');
    expect(repo.read('services/volumes/src/gen/entities/book.ts')).toContain('pages?: number;');
    expect(isThere(repo, 'services/books')).toBe(false);
    expect(repo.read('microservices.lock')).toContain('books: [ books, volumes ]');
    expect(await repo.apply()).toEqual({ changes: [], code: 0 });
  });
});

describe('an entity and a field that have another name', () => {
  const before = `schema: create-microservices/v1
system: { name: town }
platform: { broker: postgres }
services:
  books:
    entities:
      Book: { fields: { title: { type: string, index: true }, pages: integer } }
  loans:
    datastore: sqlite
    entities: { Loan: { fields: { book: books.Book } } }
    subscribes: [books.book-created]
`;
  const after = before
    .replace('Book: { fields: { title: { ', 'Volume: { was: Book, fields: { name: { was: title, ')
    .replace('books.Book', 'books.Volume')
    .replace('book-created', 'volume-created');
  const without = after.replace('was: Book, ', '').replace('was: title, ', '');
  const released = async (repo: Repo) => {
    await release([], {}, { ...surroundings, cwd: repo.root });
    commit(repo);
  };

  it('break nothing that was released while was stands, and are told when it goes', async () => {
    const repo = await created(before);
    await released(repo);
    repo.write('microservices.yaml', after);
    const context = { ...surroundings, cwd: repo.root };
    const told = (await diff(context)).notices?.map(({ message }) => message).join('\n');
    expect(told).toContain('Volume was "book": /books is served beside /volumes, as deprecated');
    expect(told).toContain('name was "title": answers and events have both');
    expect((await repo.apply()).code).toBe(0);
    const contract = repo.read('contracts/openapi/books.yaml');
    expect(contract).toMatch(/\n {2}\/books\/\{id\}:\n[\s\S]*operationId: getBook\n/);
    expect(repo.read('gateway/src/gen/routes.ts')).toMatch(/"path": *"\/books\/\{id\}"/);
    expect(repo.read('services/books/src/gen/routes.ts')).toContain('servedAsBefore([');
    expect(isThere(repo, 'chassis/typescript/src/former/index.ts')).toBe(true);

    repo.write('microservices.yaml', without);
    await expect(repo.apply({ allowDirty: true })).rejects.toMatchObject({
      code: 'broken-contract',
      problems: expect.arrayContaining([
        expect.objectContaining({
          message: expect.stringMatching(/^books\.createBook does not answer POST \/books/),
        }),
      ]),
    });
    repo.write('microservices.yaml', after);
    commit(repo);
    await released(repo);
    repo.write('microservices.yaml', without);
    const refused = await repo.apply({}).catch((error) => error);
    const places = refused.problems.map(
      ({ message }: { message: string }) => message.split(' ')[0],
    );
    expect([...new Set(places)]).toEqual(
      expect.arrayContaining(
        [
          ...['createBook', 'getBook', 'listBooks', 'updateBook', 'deleteBook'],
          ...['createVolume', 'getVolume', 'listVolumes', 'updateVolume'],
          ...['book-created', 'volume-created'],
        ].map((name) => `books.${name}`),
      ),
    );
    // Whoever knows that nobody asks by them any more says so.
    const exceptions = [...new Set(places)].map(
      (place) => `    - { rule: COMPAT001, place: ${place}, reason: nobody asks by it }\n`,
    );
    repo.write('microservices.yaml', `${without}lint:\n  exceptions:\n${exceptions.join('')}`);
    expect((await repo.apply({ allowDirty: true })).code).toBe(0);
    expect(repo.read('contracts/openapi/books.yaml')).not.toContain('  /books');
    expect(repo.read('services/books/src/gen/routes.ts')).not.toContain('former');
    expect(isThere(repo, 'chassis/typescript/src/former/index.ts')).toBe(false);
  });

  it('end for others where the service declares its operations, which is told', async () => {
    const repo = await created(before);
    repo.write('microservices.yaml', after);
    const told = async () => {
      const { notices = [] } = await diff({ ...surroundings, cwd: repo.root });
      await repo.apply({ allowDirty: true });
      return notices.map(({ message }) => message).filter((each) => each.includes('declares'));
    };
    expect(await told()).toEqual([]);
    repo.write('microservices.yaml', after.replace('name: town', 'name: city'));
    expect(await told()).toEqual([]);
    const declared = after.replace(
      '  loans:',
      `    operations:
      createVolume: { http: POST /volumes, writes: [Volume], emits: [volume-created] }
    events:
      volume-created: { key: volumeId, payload: { volumeId: uuid } }
  loans:`,
    );
    repo.write('microservices.yaml', declared);
    expect(await told()).toEqual([
      'Volume was "Book", but the service books declares its operations by now, and those end what it had by that name: /books, /books/{id}, book-created, book-updated, book-deleted. Whoever goes by it has to follow now',
    ]);
    repo.write('microservices.yaml', declared.replace('name: town', 'name: city'));
    expect(await told()).toEqual([]);
  });

  it('leave no trace of it where nothing has another name', async () => {
    const repo = await created(before);
    const fresh = await created(without);
    expect(repo.git('ls-files')).not.toContain('former');
    expect(fresh.git('ls-files')).not.toContain('former');
  });
});

describe('an event that has another name', () => {
  const declared = `schema: create-microservices/v1
system: { name: town }
platform: { broker: postgres }
services:
  books:
    entities: { Book: { fields: { title: string } } }
    operations:
      createBook: { http: POST /books, writes: [Book], emits: [book-bought] }
    events:
      book-bought: { key: bookId, payload: { bookId: uuid } }
`;
  const named = (name: string, was?: string) =>
    declared
      .replace('emits: [book-bought]', `emits: [${name}]`)
      .replace('book-bought: { ', `${name}: { ${was === undefined ? '' : `was: ${was}, `}`);
  const refusal = (repo: Repo, text: string) => {
    repo.write('microservices.yaml', text);
    return repo.apply({ allowDirty: true }).then(
      () => 'nothing was refused',
      (error) => error,
    );
  };
  const becomes = async (repo: Repo, text: string) => {
    repo.write('microservices.yaml', text);
    expect((await repo.apply({ allowDirty: true })).code).toBe(0);
    commit(repo);
  };
  let bought: Repo;
  beforeAll(async () => {
    bought = await created(declared);
  }, 60_000);

  it('was something that there was, and goes on having been it', async () => {
    const repo = copied(bought);
    const slip = await refusal(repo, named('book-acquired', 'book-bougt'));
    expect(slip).toMatchObject({
      code: 'not-migratable',
      message: 'The names of events cannot change in this way',
      problems: [
        {
          message:
            'The event "book-acquired" cannot have been "book-bougt": there was none of that name',
          hint: 'Did you mean "book-bought"?',
          path: ['services', 'books', 'events', 'book-acquired', 'was'],
          line: 10,
        },
      ],
    });
    expect(isThere(repo, 'contracts/events/books/book-acquired.v1.json')).toBe(false);

    await becomes(repo, named('book-acquired', 'book-bought'));
    const other = await refusal(repo, named('book-acquired', 'book-brought'));
    expect(other).toMatchObject({
      problems: [{ message: '"book-acquired" was never "book-brought": it was "book-bought"' }],
    });
    await becomes(
      repo,
      named('book-acquired', 'book-bought').replace(
        'bookId: uuid }',
        'bookId: uuid, title: string }',
      ),
    );
    // A third name, and back to the one between; then without one, and with it again.
    await becomes(repo, named('book-taken', 'book-acquired'));
    await becomes(repo, named('book-acquired', 'book-taken'));
    await becomes(repo, named('book-acquired'));
    await becomes(repo, named('book-acquired', 'book-taken'));
  });

  it('was one that was released, whatever it has been since', async () => {
    const repo = copied(bought);
    const context = { ...surroundings, cwd: repo.root };
    await release([], {}, context);
    commit(repo);
    await becomes(repo, named('book-acquired', 'book-bought'));
    const exception = (event: string) =>
      `    - { rule: COMPAT001, place: ${event}, reason: nobody listens to it }\n`;
    const excepted = `lint:\n  exceptions:\n${exception('books.book-bought')}`;
    await becomes(repo, `${named('book-taken', 'book-acquired')}${excepted}`);
    await becomes(repo, named('book-taken', 'book-bought'));
  });

  it('or its service had none yet, or its repo was not there', async () => {
    const repo = await created(named('book-taken', 'book-lent'));
    await becomes(repo, named('book-taken', 'book-lent').replace('name: town', 'name: city'));
    const more = `  shops:
    entities: { Shop: { fields: { name: string } } }
    operations:
      createShop: { http: POST /shops, writes: [Shop], emits: [shop-opened] }
    events:
      shop-opened: { was: shop-made, key: shopId, payload: { shopId: uuid } }
`;
    await becomes(repo, named('book-taken', 'book-lent') + more);
  });
});
