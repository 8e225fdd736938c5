import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { execa } from 'execa';
import fs from 'fs-extra';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { parse } from 'yaml';
import { type CodeBlock, codeBlocks, readPage } from '../support/codeBlocks.ts';
import { type Registry, startRegistry } from './support/registry.ts';

/** docs/pipelines.md is true: its scripts and its workflows run as they stand there, and push a repo. */

const packed = inject('packed');
const page = readPage('docs/pipelines.md');
const blocks = codeBlocks(page);

/** The blocks that say which file they are. */
const scripts = new Map(
  blocks.flatMap(({ text }): [string, string][] => {
    const name = /^(?:#!.*\n)?(?:#|\/\/) (ci\/[\w.]+) /.exec(text)?.[1];
    return name === undefined ? [] : [[name, text]];
  }),
);

function blockBelow(heading: string, language: string): CodeBlock {
  const line = page.slice(0, page.indexOf(`\n## ${heading}\n`)).split('\n').length;
  const found = blocks.find((block) => block.line > line && block.language === language);
  if (found === undefined) throw new Error(`no ${language} below ${heading}`);
  return found;
}

const broken = `schema: create-microservices/v1
system: { name: broken }
services:
  alpha: { entities: { Thing: { fields: { name: sting } } } }
`;

let root: string;
let registry: Registry;
/** The folder of a run: what a checkout has. */
let home: string;

beforeAll(async () => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'pipelines-')));
  registry = await startRegistry(packed);
});

afterAll(async () => {
  registry.close();
  await fs.remove(root);
});

beforeEach(async () => {
  home = mkdtempSync(join(root, 'run-'));
  for (const [name, text] of scripts) await fs.outputFile(join(home, name), text);
  await fs.copy('examples/shop.yaml', join(home, 'systems/shop.yaml'));
  // What the pipeline has from its host: git's server, and the tools that are not ours.
  await fs.ensureDir(join(home, 'remotes/platform'));
  await fs.ensureDir(join(home, 'tmp'));
  await fs.outputFile(
    join(home, 'gitconfig'),
    insteadOf('https://github.com/', 'git@git.example.com:', 'https://gitlab.example.com/'),
  );
  await tool(
    'npm',
    'echo "npm $*" >>"$CALLS"; if [ "$1" = install ]; then echo "{}" >package-lock.json; fi',
  );
  await tool(
    'gh',
    `echo "gh $*" >>"$CALLS"
    [ "\${GH_TOKEN:-}" = 'token of the app' ] || exit 4
    case "$1 $2" in
      'auth setup-git') ;;
      'repo view') test -d "${home}/remotes/$3.git" ;;
      'repo create') git init --quiet --bare --initial-branch=main "${home}/remotes/$3.git" ;;
      *) exit 1 ;;
    esac`,
  );
});

function insteadOf(...bases: string[]): string {
  const lines = bases.map((base) => `\tinsteadOf = ${base}\n`);
  return `[url "file://${home}/remotes/"]\n${lines.join('')}[init]\n\tdefaultBranch = main\n`;
}

