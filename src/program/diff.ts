import type { Command } from 'commander';
import type { PlanOptions } from '../living/plan.ts';
import { version } from '../version.ts';
import { dropFlag, migrationsFlag } from './planFlags.ts';
import { print } from './print.ts';
import type { Run } from './run.ts';

interface Options extends Pick<PlanOptions, 'drop' | 'migrations'> {
  json?: boolean;
  exitCode?: boolean;
}

export function addDiff(program: Command, { signal, progress, exitWith }: Run): void {
  program
    .command('diff')
    .description('Show, line by line, what apply would do.')
    .addOption(dropFlag())
    .addOption(migrationsFlag())
    .option('--exit-code', 'exit with 1 where there is something to apply')
    .option('--json', 'print one JSON document to standard output')
    .addHelpText(
      'after',
      `
Examples:
  create-microservices diff
  create-microservices diff --exit-code > /dev/null     (in CI: is the blueprint applied?)
  create-microservices diff | git apply                 (the files alone, without the lock)
`,
    )
    .action(async ({ json, exitCode = false, ...options }: Options) => {
      const [{ diff }, report] = await Promise.all([
        import('../commands/living.ts'),
        import('../report/living.ts'),
      ]);
      const shown = await progress();
      const outcome = await diff({ cwd: process.cwd(), signal, progress: shown }, options);
      shown.end();
      exitWith(report.diffExitCode(outcome, exitCode));
      if (json) return print(process.stdout, report.diffToJson(outcome, version, exitCode));
      const canvas = report.canvasFor(process.stdout, process.env);
      return print(process.stdout, report.printDiff(outcome, canvas));
    });
}
