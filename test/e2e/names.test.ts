import fs from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientOf } from './support/client.ts';
import { bin, createRepo, type Repo } from './support/repo.ts';

/** Names that are reserved somewhere, very short ones, very long ones; twelve entities and one. */

const long = 'abcdefghijklmnopqrstuvwxyzabcdefghijklmn';
const reserved = [
  'Order',
  'User',
  'Group',
  'Table',
  'Select',
  'Date',
  'Promise',
  'Record',
  'Service',
  'Event',
  'Entity',
];

const blueprint = JSON.stringify({
  schema: 'create-microservices/v1',
  system: { name: 'ab', description: 'Reserved words, and names of every length' },
  services: {
    xy: { datastore: 'sqlite', entities: { Ab: { fields: { ab: 'string' } } } },
    [long]: {
      entities: {
        [`A${long.slice(1)}`]: { fields: { [long]: { type: 'string', index: true } } },
        ...Object.fromEntries(
          reserved.map((name) => [
            name,
            {
              fields: {
                type: { type: 'string', index: true },
                order: { type: 'integer', index: true },
                from: { type: 'date' },
                select: { type: 'boolean', default: true },
              },
            },
          ]),
        ),
      },
    },
    index: { entities: { Index: { fields: { name: 'string' } } }, datastore: 'sqlite' },
  },
});

describe('odd names', () => {
  let repo: Repo;
  beforeAll(async () => {
    repo = await createRepo(blueprint);
  });
  afterAll(() => repo?.remove());

  it('pass their own check', async () => {
    const check = await repo.run('npm', ['run', 'check']);
    expect(check.exitCode, check.all).toBe(0);
  });

  it('pass the tests of their services', async () => {
    const test = await repo.run('npm', ['test', '--', 'xy', long, 'index']);
    expect(test.exitCode, test.all.slice(-8000)).toBe(0);
    expect(test.all).toMatch(/pass [1-9]/);
  });
});

/** Clients that know nothing of it go on as they did, until `was` is taken out. */
describe('names that have changed', () => {
  const town = `schema: create-microservices/v1
system: { name: town }
platform: { broker: postgres }
services:
  books:
    entities:
      Book:
        fields:
          title: { type: string, index: true }
          pages: { type: integer, optional: true }
  desk:
    datastore: sqlite
    entities: { Visit: { fields: { day: date } } }
    subscribes: [{ event: books.book-created, then: custom, handler: note }]
`;
  const renamed = town
    .replace('Book:\n', 'Volume:\n        was: Book\n')
    .replace('title: {', 'name: { was: title,')
    .replace('books.book-created', 'books.volume-created');
  const handler = `import { appendFileSync } from 'node:fs';
import type { Handler } from '../gen/handlers/note.ts';

/** Writes down what it hears. */
export const handler: Handler = (event) => {
  const heard = new URL('../../heard.jsonl', import.meta.url);
  appendFileSync(heard, \`\${JSON.stringify(event)}\\n\`);
};
`;

  let repo: Repo;
  let first: string;
  beforeAll(async () => {
    repo = await createRepo(town);
    write('services/desk/src/domain/note.ts', handler);
    const system = await repo.start();
    try {
      const call = clientOf(system.url, await system.token());
      const { status, body } = await call('POST', '/books', { body: { title: 'Emma' } });
      expect(status).toBe(201);
      first = body.id;
    } finally {
      await system.stop();
    }
    await repo.run('node', [bin, 'release']);
    write('microservices.yaml', renamed);
    await repo.run('git', ['add', '--all']);
    await repo.run('git', ['commit', '--quiet', '--message', 'Volumes']);
  });
  afterAll(() => repo?.remove());

  function write(path: string, text: string): void {
    fs.writeFileSync(join(repo.folder, path), text);
  }

  it('break nothing that was released, and say what clients have to know', async () => {
    const applied = await repo.run('node', [bin, 'apply', '--yes']);
    expect(applied.exitCode, applied.all).toBe(0);
    expect(applied.all).toContain('/books is served beside /volumes');
    const install = await repo.run('npm', ['install']);
    expect(install.exitCode, install.all).toBe(0);
    const check = await repo.run('npm', ['run', 'check']);
    expect(check.exitCode, check.all).toBe(0);
  });

  it('are served beside those of now, through the gateway', async () => {
    const system = await repo.start();
    try {
      const call = clientOf(system.url, await system.token());
      const old = await call('GET', `/books/${first}`);
      const now = await call('GET', `/volumes/${first}`);
      expect(old.status).toBe(200);
      expect(old.body).toMatchObject({ title: 'Emma', name: 'Emma', version: 1 });
      expect(old.body).toEqual(now.body);
      expect(old.headers.get('deprecation')).toBe('@0');
      expect(old.headers.get('link')).toBe(`</volumes/${first}>; rel="successor-version"`);
      expect(now.headers.get('deprecation')).toBeNull();

      const made = await call('POST', '/books', { body: { title: 'Persuasion', pages: 249 } });
      expect(made).toMatchObject({ status: 201, body: { name: 'Persuasion' } });
      const also = await call('POST', '/volumes', { body: { name: 'Sanditon' } });
      expect(also).toMatchObject({ status: 201, body: { title: 'Sanditon' } });
      const unclear = { name: 'Emma', title: 'Emmeline' };
      expect(await call('POST', '/volumes', { body: unclear })).toMatchObject({
        status: 400,
        body: { errors: [{ in: 'body', path: '/title' }] },
      });

      const body = { title: 'Emma (1816)' };
      expect(await call('PUT', `/books/${first}`, { body })).toMatchObject({
        status: 200,
        body: { name: 'Emma (1816)' },
      });
      const titlesIn = async (path: string) =>
        (await call('GET', path)).body.items.map(({ title }: { title: string }) => title);
      const sorted = ['Sanditon', 'Persuasion', 'Emma (1816)'];
      expect(await titlesIn('/books?sort=-title')).toEqual(sorted);
      expect(await titlesIn('/volumes?sort=-name')).toEqual(sorted);
      expect(await titlesIn('/books?title=Sanditon')).toEqual(['Sanditon']);
      expect((await call('DELETE', `/books/${also.body.id}`)).status).toBe(204);
      expect((await call('GET', `/volumes/${also.body.id}`)).status).toBe(404);

      await expect.poll(heard, { timeout: 20_000 }).toHaveLength(3);
    } finally {
      await system.stop();
    }
    const [before, after] = heard();
    expect(before).toMatchObject({ title: 'Emma' });
    expect(after).toMatchObject({ title: 'Persuasion', name: 'Persuasion' });
  });

  const heard = () =>
    fs
      .readFileSync(join(repo.folder, 'services/desk/heard.jsonl'), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));

  it('are what the suite of the repo asks by, at the service and at the gateway', async () => {
    const suite = ['test', '--', 'conformance:books', '--test-name-pattern=FMR-'];
    const told = await repo.run('npm', suite);
    expect(told.exitCode, told.all).toBe(0);
    expect(told.all).toMatch(/✔ FMR-1 [\s\S]*✔ FMR-2 /);
  });
});
