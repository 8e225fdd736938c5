import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { readRenderable } from '../../src/blueprint/index.ts';
import { catalog } from '../../src/catalog/index.ts';
import { newRepo } from '../../src/commands/newRepo.ts';
import type { UserError } from '../../src/errors.ts';
import { applyTo } from '../../src/living/applyTo.ts';
import { version } from '../../src/version.ts';
import { runUntilDeath } from '../support/mortalDisk.ts';
import { pack as whole } from '../support/render.ts';
import { snapshot } from '../unit/disk/snapshot.ts';
import { temporary } from '../unit/disk/temporary.ts';
import { surroundings } from '../upgrade/support/repo.ts';
import { diskWorld } from './diskWorld.ts';
import { live } from './sequence.ts';
import type { World } from './world.ts';

vi.mock('fs-extra', async (importOriginal) => {
  const { mortal } = await import('../support/mortalDisk.ts');
  const { default: real } = await importOriginal<{ default: never }>();
  return { default: { ...(real as object), ...mortal(real) } };
});

// A repo of few files: what is written is the same for more.
const few =
  /^(README\.md|package\.json|services\/__service__\/(src\/main|src\/gen\/entities|migrations|README\.md))/;
const pack = { templates: whole.templates.filter(({ path }) => few.test(path)) };
vi.mock('../../src/render/builtInPack.ts', () => ({ builtInPack: async () => pack }));

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const count = Math.ceil(Number(process.env.SEQUENCES ?? 500) / 20);

const before = {
  schema: 'create-microservices/v1',
  system: { name: 'town' },
  platform: { broker: 'none' },
  services: {
    books: { entities: { Book: { fields: { title: 'string' } } } },
    members: { entities: { Member: { fields: { name: 'string' } } } },
  },
};
const after = {
  ...before,
  system: { name: 'city' },
  services: {
    books: {
      entities: { Book: { fields: { title: 'string', day: { type: 'date', optional: true } } } },
    },
    visits: { entities: { Visit: { fields: { day: 'date' } } } },
  },
};

/** A repo with an edit that merges, one that conflicts, a file that is away, one that is kept, and one in the way. */
async function edited(root: string): Promise<World> {
  const world = await diskWorld(root, JSON.stringify(before));
  const edit = (path: string, part: string, text: string) =>
    world.write(path, (world.read(path) ?? '').replace(part, text));
  edit('README.md', '# town', '# our town');
  edit('services/books/src/gen/entities/book.ts', '// Generated', '// Mine\n// Generated');
  edit('services/members/src/main.ts', '', '// mine\n');
  world.remove('services/books/README.md');
  world.write('services/visits/src/main.ts', 'mine\n');
  world.write('microservices.yaml', JSON.stringify(after));
  return world;
}

it('killed after any change, twice even, the next run gives what one run would have given', async () => {
  const start = join(temporary(), 'repo');
  await edited(start);
  const copy = () => {
    const root = join(temporary(), 'repo');
    cpSync(start, root, { recursive: true });
    return root;
  };
  const run = async (root: string) => applyTo(root, { allowDirty: true }, surroundings);
  const whole = copy();
  const { changes } = await run(whole);
  const kinds = new Set(changes.map(({ kind }) => kind));
  expect([...kinds].sort()).toEqual(['conflict', 'create', 'delete', 'keep', 'merge', 'update']);
  const expected = filesOf(whole);
  expect(expected['README.md']).toContain('<<<<<<< yours');

  let steps = 0;
  for (; ; steps += 1) {
    const root = copy();
    if (await runUntilDeath(steps, async () => void (await run(root)))) break;
    // Where only the cleaning up is left, the conflicts are those of a run that is complete.
    const again = () => run(root).catch(ofConflicts);
    if (steps % 3 === 0)
      await runUntilDeath(Math.floor(steps / 2), async () => void (await again()));
    const outcome = await again();
    const told = outcome?.changes.map(({ kind, path }) => `${kind} ${path}`) ?? [
      'conflict README.md',
    ];
    expect(told).toContain('conflict README.md');
    expect(filesOf(root), `died after ${steps} changes`).toEqual(expected);
    rmSync(root, { recursive: true });
  }
  expect(steps).toBeGreaterThan(changes.length);
}, 300_000);

