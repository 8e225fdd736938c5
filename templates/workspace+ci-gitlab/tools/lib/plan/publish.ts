import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { local, root } from '../root.ts';
import { childPipeline } from './child.ts';
import type { Plan } from './plan.ts';

/** Writes the pipeline that goes on from here: JSON, which is YAML too. */
export function publishPlan(plan: Plan, env: NodeJS.ProcessEnv = process.env): void {
  const hasBroker = existsSync(join(root, '.gitlab', 'broker.yml'));
  const { CI_COMMIT_BRANCH: branch, CI_DEFAULT_BRANCH: main } = env;
  const isPublished = branch !== undefined && branch === main;
  writeFileSync(
    local('pipeline.yml'),
    JSON.stringify(childPipeline(plan, hasBroker, isPublished), undefined, 2),
  );
}
