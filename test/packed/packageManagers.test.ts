import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import fs from 'fs-extra';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Registry, startRegistry } from './support/registry.ts';
import { tool } from './support/tool.ts';

/** What people type: every way that a package manager has to run a program that is not installed. */

const blueprint = `schema: create-microservices/v1
system: { name: demo-system }
services:
  alpha: { entities: { Thing: { fields: { name: string } } } }
`;

const node = process.execPath;
const pnpm = async () => [node, join(await tool('pnpm', '12.21.0'), 'bin/pnpm.mjs')];
const yarn = async () => [node, join(await tool('@yarnpkg/cli-dist', '4.18.1'), 'bin/yarn.js')];
const yarn1 = async () => [node, join(await tool('yarn', '1.22.22'), 'bin/yarn.js')];
const bun = async () => [join(await tool('bun', '1.4.5'), 'bin/bun.exe')];

const ways: [string, () => Promise<string[]>, string[]][] = [
  ['npx', async () => ['npx'], ['--yes', 'create-microservices']],
  ['npm create', async () => ['npm'], ['create', '--yes', 'microservices', '--']],
  ['pnpm dlx', pnpm, ['dlx', 'create-microservices']],
  ['pnpm create', pnpm, ['create', 'microservices']],
  ['yarn dlx', yarn, ['dlx', 'create-microservices']],
  ['yarn create', yarn, ['create', 'microservices']],
  ['yarn create (classic)', yarn1, ['create', 'microservices']],
  ['bunx', bun, ['x', 'create-microservices']],
  ['bun create', bun, ['create', 'microservices']],
];

let home: string;
let registry: Registry;

beforeAll(async () => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'managers-')));
  await fs.outputFile(join(home, 'work/microservices.yaml'), blueprint);
  registry = await startRegistry(inject('packed'));
});

afterAll(async () => {
  registry.close();
  await fs.remove(home);
});

/** Each manager with the settings and the cache of nobody, and our registry. */
function environment() {
  const ours = Object.entries(process.env).filter(([name]) => !/^(p?npm|yarn|bun)_/i.test(name));
  return {
    ...Object.fromEntries(ours),
    HOME: home,
    USERPROFILE: home,
    XDG_CACHE_HOME: join(home, 'cache'),
    XDG_DATA_HOME: join(home, 'data'),
    APPDATA: join(home, 'data'),
    LOCALAPPDATA: join(home, 'data'),
    NO_COLOR: '1',
    npm_config_registry: registry.url,
    npm_config_update_notifier: 'false',
    pnpm_config_registry: registry.url,
    YARN_NPM_REGISTRY_SERVER: registry.url,
    YARN_UNSAFE_HTTP_WHITELIST: '127.0.0.1',
    YARN_REGISTRY: registry.url,
    // Yarn 1 installs globally what it creates with.
    PREFIX: join(home, 'global'),
  };
}

describe.each(ways)('%s', (way, program, before) => {
  async function run(...args: string[]) {
    const [file = '', ...first] = await program();
    return execa(file, [...first, ...before, ...args], {
      cwd: join(home, 'work'),
      env: environment(),
      extendEnv: false,
      reject: false,
      stdin: 'ignore',
    });
  }

  beforeAll(program, 600_000);

  it('hands over the directory and the flags', async () => {
    // Yarn 1 hands the arguments to a shell as they are, so that a space would part them.
    const directory = way.includes('classic') ? 'classic' : `${way} of ours`;
    const flags = ['--blueprint', 'microservices.yaml', '--yes', '--no-install', '--no-git'];
    const { exitCode, stderr } = await run(directory, ...flags);
    expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
    const made = join(home, 'work', directory);
    expect(fs.readFileSync(join(made, 'microservices.yaml'), 'utf8')).toBe(blueprint);
    expect(fs.existsSync(join(made, 'node_modules'))).toBe(false);
    expect(fs.existsSync(join(made, '.git'))).toBe(false);
  });

  it('hands back the exit code, and what went wrong', async () => {
    const { exitCode, stderr } = await run('nothing', '--blueprint', 'none.yaml');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('none.yaml');
  });
});
