import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { actionlint } from './support/actionlint.ts';
import { renderText } from './support/render.ts';

/** The rendered workflow for GitHub, as far as it can be judged without running it. */

interface Step {
  run?: string;
  uses?: string;
  if?: string;
  with?: Record<string, unknown>;
}

interface Job {
  permissions?: object;
  'timeout-minutes'?: number;
  needs?: string | string[];
  if?: string;
  steps: Step[];
}

const path = '.github/workflows/ci.yml';

const system = (platform: string, datastore: string) => `
schema: create-microservices/v1
system: { name: letters }
platform: ${platform}
services:
  senders: { datastore: ${datastore}, entities: { Sender: { fields: { name: string } } } }
  letters:
    datastore: ${datastore}
    entities: { Letter: { fields: { sender: senders.Sender } } }
    subscribes: [{ event: senders.sender-deleted, then: delete-referring }]
`;

const alone = `
schema: create-microservices/v1
system: { name: notes }
platform: { broker: none, deploy: [] }
services: { notes: { datastore: sqlite, entities: { Note: { fields: { text: string } } } } }
`;

const onKubernetes = system('{ broker: nats, deploy: [kubernetes] }', 'postgres');

describe.each([
  ['one service on SQLite, no broker, no containers', alone],
  ['NATS', system('{ broker: nats }', 'postgres')],
  ['RabbitMQ, pnpm', system('{ broker: rabbitmq, packageManager: pnpm }', 'sqlite')],
  ['Kubernetes alone', onKubernetes],
  ['PostgreSQL as the broker', system('{ broker: postgres }', 'sqlite')],
])('the workflow of a repo: %s', (_, blueprint) => {
  const tree = renderText(blueprint);
  const text = tree.get(path)?.text ?? '';
  const workflow = parse(text);
  const jobs: [string, Job][] = Object.entries(workflow.jobs);
  const steps = jobs.flatMap(([, job]) => job.steps);

  it('is one in which actionlint finds nothing', async () => {
    expect(await actionlint(text, path)).toEqual([]);
  });

  it('may nothing but read, and push images in the end, and for a limited time', () => {
    expect(workflow.permissions).toEqual({});
    for (const [name, job] of jobs) {
      const reads = job.steps.some(({ uses }) => uses?.startsWith('actions/checkout@'));
      expect(job.permissions, name).toEqual({
        ...(reads && { contents: 'read' }),
        ...(name === 'publish' && { packages: 'write' }),
      });
      expect(job['timeout-minutes'], name).toBeLessThanOrEqual(30);
    }
  });

  it('uses nothing that is not pinned, and leaves no token on the disk', () => {
    for (const { uses, with: given } of steps) {
      if (uses === undefined) continue;
      expect(uses).toMatch(/^actions\/[\w-]+@[0-9a-f]{40}$/);
      if (uses.startsWith('actions/checkout@')) expect(given?.['persist-credentials']).toBe(false);
    }
  });

  it('pushes what it has started, and nothing that was built where the right to push is', () => {
    const { publish, ...others } = workflow.jobs as Record<string, Job>;
    if (publish === undefined) return expect(blueprint).toBe(alone);
    const lines = publish.steps.flatMap(({ run }) => run ?? []);
    expect(lines).toEqual(['node tools/node.mjs tools/push-images.ts']);
    const from = blueprint === onKubernetes ? 'images' : 'system';
    const handing = others[from]?.steps ?? [];
    const save = handing.findIndex(({ run }) => run?.includes('save-images'));
    const before = handing.slice(0, save).flatMap(({ run }) => run ?? []);
    expect(before.at(-1)).toMatch(from === 'images' ? /^docker build/ : /run smoke$/);
    const [kept] = handing.filter(({ uses }) => uses?.includes('/upload-artifact@'));
    const [taken] = publish.steps.filter(({ uses }) => uses?.includes('/download-artifact@'));
    expect(`${kept?.with?.name}`).toMatch(/^images/);
    expect(taken?.with).toMatchObject({ pattern: 'images*', path: '.local/images' });
    for (const step of [handing[save], kept]) {
      expect(step?.if).toContain("github.ref == 'refs/heads/main'");
    }
  });

  it('pushes from main alone, when all of it is green, whatever the plan has skipped', () => {
    const { publish } = workflow.jobs as Record<string, Job>;
    if (publish === undefined) return;
    expect([publish.needs].flat()).toContain('safe-to-merge');
    const holds = (ref: string, status: string, dockerfiles = '["gateway/Dockerfile"]') =>
      runInNewContext(
        publish.if?.replace(/^\$\{\{|\}\}$/g, '').replaceAll('safe-to-merge', 'safe') ?? '',
        {
          cancelled: () => false,
          github: { ref },
          needs: { safe: { result: status }, plan: { outputs: { dockerfiles } } },
        },
      );
    expect(holds('refs/heads/main', 'success')).toBe(true);
    expect(holds('refs/heads/main', 'success', '[]')).toBe(false);
    expect(holds('refs/heads/main', 'failure')).toBe(false);
    expect(holds('refs/heads/main', 'skipped')).toBe(false);
    expect(holds('refs/pull/1/merge', 'success')).toBe(false);
    expect(holds('refs/heads/gh-readonly-queue/main/pr-1', 'success')).toBe(false);
  });

  it('puts nothing of an event into a script', () => {
    for (const { run } of steps) expect(run ?? '').not.toContain('${{');
  });

  it('runs a line each, and scripts that the repo has', () => {
    const { scripts } = JSON.parse(tree.get('package.json')?.text ?? '{}');
    for (const { run } of steps) {
      if (run === undefined) continue;
      expect(run.trim()).not.toContain('\n');
      const script = /^p?npm run ([\w-]+)/.exec(run)?.[1];
      if (script !== undefined) expect(Object.keys(scripts)).toContain(script);
      const file = /^node tools\/node\.mjs (\S+)/.exec(run)?.[1];
      if (file !== undefined) expect([...tree.keys()]).toContain(file);
    }
  });

  it('has one status that waits for all of it, whatever became of them', () => {
    const { needs, if: when, steps: judge }: Job = workflow.jobs['safe-to-merge'];
    const after = ['safe-to-merge', 'publish'];
    const others = Object.keys(workflow.jobs).filter((name) => !after.includes(name));
    expect([needs].flat().sort()).toEqual(others.sort());
    expect(when).toBe('always()');
    expect(judge).toEqual([
      {
        if: "contains(needs.*.result, 'failure') || contains(needs.*.result, 'cancelled')",
        run: 'exit 1',
      },
    ]);
  });

  it('skips what the plan says alone', () => {
    const conditions = jobs
      .filter(([name]) => name !== 'safe-to-merge' && name !== 'publish')
      .flatMap(([name, job]) => (job.if === undefined ? [] : [[name, job.if]]));
    expect(Object.fromEntries(conditions)).toEqual({
      test: "needs.plan.outputs.suites != '[]'",
      ...(blueprint !== alone && { images: "needs.plan.outputs.dockerfiles != '[]'" }),
      ...(blueprint !== alone &&
        blueprint !== onKubernetes && { system: "needs.plan.outputs.system == 'true'" }),
    });
  });
});

