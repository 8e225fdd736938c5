import { mkdtempSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { transform } from 'esbuild';
import { execa } from 'execa';
import fs from 'fs-extra';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { codeBlocks, readPage } from '../support/codeBlocks.ts';

/** docs/library.md is true: its examples run, against the package as it is installed, and print what they say. */

const { prefix } = inject('packed');
const blocks = codeBlocks(readPage('docs/library.md'));
const examples = blocks.filter(({ language }) => language === 'js' || language === 'ts');
const blueprint = blocks.find(({ language }) => language === 'yaml')?.text ?? '';

// Inside the prefix, so that the package is found by its name.
const home = realpathSync(mkdtempSync(join(prefix, 'examples-')));
afterAll(() => fs.remove(home));

/** A folder for one example, with the blueprint that the page says is there. */
async function folder(name: string): Promise<string> {
  await fs.outputFile(join(home, name, 'microservices.yaml'), blueprint);
  return join(home, name);
}

function run(code: string, cwd: string) {
  // Git as nobody in particular; the work tree around the prefix, if there is one, does not count.
  const env = {
    HOME: home,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CEILING_DIRECTORIES: home,
    NO_COLOR: '1',
  };
  return execa('node', ['--input-type=module', '--eval', code], { cwd, env });
}

describe('docs/library.md', () => {
  it.each(examples)('line $line prints what it says', async ({ language, text, line }) => {
    const { code } = await transform(text, { loader: language as 'js' | 'ts', format: 'esm' });
    const said = [...text.matchAll(/^\/\/ -> ?(.*)$/gm)].map(([, printed]) => printed);
    const { stdout, stderr } = await run(code, await folder(`line-${line}`));
    expect({ stdout: stdout === '' ? [] : stdout.split('\n'), stderr }).toEqual({
      stdout: said,
      stderr: '',
    });
  });

  it('has types for every example, in the strictest setting', async () => {
    const project = join(home, 'types');
    await Promise.all(
      examples.map(({ text, line }) => fs.outputFile(join(project, `line-${line}.mts`), text)),
    );
    await fs.outputJson(join(project, 'tsconfig.json'), {
      compilerOptions: {
        target: 'es2022',
        module: 'nodenext',
        strict: true,
        noUncheckedIndexedAccess: true,
        exactOptionalPropertyTypes: true,
        // Ours are looked at as well.
        skipLibCheck: false,
        noEmit: true,
        typeRoots: [resolve('node_modules/@types')],
        types: ['node'],
      },
    });
    const tsc = join(
      createRequire(import.meta.url).resolve('typescript/package.json'),
      '../bin/tsc',
    );
    const { stdout } = await execa('node', [tsc, '--project', project], { reject: false });
    expect(stdout).toBe('');
  });
});

describe('importing it', () => {
  it('does nothing', async () => {
    const code = `
      const before = process.eventNames().sort().join();
      await import('create-microservices');
      const handles = process.getActiveResourcesInfo().filter((name) => !/Pipe|TTY|Close/.test(name));
      console.log(before === process.eventNames().sort().join(), handles);`;
    const { stdout, stderr } = await run(code, await folder('import'));
    expect({ stdout, stderr }).toEqual({ stdout: 'true []', stderr: '' });
  });

  it('loads neither the templates nor what writes and starts programs', async () => {
    const entry = join(prefix, 'node_modules/create-microservices/dist/index.js');
    const loaded = await staticImports(entry);
    const size = loaded.reduce((sum, file) => sum + fs.statSync(file).size, 0);
    // The templates alone are more than that.
    expect(size).toBeLessThan(1_300_000);
    for (const file of loaded) {
      expect(fs.readFileSync(file, 'utf8')).not.toMatch(/from ?"node:child_process"/);
    }
  });

  it('offers what the page promises, and no more', async () => {
    const code = `console.log(Object.keys(await import('create-microservices')).sort().join(' '))`;
    const { stdout } = await run(code, await folder('names'));
    const page = readPage('docs/library.md');
    for (const name of stdout.split(' ')) expect(page).toMatch(new RegExp(`\\b${name}\\b`));
    expect(stdout.split(' ')).toEqual([
      'UserError',
      'blobId',
      'blueprintSchema',
      'check',
      'codes',
      'create',
      'listOptions',
      'nextQuestion',
      'readBlueprint',
      'refusal',
      'render',
      'ruleIds',
      'toBlueprint',
      'version',
    ]);
  });
});

it('an error that nobody catches is readable, though the package is minified', async () => {
  const code = `(await import('create-microservices')).readBlueprint('services: 7')`;
  const { stderr } = await run(code, await folder('uncaught')).catch((error) => error);
  expect(stderr).toContain('UserError: microservices.yaml has 3 problems');
  expect(stderr.length).toBeLessThan(5_000);
});

describe('the library and the command', () => {
  it('make the same repo', async () => {
    const cwd = await folder('same');
    const bin = join(prefix, 'node_modules/create-microservices/bin/create-microservices.js');
    const flags = ['--blueprint', 'microservices.yaml', '--no-install', '--no-git'];
    await execa('node', [bin, 'command', ...flags], { cwd });
    await run(
      `import fs from 'node:fs';
      import { create, render } from 'create-microservices';
      const text = fs.readFileSync('microservices.yaml', 'utf8');
      await create(text, { directory: 'library' });
      const { tree } = await render(text);
      fs.writeFileSync('tree.json', JSON.stringify([...tree].map(([path, { text }]) => [path, text])));`,
      cwd,
    );
    const command = await filesOf(join(cwd, 'command'));
    expect(await filesOf(join(cwd, 'library'))).toEqual(command);
    expect(Object.fromEntries(await fs.readJson(join(cwd, 'tree.json')))).toEqual(command);
  });
});

async function filesOf(root: string): Promise<Record<string, string>> {
  const entries = await fs.readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    paths.map((path) => [path.slice(root.length + 1), fs.readFileSync(path, 'utf8')]),
  );
}

/** A file of the bundle and all that it imports at once. */
async function staticImports(entry: string): Promise<string[]> {
  const found = new Set([entry]);
  for (const file of found) {
    const text = await fs.readFile(file, 'utf8');
    for (const [, name = ''] of text.matchAll(/(?:\bfrom|\bimport) ?"(\.\/[^"]+)"/g)) {
      found.add(join(file, '..', name));
    }
  }
  return [...found];
}
