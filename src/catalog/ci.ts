import type { Axis, CiOption } from './types.ts';

const hint = 'what a change touches is checked, tested and built';

/** An expression, as workflows of GitHub have it. */
const github = (expression: string) => `\${{ ${expression} }}`;

const notRendered = (id: string, label: string): CiOption => {
  return {
    id,
    label,
    hint,
    rendered: false,
    tags: [`ci-${id}`],
    guard: undefined,
    docker: undefined,
    registry: undefined,
  };
};

export const ci: Axis<CiOption> = {
  id: 'ci',
  label: 'CI',
  preference: ['github', 'none'],
  options: [
    {
      id: 'github',
      label: 'GitHub Actions',
      hint,
      rendered: true,
      tags: ['ci-github'],
      guard:
        'To merge it, one status has to be there: `safe-to-merge`. Make it a required one (Settings, Rules).',
      docker: undefined,
      registry: {
        host: 'ghcr.io',
        images: `ghcr.io/${github('github.repository')}`,
        shown: 'ghcr.io/<owner>/<repo>',
        own: {
          user: github('github.actor'),
          password: github('github.token'),
          when: undefined,
          setUp: undefined,
        },
        other: {
          user: github('vars.REGISTRY_USER'),
          password: github('secrets.REGISTRY_PASSWORD'),
          when: "vars.REGISTRY_USER != ''",
          setUp: 'a variable and a secret of Actions',
        },
      },
    },
    {
      id: 'gitlab',
      label: 'GitLab CI',
      hint,
      rendered: true,
      tags: ['ci-gitlab'],
      guard:
        'A merge waits for it once *Pipelines must succeed* is set (Settings, Merge requests). Images and containers need a runner that may run `docker:dind`.',
      docker: 'docker:29',
      registry: {
        host: 'registry.gitlab.com',
        images: '$CI_REGISTRY_IMAGE',
        shown: '$CI_REGISTRY_IMAGE',
        // No more than the token of the job.
        own: {
          user: '$CI_REGISTRY_USER',
          password: '$CI_REGISTRY_PASSWORD',
          when: '$CI_REGISTRY_IMAGE',
          setUp: undefined,
        },
        // Variables of the project: jobs have them.
        other: {
          user: '$REGISTRY_USER',
          password: '$REGISTRY_PASSWORD',
          when: '$REGISTRY_USER',
          setUp: 'two protected variables of the project, the second one masked',
        },
      },
    },
    notRendered('azure', 'Azure Pipelines'),
    notRendered('circleci', 'CircleCI'),
    notRendered('jenkins', 'Jenkins'),
    {
      id: 'none',
      label: 'None',
      hint: 'no pipeline',
      rendered: true,
      tags: ['ci-none'],
      guard: undefined,
      docker: undefined,
      registry: undefined,
    },
  ],
};
