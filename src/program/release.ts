import type { Command } from 'commander';
import type { ReleaseOptions } from '../commands/release.ts';
import type { Run } from './run.ts';
import { tellOutcome } from './tellOutcome.ts';

export function addRelease(program: Command, run: Run): void {
  const { signal, progress } = run;
  program
    .command('release')
    .description('Keep contracts as others rely on them from now on.')
    .argument('[services...]', 'which ones; by default all of them')
    .option('--dry-run', 'show what would be written, and write nothing')
    .option('--json', 'print one JSON document to standard output')
    .addHelpText(
      'after',
      `
Examples:
  create-microservices release
  create-microservices release books

What is released stands in contracts/locks/. apply, check and the repo's own npm run check refuse what breaks it.
`,
    )
    .action(
      async (services: string[], { json, ...options }: ReleaseOptions & { json?: boolean }) => {
        const { release } = await import('../commands/living.ts');
        const told = await progress();
        const outcome = await release(services, options, {
          cwd: process.cwd(),
          signal,
          progress: told,
        });
        told.end();
        return tellOutcome(outcome, json === true, run);
      },
    );
}