describe('the pipeline for GitLab', () => {
  const repo = (ci: string, broker: string) =>
    renderText(system(`{ broker: ${broker}, ci: ${ci} }`, 'postgres'));

  it('is told the way to its own registry, and pushes from the default branch alone', () => {
    const { '.publish': publish } = parse(
      repo('gitlab', 'nats').get('.gitlab/jobs.yml')?.text ?? '',
    );
    expect(publish).toMatchObject({
      stage: 'deploy',
      rules: [{ if: '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH && $CI_REGISTRY_IMAGE' }],
      variables: { REGISTRY: '$CI_REGISTRY_IMAGE', COMMIT: '$CI_COMMIT_SHA' },
    });
  });

  /** Lines of jobs, by file. */
  const linesOf = (text: string | undefined) =>
    Object.values<Record<string, unknown>>(parse(text ?? '{}')).flatMap((job) =>
      ['before_script', 'script', 'after_script'].flatMap((key) => (job?.[key] as string[]) ?? []),
    );

  it.each(['nats', 'rabbitmq', 'postgres'])('runs what that for GitHub runs: %s', (broker) => {
    const github = repo('github', broker);
    const steps = Object.values<Job>(parse(github.get(path)?.text ?? '').jobs)
      .flatMap((job) => job.steps)
      .flatMap(({ run }) => run ?? []);
    const gitlab = repo('gitlab', broker);
    const lines = ['.gitlab-ci.yml', '.gitlab/jobs.yml'].flatMap((file) =>
      linesOf(gitlab.get(file)?.text),
    );
    const own = { github: ['exit 1'], gitlab: ['apk add --no-cache nodejs npm'] };
    expect(new Set([...lines, ...own.github])).toEqual(new Set([...steps, ...own.gitlab]));
    expect(gitlab.has('.gitlab/broker.yml')).toBe(broker === 'nats');
  });

  it('extends jobs that are there', () => {
    const jobs = parse(repo('gitlab', 'nats').get('.gitlab/jobs.yml')?.text ?? '');
    expect(Object.keys(jobs)).toEqual(expect.arrayContaining(['.test', '.image', '.system']));
  });
});

