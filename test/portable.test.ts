import { readFileSync } from 'node:fs';
import { join, win32 } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBlueprint } from '../src/blueprint/index.ts';
import { catalog } from '../src/catalog/index.ts';
import { checkRepoPaths, isRepoPath } from '../src/disk/repoPath.ts';
import { UserError } from '../src/errors.ts';
import { randomBlueprint, seeded } from './support/randomBlueprint.ts';
import { exampleFiles, examplesFolder, renderText, texts } from './support/render.ts';

// What is rendered on one system is checked out on any other.

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const random = seeded(seed);
const blueprints: [string, string][] = [
  ...exampleFiles.map((file): [string, string] => [
    file,
    readFileSync(join(examplesFolder, file), 'utf8'),
  ]),
  ...Array.from({ length: 10 }, (_, index): [string, string] => [
    `random ${index}`,
    randomBlueprint(random),
  ]),
];

describe(`rendered trees (SEED=${seed})`, () => {
  it.each(blueprints)('%s: every path is one on Windows and macOS, and its own', (_, text) => {
    const paths = [...renderText(text).keys()];
    expect(() => checkRepoPaths(paths)).not.toThrow();
    for (const path of paths) {
      expect(win32.isAbsolute(path), path).toBe(false);
      expect(win32.normalize(path).replaceAll('\\', '/')).toBe(path);
    }
  });

  it.each(blueprints)('%s: lines end with a line feed, also after a checkout', (_, text) => {
    const tree = texts(renderText(text));
    expect(Object.keys(tree).filter((path) => tree[path]?.includes('\r'))).toEqual([]);
    expect(tree['.gitattributes']).toMatch(/^\* text=auto eol=lf$/m);
  });

  it('the longest names leave room for where the repo is', () => {
    const long = (start: string) => start + 'x'.repeat(40 - start.length);
    const service = long('s');
    const entity = long('E');
    const tree = renderText(
      JSON.stringify({
        schema: 'create-microservices/v1',
        system: { name: long('t') },
        services: { [service]: { entities: { [entity]: { fields: { [long('f')]: 'string' } } } } },
      }),
    );
    const longest = Math.max(...[...tree.keys()].map((path) => path.length));
    // Of the 260 that some programs on Windows have for a whole path.
    expect(longest).toBeLessThanOrEqual(140);
  });
});

describe('a blueprint that an editor on Windows saved', () => {
  const unix = readFileSync(join(examplesFolder, 'shop.yaml'), 'utf8');
  const windows = `\ufeff${unix.replaceAll('\n', '\r\n')}`;

  it('renders the same bytes', () => {
    expect(windows).toContain('\r\n');
    expect(texts(renderText(windows))).toEqual(texts(renderText(unix)));
  });

  it('has its problems at the same places', () => {
    const problems = (text: string) => {
      try {
        readBlueprint(text.replace(/^services:/m, 'servces:'), 'C:\\my system\\a.yaml', catalog);
      } catch (error) {
        if (error instanceof UserError) return error.problems;
      }
      throw new Error('It has no problems');
    };
    expect(problems(windows)).toEqual(problems(unix));
    expect(problems(windows)[0]?.file).toBe('C:\\my system\\a.yaml');
  });
});

describe('a path that Windows has no file for', () => {
  it.each([
    'a\\b',
    'C:/a',
    'a/con',
    'a/NUL.txt',
    'lpt1.tar.gz',
    'a/b.',
    'a/b ',
    'a?',
    'a/*.ts',
    '<a>',
    'a|b',
    'say "a"',
  ])('%j is refused everywhere', (path) => {
    expect(isRepoPath(path)).toBe(false);
  });

  it.each(['console.ts', 'a/auxiliary.ts', '.con/a', 'a/b.con'])('%j is fine', (path) => {
    expect(isRepoPath(path)).toBe(true);
  });
});
