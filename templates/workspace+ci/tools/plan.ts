/** The script `plan`: what a change touches, and so what its pipeline runs; see docs/pipeline.md. */
import { parseArgs } from 'node:util';
import commands from './gen/commands.json' with { type: 'json' };
import { command } from './lib/failure.ts';
import { changeSince } from './lib/plan/change.ts';
import { explainPlan } from './lib/plan/explain.ts';
import { dockerfilesOf, isComposed } from './lib/plan/images.ts';
import { planOf } from './lib/plan/plan.ts';
import { publishPlan } from './lib/plan/publish.ts';
import { readSystem } from './lib/system.ts';

const USAGE = `usage: ${commands.planOf} [options]

  --base REVISION   what HEAD is compared with, from where the two went apart; else PLAN_BASE
  --json            the plan as data

  Without something to compare with, everything is to be done.`;

await command(async () => {
  const { values } = parseArgs({
    options: {
      base: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  // Nothing here needs a package, so that a pipeline can plan before it installs any.
  const system = readSystem();
  const change = changeSince(values.base ?? process.env.PLAN_BASE);
  const plan = planOf(change, system, dockerfilesOf(system), isComposed());
  console.log(values.json ? JSON.stringify(plan, undefined, 2) : explainPlan(plan));
  publishPlan(plan);
  return 0;
});
