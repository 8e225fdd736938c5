import type { Command } from 'commander';
import { version } from '../version.ts';
import { print } from './print.ts';

export function addList(program: Command): void {
  program
    .command('list')
    .description('Show everything that a blueprint can choose from.')
    .option('--json', 'print it as JSON')
    .addHelpText(
      'after',
      `
Examples:
  create-microservices list
  create-microservices list --json | jq '.axes[] | select(.id == "datastore")'
`,
    )
    .action(async ({ json }: { json?: boolean }) => {
      const [{ list }, { catalog }, report] = await Promise.all([
        import('../commands/list.ts'),
        import('../catalog/index.ts'),
        import('../report/index.ts'),
      ]);
      const listing = list(catalog);
      if (json) return print(process.stdout, { version, ...listing });
      await print(
        process.stdout,
        report.printListing(listing, report.canvasFor(process.stdout, process.env)),
      );
    });
}