function tool(name: string, script: string): Promise<void> {
  return fs.outputFile(join(home, 'bin', name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
}

interface Ran {
  exitCode: number | undefined;
  output: string;
}

/** Runs a shell script as a pipeline does: stopping at the first thing that fails, nobody to answer a question. */
async function bash(script: string, env: Record<string, string> = {}): Promise<Ran> {
  const { exitCode, all } = await execa('bash', ['-euo', 'pipefail', '-c', script], {
    cwd: home,
    env: {
      PATH: [join(home, 'bin'), process.env.PATH].join(delimiter),
      HOME: home,
      TMPDIR: join(home, 'tmp'),
      CALLS: join(home, 'calls'),
      GIT_CONFIG_GLOBAL: join(home, 'gitconfig'),
      GIT_CONFIG_NOSYSTEM: '1',
      npm_config_registry: registry.url,
      npm_config_cache: join(root, 'cache'),
      npm_config_update_notifier: 'false',
      ...env,
    },
    extendEnv: false,
    reject: false,
    stdin: 'ignore',
    all: true,
  });
  return { exitCode, output: all };
}

const git = async (...args: string[]) => (await execa('git', args, { cwd: home })).stdout;

/** What was pushed, by path; undefined when nothing was. */
async function pushed(repo: string): Promise<Record<string, string> | undefined> {
  const remote = join(home, 'remotes', `${repo}.git`);
  if (!fs.existsSync(remote) || (await git('-C', remote, 'branch', '--list')) === '')
    return undefined;
  await fs.remove(join(home, 'clone'));
  await git('clone', '--quiet', '--branch', 'main', remote, join(home, 'clone'));
  await fs.remove(join(home, 'clone/.git'));
  return filesOf(join(home, 'clone'));
}

/** What the program renders when it is simply called. */
async function rendered(blueprint: string): Promise<Record<string, string>> {
  const flags = ['--blueprint', join(home, blueprint), '--no-install', '--no-git'];
  await fs.remove(join(home, 'direct'));
  await execa('node', [packed.bin, join(home, 'direct'), ...flags]);
  return { ...(await filesOf(join(home, 'direct'))), 'package-lock.json': '{}\n' };
}

async function filesOf(folder: string): Promise<Record<string, string>> {
  const entries = await fs.readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [path.slice(folder.length + 1), fs.readFileSync(path, 'utf8')];
    }),
  );
}

async function emptyRemote(repo: string): Promise<void> {
  const remote = join(home, 'remotes', `${repo}.git`);
  await git('init', '--quiet', '--bare', '--initial-branch=main', remote);
}

const calls = async () =>
  (await fs.readFile(join(home, 'calls'), 'utf8').catch(() => '')).split('\n').filter(Boolean);

it('the page pins this version, and has every script that it calls', () => {
  const pins = [...page.matchAll(/create-microservices[@-](\d+\.\d+\.\d+)/g)].map(([, pin]) => pin);
  expect(pins.length).toBeGreaterThan(5);
  expect(new Set(pins)).toEqual(new Set([packed.version]));
  const called = [...page.matchAll(/(?:bash|node) (ci\/[\w.]+)/g)].map(([, name]) => name);
  expect([...scripts.keys()].sort()).toEqual([...new Set(called)].sort());
});

describe('the boundaries of a repo', () => {
  const { text: script } = blockBelow('The boundaries of a repo', 'bash');

  it('are looked at by what a rendered repo runs', async () => {
    const files = await rendered('systems/shop.yaml');
    const { scripts } = JSON.parse(files['package.json'] ?? '{}');
    expect(scripts.boundaries).toBe(script.trim());
  });

  it('pass where nothing is found, and fail with an error', async () => {
    const shop = await fs.readFile('examples/shop.yaml', 'utf8');
    await fs.outputFile(join(home, 'microservices.yaml'), shop);
    const source = join(home, 'services/orders/src/domain/late.ts');
    await fs.outputFile(source, 'export {};\n');
    expect(await bash(script)).toMatchObject({ exitCode: 0 });
    await fs.outputFile(source, "import '@services/catalog';\n");
    const drifted = await bash(script);
    expect(drifted.exitCode).toBe(1);
    expect(drifted.output).toContain('late.ts:1:8  [CODE002]');
    await fs.remove(join(home, 'services/orders/src'));
    await fs.copy('test/fixtures/blueprints/unwise.yaml', join(home, 'microservices.yaml'));
    const { exitCode, output } = await bash(script);
    expect(exitCode).toBe(1);
    expect(output).toContain('[TX001]');
  });
});