it('a service takes its folder along, killed after any change, twice even', async () => {
  const start = join(temporary(), 'repo');
  const world = await diskWorld(start, JSON.stringify(before));
  const book = 'services/books/src/gen/entities/book.ts';
  world.write(book, `// mine\n${world.read(book)}`);
  world.remove('services/books/README.md');
  for (const path of ['src/own.ts', 'notes/deep/one.txt']) {
    world.write(`services/books/${path}`, `mine: ${path}\n`);
  }
  // It is where one of ours goes.
  world.write('services/volumes/src/own.ts', 'another\n');
  const { books, members } = before.services;
  const services = { members, volumes: { was: 'books', ...books } };
  world.write('microservices.yaml', JSON.stringify({ ...before, services }));
  const copy = () => {
    const root = join(temporary(), 'repo');
    cpSync(start, root, { recursive: true });
    return root;
  };
  const run = async (root: string) => applyTo(root, { allowDirty: true }, surroundings);
  const whole = copy();
  const { changes } = await run(whole);
  const expected = filesOf(whole);
  expect(Object.keys(expected).filter((path) => path.includes('books'))).toEqual([
    'services/books/src/own.ts',
  ]);
  expect(expected['services/volumes/notes/deep/one.txt']).toBe('mine: notes/deep/one.txt\n');
  expect(expected['services/volumes/src/own.ts']).toBe('another\n');
  expect(expected['services/volumes/src/gen/entities/book.ts']).toMatch(/^\/\/ mine\n/);

  let steps = 0;
  for (; ; steps += 1) {
    const root = copy();
    if (await runUntilDeath(steps, async () => void (await run(root)))) break;
    if (steps % 3 === 0)
      await runUntilDeath(Math.floor(steps / 2), async () => void (await run(root)));
    await run(root);
    expect(filesOf(root), `died after ${steps} changes`).toEqual(expected);
    rmSync(root, { recursive: true });
  }
  expect(steps).toBeGreaterThan(changes.length);
}, 300_000);

it('an upgrade that is killed after any change is finished by the next one', async () => {
  const start = join(temporary(), 'repo');
  const world = await edited(start);
  world.write('microservices.yaml', JSON.stringify(before));
  // Another version has said two things otherwise, and one thing more.
  const before09 = (text: string) => text.replaceAll('microservices', 'little services');
  const lock = world.read('microservices.lock') ?? '';
  world.write('microservices.lock', lock.replace(/^generator: .*$/m, 'generator: 0.0.9'));
  for (const path of ['README.md', 'services/books/src/main.ts']) {
    world.write(path, before09(world.read(path) ?? ''));
  }
  world.write('services/books/README.md', 'of old\n');
  const { tree } = await newRepo(readRenderable(JSON.stringify(before), 'old', catalog));
  const old = new Map(
    [...tree].map(([path, file]) => [path, { ...file, text: before09(file.text) }]),
  ).set('services/books/README.md', { text: 'of old\n' });
  const copy = () => {
    const root = join(temporary(), 'repo');
    cpSync(start, root, { recursive: true });
    return root;
  };
  const run = async (root: string) =>
    applyTo(root, { allowDirty: true, older: async () => old }, surroundings);
  const whole = copy();
  const { changes } = await run(whole);
  expect(new Set(changes.map(({ kind }) => kind))).toEqual(
    new Set(['update', 'merge', 'conflict']),
  );
  const expected = filesOf(whole);
  expect(expected['microservices.lock']).toContain(`generator: ${version}`);
  expect(expected['README.md']).toMatch(/our town/);

  let steps = 0;
  for (; ; steps += 1) {
    const root = copy();
    if (await runUntilDeath(steps, async () => void (await run(root)))) break;
    // Where only the cleaning up is left, the conflicts are those of a run that is complete.
    await run(root).catch(ofConflicts);
    expect(filesOf(root), `died after ${steps} changes`).toEqual(expected);
    rmSync(root, { recursive: true });
  }
  expect(steps).toBeGreaterThan(changes.length);
}, 300_000);

it(`${count} repos are lived in on the disk (again with SEED=${seed})`, async () => {
  for (let index = 0; index < count; index += 1) {
    await live(seed + index, (text) => diskWorld(join(temporary(), 'repo'), text), pack);
  }
}, 3_600_000);

function ofConflicts(error: unknown): undefined {
  if ((error as UserError).code !== 'unresolved') throw error;
}

// Without folders: an empty one may stay behind, which git does not know.
function filesOf(root: string): Record<string, string> {
  return Object.fromEntries(Object.entries(snapshot(root)).filter(([path]) => !path.endsWith('/')));
}
