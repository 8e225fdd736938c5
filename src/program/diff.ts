import type { Command } from 'commander';
import { version } from '../version.ts';
import { print } from './print.ts';
import type { Run } from './run.ts';

interface Options {
  json?: boolean;
  drop?: boolean;
  exitCode?: boolean;
}

export function addDiff(program: Command, { signal, progress, exitWith }: Run): void {
  program
    .command('diff')
    .description('Show, line by line, what apply would do.')
    .option('--drop', 'as apply --drop')
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
    .action(async ({ json, drop = false, exitCode = false }: Options) => {
      const [{ diff }, report] = await Promise.all([
        import('../commands/diff.ts'),
        import('../report/living.ts'),
      ]);
      const shown = await progress();
      const outcome = await diff({ cwd: process.cwd(), signal, progress: shown }, { drop });
      shown.end();
      exitWith(report.diffExitCode(outcome, exitCode));
      if (json) return print(process.stdout, report.diffToJson(outcome, version, exitCode));
      const { paint } = report.canvasFor(process.stdout, process.env);
      return print(process.stdout, report.printDiff(outcome, paint));
    });
}
