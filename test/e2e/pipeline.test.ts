import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { execa } from 'execa';
import fs from 'fs-extra';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { debianProgram } from '../../scripts/servers/debian.mjs';
import { natsServer } from '../../scripts/servers/nats.mjs';
import { type Registry, startRegistry } from '../packed/support/registry.ts';
import { nodeBinary, tool } from '../packed/support/tool.ts';
import { pack } from '../support/packed.ts';
import { renderText } from '../support/render.ts';
import { createRepo, type Repo } from './support/repo.ts';

/** The rendered pipeline for GitLab, executed: gitlab-ci-local runs its jobs, and those that the plan makes. */

const blueprint = `
schema: create-microservices/v1
system: { name: lending }
platform: { broker: nats, ci: gitlab, deploy: [] }
services:
  books: { entities: { Book: { fields: { title: string } } } }
  loans:
    datastore: sqlite
    entities: { Loan: { fields: { book: books.Book } } }
    subscribes: [{ event: books.book-deleted, then: delete-referring }]
`;

const nats = natsServer();
const lacks = [
  ...(nats === undefined ? ['nats-server: install Go, which builds it'] : []),
  ...(debianProgram('rsync') ? [] : ['rsync']),
].join(', ');

describe.skipIf(lacks !== '')(`on GitLab${lacks && `: lacks ${lacks}`}`, () => {
  let repo: Repo;
  let node: string;
  let runner: string;
  let folder: string;
  let registry: Registry;

  beforeAll(async () => {
    folder = await fs.mkdtemp(join(tmpdir(), 'pipeline-'));
    // The version that wrote the repo, as if it were released.
    const { stdout: upstream } = await execa('npm', ['config', 'get', 'registry']);
    registry = await startRegistry(await pack(folder), upstream);
    [repo, node, runner] = await Promise.all([
      createRepo(blueprint),
      nodeBinary('26.10.0'),
      tool('gitlab-ci-local', '4.75.1'),
    ]);
    // One chapter is enough to see for whom they are run.
    const chapters = join(repo.folder, 'conformance/test');
    for (const file of fs.readdirSync(chapters)) {
      if (file !== 'health.test.ts') fs.removeSync(join(chapters, file));
    }
    await commit('One chapter');
  });

  afterAll(async () => {
    registry?.close();
    await repo?.remove();
    await fs.remove(folder);
  });

  async function commit(message: string): Promise<void> {
    await repo.run('git', ['add', '--all']);
    const who = ['-c', 'user.name=me', '-c', 'user.email=me@example.com'];
    const { exitCode, all } = await repo.run('git', [...who, 'commit', '-qm', message]);
    expect(exitCode, all).toBe(0);
  }

  /** The pipeline of the last commit: what it printed, and what became of its jobs. */
  async function pipeline() {
    const { stdout: base } = await repo.run('git', ['rev-parse', 'HEAD~1']);
    const { exitCode, all } = await execa(
      node,
      [
        join(runner, 'dist/index.js'),
        ...['--force-shell-executor', '--no-shell-isolation', '--concurrency', '1'],
        ...['--state-dir', '.local/gitlab', '--variable', `PLAN_BASE=${base}`],
      ],
      {
        cwd: repo.folder,
        all: true,
        reject: false,
        env: {
          PATH: [nats, process.env.PATH].join(delimiter),
          NO_COLOR: '1',
          npm_config_registry: registry.url,
        },
      },
    );
    // The runner tells it job by job at the end.
    const ended = [...all.matchAll(/^ (PASS|FAIL) {2}(?:\[planned\] -> )?(\S.*?) *$/gm)];
    return { exitCode, all, jobs: Object.fromEntries(ended.map(([, end, job]) => [job, end])) };
  }

  it('does for a change of one service what is about that service, with the real broker', async () => {
    await fs.appendFile(join(repo.folder, 'services/loans/src/main.ts'), '\n// Another line.\n');
    await commit('Another line');
    const { exitCode, all, jobs } = await pipeline();
    expect(exitCode, all).toBe(0);
    expect(jobs, all).toEqual({
      plan: 'PASS',
      planned: 'PASS',
      check: 'PASS',
      'broker-server': 'PASS',
      'test loans': 'PASS',
      'test conformance': 'PASS',
    });
    expect(all).toMatch(/✔ loans \(/);
    expect(all).not.toMatch(/✔ (?:books|gateway) \(/);
    expect(all).not.toContain('in place of');
    expect(all).toMatch(/npx --yes create-microservices@\S+ check --repo/);
  });

  it('looks at texts alone where nothing else has changed, and fails where they are not as they should be', async () => {
    const page = join(repo.folder, 'docs/architecture.md');
    await fs.writeFile(page, fs.readFileSync(page, 'utf8').replace('books', 'bo0ks'));
    await fs.appendFile(page, '\nMore about it.\n');
    await commit('A text');
    const { all, jobs } = await pipeline();
    // GitLab's `strategy: depend` would let `planned` fail too: the runner here does not know it.
    expect(jobs, all).toEqual({ plan: 'PASS', planned: 'PASS', check: 'FAIL' });
    expect(all).toContain('The diagram of docs/architecture.md is not the one that was drawn');
  });
});

describe.each([
  ['compose', 'system'],
  ['kubernetes', 'build gateway/Dockerfile'],
])('images on GitLab, with deploy: %s', (deploy, built) => {
  let folder: string;
  let node: string;
  let runner: string;

  beforeAll(async () => {
    folder = await fs.mkdtemp(join(tmpdir(), 'publish-'));
    const tree = renderText(blueprint.replace('deploy: []', `deploy: [${deploy}]`));
    for (const [path, { text }] of tree) await fs.outputFile(join(folder, path), text);
    node = await nodeBinary('26.10.0');
    runner = join(await tool('gitlab-ci-local', '4.75.1'), 'dist/index.js');
  });

  afterAll(() => fs.remove(folder));

  /** Jobs of the pipeline that the plan of a branch makes: the stage of each. */
  async function stagesOf(branch: string): Promise<Record<string, string>> {
    const run = (command: string, args: string[], env = {}) =>
      execa(command, args, { cwd: folder, env: { NO_COLOR: '1', ...env } });
    const who = ['-c', 'user.name=me', '-c', 'user.email=me@example.com'];
    await fs.remove(join(folder, '.git'));
    await run('git', ['init', '-q', '-b', branch]);
    await run('git', ['add', '--all']);
    await run('git', [...who, 'commit', '-qm', 'All of it']);
    const branches = { CI_COMMIT_BRANCH: branch, CI_DEFAULT_BRANCH: 'main' };
    await run(node, ['tools/node.mjs', 'tools/plan.ts'], branches);
    const { stdout } = await run(node, [
      ...[runner, '--file', '.local/pipeline.yml', '--list-csv'],
      ...['--variable', 'CI_DEFAULT_BRANCH=main'],
      ...['--variable', 'CI_REGISTRY_IMAGE=registry.example.com/me/lending'],
    ]);
    const jobs = stdout.slice(stdout.indexOf('name;stage;')).split('\n').slice(1);
    return Object.fromEntries(jobs.map((line) => line.split(';').slice(0, 2)));
  }

  it('are pushed from the default branch, after all else', async () => {
    const stages = await stagesOf('main');
    expect(stages).toMatchObject({ publish: 'deploy', [built]: 'test', check: 'test' });
    const last = Object.entries(stages).filter(([, stage]) => stage !== 'test');
    expect(last).toEqual([['publish', 'deploy']]);
  });

  it('are not pushed from another one', async () => {
    const stages = await stagesOf('topic');
    expect(stages).toHaveProperty([built]);
    expect(stages).not.toHaveProperty('publish');
  });
});
