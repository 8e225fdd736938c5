import type { Command } from 'commander';
import type { UpgradeOptions } from '../commands/upgrade.ts';
import { confirming } from './apply.ts';
import { dropFlag } from './planFlags.ts';
import type { Run } from './run.ts';
import { tellOutcome } from './tellOutcome.ts';

type Options = UpgradeOptions & { yes?: boolean; json?: boolean };

export function addUpgrade(program: Command, run: Run): void {
  const { signal, progress } = run;
  program
    .command('upgrade')
    .description('Bring the repo to what this version renders.')
    .option('--yes', 'ask nothing; write')
    .option('--dry-run', 'show what would be written, and write nothing')
    .option('--offline', 'do not fetch the version that wrote the repo; git knows what it rendered')
    .option('--allow-dirty', 'write although there are changes that git could not bring back')
    .addOption(dropFlag())
    .option('--json', 'print one JSON document to standard output')
    .addHelpText(
      'after',
      `
Examples:
  npx create-microservices@latest upgrade --dry-run
  npx create-microservices@latest upgrade

What you have edited is merged, as by apply. The version that wrote the repo is asked what it has rendered.
`,
    )
    .action(async ({ yes, json, ...options }: Options) => {
      const { upgrade } = await import('../commands/living.ts');
      const told = await progress();
      const confirm = confirming({ yes, json }, signal);
      const context = { cwd: process.cwd(), signal, progress: told, ...(confirm && { confirm }) };
      const outcome = await upgrade(options, context);
      told.end();
      return tellOutcome(outcome, json === true, run);
    });
}