describe('in a shell', () => {
  const { text } = blockBelow('A shell', 'bash');

  it('the repo is pushed as it is rendered, by the bot, in one commit', async () => {
    await emptyRemote('platform/shop');
    const { exitCode, output } = await bash(text);
    expect({ exitCode, output: exitCode === 0 ? '' : output }).toEqual({ exitCode: 0, output: '' });
    expect(output).toMatch(/^### shop: \d+ files$/m);
    expect(await pushed('platform/shop')).toEqual(await rendered('systems/shop.yaml'));
    const log = await git(
      '-C',
      join(home, 'remotes/platform/shop.git'),
      'log',
      '--format=%an <%ae> %cn <%ce>',
      'main',
    );
    expect(log).toBe(
      'platform bot <platform-bot@example.com> platform bot <platform-bot@example.com>',
    );
  });

  it('twice is once', async () => {
    await emptyRemote('platform/shop');
    await bash(text);
    const remote = join(home, 'remotes/platform/shop.git');
    const first = await git('-C', remote, 'rev-parse', 'main');
    const { exitCode, output } = await bash(text);
    expect(exitCode).toBe(0);
    expect(output).toContain('shop.git has branches: left as it is');
    expect(await git('-C', remote, 'rev-parse', 'main')).toBe(first);
  });

  it('a remote that is not there, or not for us, fails', async () => {
    const { exitCode, output } = await bash(text);
    expect(exitCode).not.toBe(0);
    expect(output).toContain('does not appear to be a git repository');
    expect(output).not.toContain('pushed');
  });

  it('of two runs at once the second is refused', async () => {
    await emptyRemote('platform/shop');
    await bash(text);
    // As if the branch had come between the question and the push.
    await tool(
      'git',
      `if [ "$1" = ls-remote ]; then exit 0; fi\nPATH='${process.env.PATH}' exec git "$@"`,
    );
    await fs.appendFile(join(home, 'systems/shop.yaml'), '# Changed.\n');
    const { exitCode, output } = await bash(text);
    expect(exitCode).not.toBe(0);
    expect(output).toContain('[rejected]');
  });

  it('a broken blueprint stops it, with line and column', async () => {
    await emptyRemote('platform/shop');
    await fs.outputFile(join(home, 'systems/shop.yaml'), broken);
    const { exitCode, output } = await bash(text);
    expect(exitCode).toBe(1);
    expect(output).toContain('systems/shop.yaml:4:49  There is no type "sting"');
    expect(await pushed('platform/shop')).toBeUndefined();
    expect(await fs.readJson(join(home, 'report.json'))).toMatchObject({ ok: false, exitCode: 1 });
  });

  it('packages that cannot be installed stop it too', async () => {
    await emptyRemote('platform/shop');
    await tool('npm', 'echo no such host >&2; exit 1');
    const { exitCode, output } = await bash(text);
    expect(exitCode).toBe(1);
    expect(output).toContain('npm install failed');
    expect(await pushed('platform/shop')).toBeUndefined();
  });
});

interface Step {
  id?: string;
  if?: string;
  uses?: string;
  run?: string;
  with?: Record<string, string>;
  env?: Record<string, string>;
}

interface Job {
  if: string;
  env?: Record<string, string>;
  steps: Step[];
}

describe('on GitHub', () => {
  const workflow = parse(blockBelow('GitHub Actions', 'yaml').text);

  /** The part of GitHub's runner that the workflow uses; it knows no other. */
  async function runJob(name: string): Promise<Ran> {
    const job: Job = workflow.jobs[name];
    const values: Record<string, string> = {
      'inputs.system': 'shop',
      'github.repository_owner': 'acme',
      'vars.BOOTSTRAP_CLIENT_ID': 'id',
      'secrets.BOOTSTRAP_PRIVATE_KEY': 'key',
    };
    const filled = (given: Record<string, string> = {}) =>
      Object.fromEntries(
        Object.entries(given).map(([key, text]) => [
          key,
          text.replaceAll(/\$\{\{ (.*?) \}\}/g, (_, expression) => {
            const value = values[expression];
            if (value === undefined) throw new Error(`${expression} has no value`);
            return value;
          }),
        ]),
      );
    let failed = false;
    let output = '';
    for (const step of job.steps) {
      if (failed !== (step.if === 'failure()')) continue;
      if (step.uses?.startsWith('actions/create-github-app-token@')) {
        filled(step.with);
        values[`steps.${step.id}.outputs.token`] = 'token of the app';
      }
      if (step.run === undefined) continue;
      // An expression in a script would be code of whoever fills it.
      expect(step.run).not.toContain('${{');
      const ran = await bash(step.run, {
        GITHUB_STEP_SUMMARY: join(home, 'summary.md'),
        ...filled(workflow.env),
        ...filled(job.env),
        ...filled(step.env),
      });
      output += `${ran.output}\n`;
      failed ||= ran.exitCode !== 0;
    }
    return { exitCode: failed ? 1 : 0, output };
  }

  const summary = () => fs.readFile(join(home, 'summary.md'), 'utf8').catch(() => '');

  it('a pull request shows what would be rendered, and pushes nothing', async () => {
    const { exitCode } = await runJob('check');
    expect(exitCode).toBe(0);
    const direct = Object.keys(await rendered('systems/shop.yaml'));
    const listed = [...(await summary()).matchAll(/^ {4}(.+)$/gm)].map(([, path]) => path);
    // The lock is written last, and tells of the others.
    const own = ['microservices.lock', 'package-lock.json'];
    expect(listed.sort()).toEqual(direct.filter((path) => !own.includes(path)).sort());
    expect(await calls()).toEqual([]);
  });

  it('a pull request with mistakes shows each at its line, after all were looked at', async () => {
    await fs.outputFile(join(home, 'systems/broken.yaml'), broken);
    const { exitCode, output } = await runJob('check');
    expect(exitCode).toBe(1);
    expect(output).toContain(
      '::error file=systems/broken.yaml,line=4,col=49::There is no type "sting" [unknown-type]',
    );
    expect(output.match(/::error/g)).toHaveLength(1);
    expect(await fs.readJson(join(home, 'reports/shop.json'))).toMatchObject({ ok: true });
  });

  it('a generator that cannot be fetched is told by the log, not by an error of the next step', async () => {
    await fs.outputFile(join(home, 'reports/shop.json'), '');
    for (const host of ['github', 'gitlab']) {
      const { exitCode, output } = await bash(`node ci/problems.mjs ${host} reports/*.json`);
      expect({ exitCode, output }).toEqual({ exitCode: 0, output: host === 'github' ? '' : '[]' });
    }
  });

  it('the repo is made, tested, and pushed with the token of the App', async () => {
    const { exitCode, output } = await runJob('create');
    expect({ exitCode, output: exitCode === 0 ? '' : output }).toEqual({ exitCode: 0, output: '' });
    expect(await pushed('acme/shop')).toEqual(await rendered('systems/shop.yaml'));
    expect(await calls()).toEqual([
      expect.stringMatching(/^npm install /),
      'npm run check',
      'npm test',
      'gh auth setup-git',
      'gh repo view acme/shop',
      'gh repo create acme/shop --private',
    ]);
    expect(await summary()).toMatch(
      /^### shop: \d+ files\n\n- catalog \(postgres\): Product, StockItem, StockReservation\n/,
    );
  });

  it('a broken blueprint makes no repo', async () => {
    await fs.outputFile(join(home, 'systems/shop.yaml'), broken);
    const { exitCode, output } = await runJob('create');
    expect(exitCode).toBe(1);
    expect(output).toContain('systems/shop.yaml:4:49');
    expect(await calls()).toEqual([]);
  });

  it('one step has the token, and every action is pinned to a commit', () => {
    const steps: Step[] = Object.values<Job>(workflow.jobs).flatMap(({ steps }) => steps);
    expect(
      steps.filter((step) => JSON.stringify(step.env)?.includes('outputs.token')),
    ).toHaveLength(1);
    for (const { uses } of steps.filter((step) => step.uses !== undefined)) {
      expect(uses).toMatch(/@[0-9a-f]{40}$/);
    }
    expect(workflow.permissions).toEqual({});
  });
});

describe('on GitLab', () => {
  const pipeline = parse(blockBelow('GitLab CI', 'yaml').text);

  async function runJob(name: string): Promise<Ran> {
    const { script, after_script: after = [], variables = {} } = pipeline[name];
    const env = {
      ...pipeline.variables,
      ...variables,
      SYSTEM: 'shop',
      CI_SERVER_HOST: 'gitlab.example.com',
      CI_PROJECT_NAMESPACE: 'platform',
      BOOTSTRAP_TOKEN: 'token of the group',
    };
    const ran = await bash(script.join('\n'), env);
    const { output } = await bash(after.join('\n'), env);
    return { ...ran, output: ran.output + output };
  }

  it('a merge request shows what would be rendered', async () => {
    const { exitCode, output } = await runJob('check');
    expect(exitCode).toBe(0);
    expect(output).toMatch(/^### shop: \d+ files$/m);
    expect(await fs.readJson(join(home, 'code-quality.json'))).toEqual([]);
  });

  it('a merge request with mistakes has them in its code quality report', async () => {
    await fs.outputFile(join(home, 'systems/broken.yaml'), broken);
    expect((await runJob('check')).exitCode).toBe(1);
    expect(await fs.readJson(join(home, 'code-quality.json'))).toEqual([
      {
        check_name: 'unknown-type',
        description: 'There is no type "sting"',
        severity: 'blocker',
        fingerprint: 'systems/broken.yaml:4:49:unknown-type',
        location: { path: 'systems/broken.yaml', lines: { begin: 4 } },
      },
    ]);
  });

  it('the repo is pushed, with the token from the variable', async () => {
    await emptyRemote('platform/shop');
    const { exitCode, output } = await runJob('create');
    expect({ exitCode, output: exitCode === 0 ? '' : output }).toEqual({ exitCode: 0, output: '' });
    expect(await pushed('platform/shop')).toEqual(await rendered('systems/shop.yaml'));
    const fill = "printf 'protocol=https\\nhost=gitlab.example.com\\n\\n' | git credential fill";
    const asked = await bash(fill, { BOOTSTRAP_TOKEN: 'secret' });
    expect(asked.output).toContain('username=bootstrap\npassword=secret');
  });
});

describe('without the internet', () => {
  it('a mirror is enough', async () => {
    const { text } = blockBelow('Without the internet', 'bash');
    const { exitCode, output } = await bash(text.replace('https://npm.example.com/', registry.url));
    expect({ exitCode, output }).toEqual({ exitCode: 0, output: packed.version });
  });

  it('or the file', async () => {
    const { line } = blockBelow('Without the internet', 'bash');
    const text = blocks.find((block) => block.line > line && block.language === 'bash')?.text ?? '';
    await fs.remove(join(home, 'bin/npm'));
    const [fetch = '', ...run] = text.split('\n');
    expect((await bash(fetch)).exitCode).toBe(0);
    // Nothing answers any more, and nothing was kept.
    const alone = {
      npm_config_registry: 'http://127.0.0.1:9',
      npm_config_cache: join(home, 'nothing'),
    };
    const { exitCode, output } = await bash(run.join('\n'), alone);
    expect({ exitCode, output: exitCode === 0 ? '' : output }).toEqual({ exitCode: 0, output: '' });
    expect(await filesOf(join(home, 'shop'))).toHaveProperty('microservices.lock');
  });
});

describe('from a script', () => {
  const { text } = blockBelow('From a script or an agent', 'bash');
  const documented = JSON.parse(blockBelow('From a script or an agent', 'json').text);

  it('flags give a blueprint, and the blueprint gives the repo', async () => {
    const path = [join(packed.prefix, 'node_modules/.bin'), process.env.PATH].join(delimiter);
    const { exitCode, output } = await bash(text, { PATH: path });
    expect({ exitCode, output: exitCode === 0 ? '' : output }).toEqual({ exitCode: 0, output: '' });
    const report = await fs.readJson(join(home, 'report.json'));
    expect(Object.keys(report)).toEqual(Object.keys(documented));
    for (const [key, value] of Object.entries(documented)) {
      expect(Array.isArray(report[key]), key).toBe(Array.isArray(value));
      expect(typeof report[key], key).toBe(typeof value);
    }
    const { services } = report.blueprint;
    expect(
      services.map(({ name, datastore }: Record<string, string>) => [name, datastore]),
    ).toEqual([
      ['catalog', 'postgres'],
      ['orders', 'sqlite'],
    ]);
    expect(await filesOf(join(home, 'shop'))).toEqual(
      expect.objectContaining({ 'microservices.yaml': expect.stringContaining('priceCents') }),
    );
  });

  it('the tables name every key', async () => {
    await bash(
      'npx --yes create-microservices --blueprint systems/none.yaml --json >report.json || true',
    );
    const report = await fs.readJson(join(home, 'report.json'));
    expect(Object.keys(report)).toEqual(Object.keys(documented));
    expect(Object.keys(report.error)).toEqual(['code', 'message', 'hint']);
  });
});
