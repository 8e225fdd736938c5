import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exampleFiles, examplesFolder, renderText } from './support/render.ts';

/** What lies beside the blueprint of an example is what its user has written. */

const names = exampleFiles
  .map((file) => file.replace('.yaml', ''))
  .filter((name) => existsSync(join(examplesFolder, name)));

it('there is one with rules of its own', () => {
  expect(names).toContain('shop');
});

describe.each(names)('%s', (name) => {
  const folder = join(examplesFolder, name);
  const tree = renderText(readFileSync(`${folder}.yaml`, 'utf8'));
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));

  it.each(paths)('%s takes the place of nothing that is rendered again', (path) => {
    const rendered = tree.get(path);
    expect(rendered === undefined || rendered.once).toBe(true);
  });
});