describe('a registry that the blueprint names', () => {
  const jobsOf = (ci: string, registry: string) => {
    const text = system(`{ broker: nats, ci: ${ci} }`, 'postgres');
    const tree = renderText(text.replace('name: letters', `name: letters, registry: ${registry}`));
    return ci === 'github'
      ? parse(tree.get(path)?.text ?? '').jobs.publish
      : parse(tree.get('.gitlab/jobs.yml')?.text ?? '')['.publish'];
  };
  const envOf = ({ steps }: { steps: { env?: Record<string, string> }[] }) =>
    Object.assign({}, ...steps.map(({ env }) => env ?? {}));

  it('is that of the platform, with the rights of the job', () => {
    const publish = jobsOf('github', 'ghcr.io/post/letters');
    expect(publish.permissions).toEqual({ contents: 'read', packages: 'write' });
    expect(envOf(publish)).toMatchObject({
      REGISTRY: 'ghcr.io/post/letters',
      REGISTRY_PASSWORD: '$' + '{{ github.token }}',
    });
    const { variables } = jobsOf('gitlab', 'registry.gitlab.com/post/letters');
    expect(variables).toMatchObject({
      REGISTRY: 'registry.gitlab.com/post/letters',
      REGISTRY_USER: '$CI_REGISTRY_USER',
    });
  });

  it('is another one: then with a secret of the team, and not before there is one', () => {
    const publish = jobsOf('github', 'registry.example.com/post');
    expect(publish.permissions).toEqual({ contents: 'read' });
    expect(publish.if).toContain("vars.REGISTRY_USER != ''");
    expect(envOf(publish)).toMatchObject({
      REGISTRY: 'registry.example.com/post',
      REGISTRY_PASSWORD: '$' + '{{ secrets.REGISTRY_PASSWORD }}',
    });
    const { variables, rules } = jobsOf('gitlab', 'registry.example.com/post');
    expect(variables).toEqual({ REGISTRY: 'registry.example.com/post', COMMIT: '$CI_COMMIT_SHA' });
    expect(rules).toEqual([{ if: '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH && $REGISTRY_USER' }]);
  });
});

it('Renovate is told what belongs together, where there is a pipeline to try it', () => {
  const { text = '' } = renderText(alone).get('renovate.json5') ?? {};
  const { extends: presets, packageRules } = runInNewContext(`(${text.replace(/^\/\/.*\n/, '')})`);
  expect([...presets]).toEqual(['config:best-practices']);
  const managers = packageRules.flatMap((rule: { matchManagers?: string[] }) => rule.matchManagers);
  expect(managers).toEqual(expect.arrayContaining(['npm', 'dockerfile', 'github-actions']));
  const without = renderText(alone.replace('broker: none', 'broker: none, ci: none'));
  const ours = [...without.keys()].filter((file) => /renovate|plan\b|pipeline|\.github/.test(file));
  expect(ours).toEqual([]);
});

it('actionlint sees what is wrong', async () => {
  const text = renderText(alone).get(path)?.text ?? '';
  const wrong = text.replaceAll('needs.plan.outputs.suites', 'needs.plan.outputs.suite');
  expect(await actionlint(wrong, path)).not.toEqual([]);
});
