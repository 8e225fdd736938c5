import fs from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Tree } from '../src/render/tree.ts';
import { pack, renderText } from './support/render.ts';

/**
 * What is rendered, committed: a change of a template shows its effect in the diff. A case is a
 * folder with a `microservices.yaml`; `expected/` has the files that differ from blueprint to
 * blueprint, `files.txt` every path. A case `one+other` is a variant of `one`: its `expected/` has
 * only what differs. `npm run golden` writes them anew: review the diff.
 */

const folder = fileURLToPath(new URL('golden', import.meta.url));
const update = process.env.UPDATE_GOLDEN === '1';

/** Files that are copied byte for byte are the same in every case: their text is in templates/. */
const verbatim = new Set(
  pack.templates.filter(({ rendered }) => !rendered).map(({ path }) => path),
);

const treeOf = (name: string) =>
  renderText(fs.readFileSync(join(folder, name, 'microservices.yaml'), 'utf8'));

/** What is committed of a case. */
function written(name: string, tree: Tree): Map<string, string> {
  const [original = name] = name.split('+');
  const known: Tree = original === name ? new Map() : treeOf(original);
  return new Map(
    [...tree]
      .filter(([path, { text }]) => !isVerbatim(path) && known.get(path)?.text !== text)
      .map(([path, { text }]) => [path, text]),
  );
}

function isVerbatim(path: string): boolean {
  return (
    verbatim.has(path) || verbatim.has(path.replace(/^services\/[^/]+/, 'services/__service__'))
  );
}

function readExpected(root: string): Map<string, string> {
  const entries = fs.readdirSync(root, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [relative(root, file), fs.readFileSync(file, 'utf8')]),
  );
}

function writeExpected(root: string, files: Map<string, string>): void {
  fs.rmSync(root, { recursive: true, force: true });
  for (const [path, text] of files) {
    fs.mkdirSync(dirname(join(root, path)), { recursive: true });
    fs.writeFileSync(join(root, path), text);
  }
}

const cases = fs.readdirSync(folder);

describe.each(cases)('%s', (name) => {
  const root = join(folder, name);
  const tree = treeOf(name);
  const files = written(name, tree);
  const list = `${[...tree.keys()].join('\n')}\n`;
  if (update) {
    writeExpected(join(root, 'expected'), files);
    fs.writeFileSync(join(root, 'files.txt'), list);
  }
  const expected = readExpected(join(root, 'expected'));

  it('has the expected paths', () => {
    expect(list).toBe(fs.readFileSync(join(root, 'files.txt'), 'utf8'));
    expect([...files.keys()].sort()).toEqual([...expected.keys()].sort());
  });

  it.each([...expected.keys()].sort())('%s', (path) => {
    expect(files.get(path)).toBe(expected.get(path));
  });
});
