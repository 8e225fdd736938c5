import { mkdtempSync, readFileSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { execa } from 'execa';
import fs from 'fs-extra';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { catalog, optionOf } from '../../src/catalog/index.ts';
import { clientOf } from './support/client.ts';
import { createRepo, isAlive, type Repo, type RunningSystem } from './support/repo.ts';

/** A repo with pnpm, whose layout shows a package nothing that it did not declare. */

const { version, commands } = optionOf(catalog.packageManager, 'pnpm');

const blueprint = JSON.stringify({
  schema: 'create-microservices/v1',
  system: { name: 'library' },
  platform: { packageManager: 'pnpm' },
  services: {
    books: { entities: { Book: { fields: { title: 'string', pages: 'integer' } } } },
    readers: { datastore: 'sqlite', entities: { Reader: { fields: { name: 'string' } } } },
  },
});

const machine = realpathSync(mkdtempSync(join(tmpdir(), 'a machine with pnpm ')));
/** An environment in which npm installs global packages there, and their programs are found. */
const withGlobals = (prefix: string) => ({
  npm_config_prefix: prefix,
  PATH: [join(prefix, 'bin'), process.env.PATH].join(delimiter),
});
const env = withGlobals(join(machine, 'of mine'));
const words = (command: string) => command.split(' ');

let repo: Repo;
const type = (command: string, ...more: string[]) => {
  const [program = '', ...args] = words(command);
  return repo.run(program, [...args, ...more]);
};

beforeAll(async () => {
  await execa('npm', ['install', '--global', '--no-audit', '--no-fund', `pnpm@${version}`], {
    env,
  });
  repo = await createRepo(blueprint, {
    start: words(commands.start),
    token: words(commands.tokenOnly),
    dashes: [],
    env,
  });
});
afterAll(async () => {
  await repo?.remove();
  await fs.remove(machine);
});

describe('a fresh repo with pnpm', () => {
  it('is installed by pnpm and committed with its lock file', async () => {
    expect(repo.output).not.toMatch(/warning/);
    expect(repo.output).toContain('pnpm start');
    expect((await repo.run('git', ['status', '--porcelain'])).stdout).toBe('');
    const locks = await repo.run('git', ['ls-files', 'pnpm-lock.yaml', 'package-lock.json']);
    expect(locks.stdout).toBe('pnpm-lock.yaml');
    expect(fs.existsSync(join(repo.folder, 'node_modules/.pnpm'))).toBe(true);
  });

  it('passes its own check', async () => {
    const check = await type(commands.check);
    expect(check.exitCode, check.all).toBe(0);
  });

  it('passes the tests of everything in it', async () => {
    const names = ['tools', 'chassis', 'gateway', 'books', 'readers'];
    const test = await type(commands.testOf, ...names);
    expect(test.exitCode, test.all.slice(-8000)).toBe(0);
    expect(test.all).toMatch(/pass [1-9]/);
  });

  it('lets node --test choose by name', async () => {
    const test = await type(commands.testOf, 'conformance', '--test-name-pattern=/^SHD-1 /');
    expect(test.exitCode, test.all.slice(-8000)).toBe(0);
    expect(test.all).toContain('SHD-1 ');
    expect(test.all).not.toContain('SHD-2 ');
  });
});

describe('running with pnpm', () => {
  let system: RunningSystem;
  beforeAll(async () => {
    system = await repo.start();
  });
  afterAll(() => system?.stop());

  it('answers through the gateway from both stores', async () => {
    const call = clientOf(system.url, await system.token());
    const book = await call('POST', '/books', { body: { title: 'Emma', pages: 474 } });
    expect(book.status).toBe(201);
    expect((await call('GET', `/books/${book.body.id}`)).body).toEqual(book.body);
    const reader = await call('POST', '/readers', { body: { name: 'Jane' } });
    expect(reader.status).toBe(201);
  });

  it('stops without leaving a process', async () => {
    const running = await system.pids();
    await system.stop();
    expect(Object.entries(running).filter(([, pid]) => isAlive(pid))).toEqual([]);
    expect((await repo.run('git', ['status', '--porcelain'])).stdout).toBe('');
  });
});

describe('its workflow', () => {
  it('gets the pinned pnpm, installs what is locked and checks, in a fresh clone', async () => {
    const clone = join(machine, 'a clone');
    await execa('git', ['clone', '--quiet', repo.folder, clone]);
    const workflow = parse(readFileSync(join(clone, '.github/workflows/ci.yml'), 'utf8'));
    const steps: { run?: string }[] = workflow.jobs.check.steps;
    const run = steps.flatMap((step) => step.run ?? []);
    // Of what comes after it, the runner fetches a release of the generator.
    expect(run.slice(-2)).toEqual([commands.check, commands.boundaries]);

    const runner = { ...withGlobals(join(machine, 'of the runner')), CI: 'true', NO_COLOR: '1' };
    for (const command of run.slice(0, -1)) {
      const { exitCode, all } = await execa('bash', ['-e', '-c', command], {
        cwd: clone,
        env: runner,
        all: true,
        reject: false,
      });
      expect(exitCode, `${command}\n${all}`).toBe(0);
    }
    const pnpm = join(machine, 'of the runner', 'bin', 'pnpm');
    expect((await execa(pnpm, ['--version'])).stdout).toBe(version);
    expect((await execa('git', ['status', '--porcelain'], { cwd: clone })).stdout).toBe('');
  });
});
