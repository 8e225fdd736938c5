import { realpathSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import fs from 'fs-extra';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { create } from '../src/library/create.ts';
import { exampleFiles, examplesFolder } from './support/render.ts';

/** What `npm run check` of a rendered repo says of its blueprint, on repos as they are written. */

type Outdated = (rendition: object) => { message: string; hint?: string }[];

const home = realpathSync(await mkdtemp(join(tmpdir(), 'current-')));
afterAll(() => fs.remove(home));
beforeAll(() => fs.symlink(resolve('node_modules'), join(home, 'node_modules')));

async function told(directory: string): Promise<string[]> {
  const lib = pathToFileURL(join(directory, 'tools/lib/current.ts')).href;
  const { outdated }: { outdated: Outdated } = await import(/* @vite-ignore */ lib);
  const drawn = await fs.readJson(join(directory, 'tools/gen/drawn.json'));
  const textOf = (path: string) => fs.readFile(join(directory, path), 'utf8');
  const pages = await Promise.all(
    Object.keys(drawn).map(async (path) => [path, await textOf(path)]),
  );
  const failures = outdated({
    blueprint: await textOf('microservices.yaml'),
    lock: await textOf('microservices.lock'),
    pages: Object.fromEntries(pages),
    drawn,
  });
  return failures.map(({ message, hint }) => `${message} ${hint}`);
}

describe.each(exampleFiles)('a repo of examples/%s', (file) => {
  const directory = join(home, file.replace('.yaml', ''));
  beforeAll(async () => {
    await create(await fs.readFile(join(examplesFolder, file), 'utf8'), { directory });
  });

  it('is current as it is written', async () => {
    expect(await told(directory)).toEqual([]);
  });

  it('has one diagram, which is looked at', async () => {
    const page = join(directory, 'docs/architecture.md');
    const before = await fs.readFile(page, 'utf8');
    await fs.writeFile(page, before.replace('client --> gateway', 'client ==> gateway'));
    expect(await told(directory)).toEqual([
      'The diagram of docs/architecture.md is not the one that was drawn from microservices.yaml. Take the change back: git checkout -- docs/architecture.md',
    ]);
    await fs.writeFile(page, before);
  });

  it('is current no more when its blueprint says something else', async () => {
    const blueprint = join(directory, 'microservices.yaml');
    const before = await fs.readFile(blueprint, 'utf8');
    await fs.writeFile(blueprint, `# Read on.\n${before}`);
    expect(await told(directory)).toEqual([]);
    await fs.writeFile(blueprint, `${before}\nsagas: {}\n`);
    expect(await told(directory)).toEqual([
      'microservices.yaml has changed since it was last applied, at sagas. Run: npx create-microservices apply',
    ]);
    await fs.writeFile(blueprint, before);
  });
});
