import type { Command } from 'commander';
import { version } from '../version.ts';
import { print } from './print.ts';
import type { Run } from './run.ts';
import { startedAs } from './startedAs.ts';

export function addStatus(program: Command, { signal, progress, onError }: Run): void {
  program
    .command('status')
    .description('Show what is edited, in conflict, not applied.')
    .option('--json', 'print one JSON document to standard output')
    .addHelpText(
      'after',
      `
Examples:
  create-microservices status
  create-microservices status --json | jq -r '.files[] | select(.state == "edited").path'
`,
    )
    .action(async ({ json }: { json?: boolean }) => {
      const [{ status }, report] = await Promise.all([
        import('../commands/living.ts'),
        import('../report/living.ts'),
      ]);
      if (json) onError((error) => report.failedStatusToJson(error, version));
      const shown = await progress();
      const outcome = await status({ cwd: process.cwd(), signal, progress: shown });
      shown.end();
      if (json) return print(process.stdout, report.statusToJson(outcome, version));
      const name = report.nameOf(outcome.directory, process.cwd());
      const { paint } = report.canvasFor(process.stdout, process.env);
      const text = report.printStatus(outcome, name, startedAs(process.env), paint);
      return print(process.stdout, text);
    });
}
