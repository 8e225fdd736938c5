import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { local, root } from '../root.ts';
import { childPipeline } from './child.ts';
import type { Plan } from './plan.ts';

/** Writes the pipeline that goes on from here: JSON, which is YAML too. */
export function publishPlan(plan: Plan): void {
  const hasBroker = existsSync(join(root, '.gitlab', 'broker.yml'));
  writeFileSync(
    local('pipeline.yml'),
    JSON.stringify(childPipeline(plan, hasBroker), undefined, 2),
  );
}
