import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle } from '../scripts/build.mjs';
import { examplesFolder } from './support/render.ts';

/** What the built program loads: starting is fast because most of it stays on the disk. */

const bin = fileURLToPath(new URL('../bin/create-microservices.js', import.meta.url));
const blueprint = join(examplesFolder, 'shop.yaml');
const folder = mkdtempSync(join(tmpdir(), 'loading-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The sources of which something is in each file of `dist/`. */
const sources = new Map<string, string[]>();

beforeAll(async () => {
  const { metafile } = await build({ ...(await bundle()), write: false });
  for (const [file, { inputs }] of Object.entries(metafile.outputs)) {
    const used = Object.entries(inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
    sources.set(
      basename(file),
      used.map(([path]) => path),
    );
  }
}, 60_000);

// The debugger of V8 is told of every script, by every Node that is supported.
const spy = join(folder, 'spy.mjs');
writeFileSync(
  spy,
  `import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector';
const session = new Session();
const urls = new Set();
session.connect();
session.on('Debugger.scriptParsed', ({ params }) => urls.add(params.url));
session.post('Debugger.enable');
process.on('exit', () => {
  const builtIn = process.moduleLoadList.map((word) => word.replace('NativeModule ', 'node:'));
  writeFileSync(process.env.LOADED, JSON.stringify({ urls: [...urls], builtIn }));
});
`,
);

interface Loaded {
  urls: string[];
  /** Modules of Node's own. */
  builtIn: string[];
}

async function run(...args: string[]): Promise<Loaded> {
  const report = join(folder, 'loaded.json');
  await execa('node', ['--import', pathToFileURL(spy).href, bin, ...args], {
    cwd: folder,
    env: { LOADED: report },
  });
  return JSON.parse(readFileSync(report, 'utf8'));
}

async function loaded(...args: string[]): Promise<string[]> {
  const { urls } = await run(...args);
  const files = urls.filter((url) => /\/dist\/[^/]+\.js$/.test(url)).map((url) => basename(url));
  const unknown = files.filter((file) => !sources.has(file));
  if (unknown.length > 0) throw new Error(`dist/ is not what the build makes: ${unknown}`);
  return [...new Set(files.flatMap((file) => sources.get(file) ?? []))].sort();
}

function packagesOf(inputs: string[]): string[] {
  const names = inputs.map((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]);
  return [...new Set(names.filter((name) => name !== undefined))];
}

describe('the built program loads', () => {
  it('for --version nothing but the version', async () => {
    expect(await loaded('--version')).toEqual(['package.json', 'src/cli.ts', 'src/version.ts']);
  });

  it('for --help the parser of flags and the words of the catalog', async () => {
    const inputs = await loaded('--help');
    expect(packagesOf(inputs)).toEqual(['commander']);
    const folders = new Set(inputs.map((input) => input.split('/').slice(0, 2).join('/')));
    expect([...folders].join()).not.toMatch(
      /src\/(render|disk|derive|reconcile|blueprint|ask|graph)\b/,
    );
  });

  it('for help nothing that starts programs', async () => {
    for (const args of [['--help'], ['add', '--help'], ['list']]) {
      const { builtIn } = await run(...args);
      expect(builtIn).toContain('node:util');
      expect(builtIn, args.join(' ')).not.toContain('node:child_process');
    }
  });

  it('to render no prompts, and nothing that starts programs', async () => {
    const target = join(folder, 'rendered');
    const args = [target, '--blueprint', blueprint, '--yes', '--no-install', '--no-git'];
    const inputs = await loaded(...args);
    expect(inputs).toContain('src/render/builtInPack.ts');
    expect(inputs.join()).not.toMatch(/inquirer|execa|src\/ask\//);
  });

  it('to draw as text no layout engine, and to draw a picture no templates', async () => {
    const args = ['graph', '--blueprint', blueprint];
    const text = await loaded(...args);
    expect(text).toContain('src/graph/mermaid/flowchart.ts');
    expect(packagesOf(text)).not.toContain('elkjs');
    const picture = await loaded(...args, '--format', 'svg');
    expect(packagesOf(picture)).toContain('elkjs');
    expect([...text, ...picture].join()).not.toMatch(
      /builtInPack|handlebars|inquirer|execa|src\/ask\//,
    );
  });

  it('to check a blueprint no parser of code, and to check a repo no templates', async () => {
    const target = join(folder, 'checked');
    await loaded(target, '--blueprint', blueprint, '--yes', '--no-install', '--no-git');
    const args = ['check', '--blueprint', join(target, 'microservices.yaml')];
    const alone = await loaded(...args);
    expect(alone).toContain('src/boundaries/check.ts');
    expect(packagesOf(alone).join()).not.toMatch(/babel|moo/);
    const repo = await loaded(...args, '--repo');
    expect(packagesOf(repo)).toEqual(expect.arrayContaining(['@babel/parser', 'moo']));
    expect([...alone, ...repo].join()).not.toMatch(
      /builtInPack|handlebars|inquirer|execa|elkjs|src\/ask\//,
    );
  });

  it('no compiler of templates or schemas, ever', () => {
    const all = [...sources.values()].flat();
    expect(all).toContain('node_modules/handlebars/dist/cjs/handlebars.runtime.js');
    expect(all.join('\n')).not.toMatch(/handlebars\/compiler|ajv\/dist\/(ajv|compile)|source-map/);
  });
});
