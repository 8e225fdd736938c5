import type { Axis, CiOption } from './types.ts';

const hint = 'what a change touches is checked, tested and built';

const notRendered = (id: string, label: string): CiOption => {
  return {
    id,
    label,
    hint,
    rendered: false,
    tags: [`ci-${id}`],
    guard: undefined,
    docker: undefined,
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
    },
  ],
};
