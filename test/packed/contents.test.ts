import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { execa } from 'execa';
import { describe, expect, inject, it } from 'vitest';
import { templatesFolder } from '../support/render.ts';
import { run } from './support/run.ts';

const { tarball, prefix, bin, version } = inject('packed');
const installed = join(prefix, 'node_modules/create-microservices');

const files = readdirSync(installed, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(installed, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));

// Everything that is shipped is of one of these kinds, and there is something of each.
const kinds = [
  /^package\.json$/,
  /^README\.md$/,
  /^LICENSE$/,
  /^bin\/create-microservices\.js$/,
  /^dist\/[\w.-]+\.js$/,
  // What is copied as it is: all other templates are modules.
  /^dist\/templates-\w+\.txt$/,
  /^dist\/THIRD-PARTY-NOTICES\.txt$/,
  /^dist\/types\/([\w-]+\/)*[\w-]+\.d\.ts$/,
  /^schema\/microservices\.schema\.json$/,
];

describe('the package', () => {
  it('holds what it needs at run time, and nothing else: no source, map, test or template', () => {
    expect(files.filter((file) => !kinds.some((kind) => kind.test(file)))).toEqual([]);
    expect(kinds.filter((kind) => !files.some((file) => kind.test(file)))).toEqual([]);
  });

  it('is one package of less than 6.5 MB when installed', () => {
    const { packages } = JSON.parse(
      readFileSync(join(prefix, 'node_modules/.package-lock.json'), 'utf8'),
    );
    expect(Object.keys(packages)).toEqual(['node_modules/create-microservices']);
    const bytes = files.map((file) => lstatSync(join(installed, file)).size);
    // A third of it are templates, and Kubernetes brought more of them.
    expect(bytes.reduce((sum, size) => sum + size)).toBeLessThan(6_500_000);
    expect(statSync(tarball).size).toBeLessThan(1_700_000);
  });

  it('leaves nothing beside what it was made of', () => {
    const templates = readdirSync(templatesFolder, { recursive: true }).map(String);
    expect(templates.length).toBeGreaterThan(100);
    expect(templates.filter((path) => path.endsWith('.d.ts'))).toEqual([]);
  });

  it('runs nothing when it is installed, and depends on nothing', () => {
    const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
    for (const field of ['dependencies', 'optionalDependencies', 'peerDependencies']) {
      expect(manifest).not.toHaveProperty(field);
    }
    for (const script of ['preinstall', 'install', 'postinstall', 'prepare']) {
      expect(manifest.scripts).not.toHaveProperty(script);
    }
  });

  it('says nothing about the machine that built it', () => {
    const where = JSON.stringify(resolve('.')).slice(1, -1);
    const telling = files.filter((file) =>
      readFileSync(join(installed, file), 'utf8').includes(where),
    );
    expect(telling).toEqual([]);
  });

  it('has each file that package.json points to', () => {
    const { exports, types, bin } = JSON.parse(
      readFileSync(join(installed, 'package.json'), 'utf8'),
    );
    const targets = stringsOf([exports, types, bin]).map((target) => target.replace('./', ''));
    expect(targets.length).toBeGreaterThan(4);
    expect(targets.filter((target) => !files.includes(target))).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')('has a program that a shell can start', async () => {
    expect(readFileSync(bin, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
    const { stdout: list } = await execa('tar', ['-tvzf', tarball]);
    expect(list).toMatch(/^-rwxr-xr-x .*package\/bin\/create-microservices\.js$/m);
    const command = join(prefix, 'node_modules/.bin/create-microservices');
    expect(await run(command, ['--version'], prefix)).toEqual({
      exitCode: 0,
      stdout: version,
      stderr: '',
    });
  });
});

function stringsOf(value: unknown): string[] {
  return typeof value === 'string' ? [value] : Object.values(value as object).flatMap(stringsOf);
}
