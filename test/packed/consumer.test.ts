import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { execa } from 'execa';
import fs from 'fs-extra';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { run } from './support/run.ts';

/** A stranger's project that imports the library: this package and TypeScript are all that it has. */

const { prefix, version } = inject('packed');
const project = join(prefix, 'consumer');
const tsc = resolve('node_modules/typescript/lib/tsc.js');

const program = `import { type Blueprint, readBlueprint, render, type Tree, UserError, version } from 'create-microservices';

const { blueprint }: { blueprint: Blueprint } = readBlueprint(\`schema: create-microservices/v1
system: { name: demo }
services: { alpha: { entities: { Thing: { fields: { name: string } } } } }
\`);
const names: string[] = blueprint.services.map(({ name }) => name);
const { tree }: { tree: Tree } = await render({
  schema: 'create-microservices/v1',
  system: { name: 'demo' },
  services: { alpha: { entities: { Thing: { fields: { name: 'string' } } } } },
});
const manifest: string | undefined = tree.get('package.json')?.text;
let refused: string[] = [];
try {
  readBlueprint('system: 1');
} catch (error) {
  if (error instanceof UserError) refused = error.problems.map(({ code }) => code);
}
export const result = { version, names, refused, manifest };
`;

beforeAll(async () => {
  await fs.outputJson(join(project, 'package.json'), { type: 'module' });
  await fs.outputFile(join(project, 'main.ts'), program);
  await fs.outputFile(
    join(project, 'wrong.ts'),
    "import { render } from 'create-microservices';\nexport const rendered = render(42);\n",
  );
});

function compile(file: string, ...options: string[]) {
  const strict = ['--strict', '--exactOptionalPropertyTypes', '--skipLibCheck', 'false'];
  const args = [tsc, file, ...strict, '--target', 'es2022', '--types', '', ...options];
  return run('node', args, project);
}

const nodenext = ['--module', 'nodenext', '--moduleResolution', 'nodenext'];

describe('the types', () => {
  it.each([
    ['nodenext', nodenext],
    ['bundler', ['--module', 'esnext', '--moduleResolution', 'bundler']],
  ])('need no other package, with module resolution %s', async (_, options) => {
    const compiled = await compile('main.ts', ...options, '--noEmit');
    expect(compiled).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  });

  it('refuse a wrong use', async () => {
    const { exitCode, stdout } = await compile('wrong.ts', ...nodenext, '--noEmit');
    expect(exitCode).not.toBe(0);
    expect(stdout).toMatch(/^wrong\.ts\(2,\d+\): error TS2345: Argument of type 'number'/);
  });
});

describe('the library', () => {
  it('does what its types say', async () => {
    await compile('main.ts', ...nodenext, '--outDir', 'out');
    const { result } = await import(pathToFileURL(join(project, 'out/main.js')).href);
    expect(result).toMatchObject({ version, names: ['alpha'] });
    expect(result.refused).toContain('missing');
    expect(JSON.parse(result.manifest)).toMatchObject({ name: 'demo', private: true });
  });

  it('is there for CommonJS too', async () => {
    const script = "console.log(require('create-microservices').version)";
    const args = ['--no-warnings', '--input-type=commonjs', '--eval', script];
    const { stdout } = await execa('node', args, { cwd: project });
    expect(stdout).toBe(version);
  });

  it('comes with the JSON Schema and the manifest; no other file can be reached', () => {
    const require = createRequire(join(project, 'main.js'));
    expect(require('create-microservices/schema.json')).toEqual(
      JSON.parse(readFileSync('schema/microservices.schema.json', 'utf8')),
    );
    expect(require('create-microservices/package.json').version).toBe(version);
    expect(() => require('create-microservices/dist/cli.js')).toThrow(/not defined by "exports"/);
  });
});
