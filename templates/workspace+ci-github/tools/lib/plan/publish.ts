import { appendFileSync } from 'node:fs';
import type { Plan } from './plan.ts';

/** Tells the other jobs of a workflow, where this runs in one. */
export function publishPlan(plan: Plan, env: NodeJS.ProcessEnv = process.env): void {
  const { GITHUB_OUTPUT: file } = env;
  if (file === undefined) return;
  const { suites, dockerfiles, system } = plan;
  const lines = Object.entries({ suites, dockerfiles, system }).map(
    ([name, value]) => `${name}=${JSON.stringify(value)}\n`,
  );
  appendFileSync(file, lines.join(''));
}
