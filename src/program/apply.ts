import type { Command } from 'commander';
import type { ApplyContext } from '../commands/apply.ts';
import type { ApplyOptions } from '../living/applyTo.ts';
import type { Canvas } from '../report/drawing.ts';
import { version } from '../version.ts';
import { openAskerWhere } from './asking.ts';
import { print } from './print.ts';
import type { Run } from './run.ts';

type Options = Pick<ApplyOptions, 'dryRun' | 'allowDirty' | 'drop'> & {
  yes?: boolean;
  json?: boolean;
};

export function addApply(program: Command, { signal, progress, exitWith }: Run): void {
  program
    .command('apply')
    .description('Bring the repo to what its blueprint says.')
    .option('--yes', 'ask nothing; write')
    .option('--dry-run', 'show what would be written, and write nothing')
    .option('--allow-dirty', 'write although there are changes that git could not bring back')
    .option('--drop', 'drop tables and columns that are gone, with their data')
    .option('--json', 'print one JSON document to standard output')
    .addHelpText(
      'after',
      `
Examples:
  create-microservices apply --dry-run
  create-microservices apply
  git restore . && git clean -d --force     (undoes it, in a repo where all else is committed)

What you have edited is merged. Where you and the generator changed the same lines, both stand in the file
between markers, and the exit code is 2.
`,
    )
    .action(async ({ yes, json, ...options }: Options) => {
      const { apply } = await import('../commands/apply.ts');
      const told = await progress();
      const confirm = confirming({ yes, json }, signal);
      const context = { cwd: process.cwd(), signal, progress: told, ...(confirm && { confirm }) };
      const outcome = await apply(options, context);
      told.end();
      const report = await import('../report/index.ts');
      exitWith(report.exitCodeOf(outcome));
      if (json) return print(process.stdout, report.outcomeToJson(outcome, version));
      const name = report.nameOf(outcome.directory, process.cwd());
      const { paint, width } = report.canvasFor(process.stdout, process.env);
      return print(process.stdout, report.printOutcome(outcome, name, paint, width));
    });
}

/** Asks whether to write, where somebody is there to be asked. */
export function confirming(
  options: Pick<Options, 'yes' | 'json'>,
  signal: AbortSignal,
): ApplyContext['confirm'] {
  const open = openAskerWhere(options, process, signal);
  if (open === undefined) return undefined;
  return async ({ changes }) => {
    const [asker, { confirm }, { countChanges, printChanges }] = await Promise.all([
      open(),
      import('../ask/confirm.ts'),
      import('../report/changes.ts'),
    ]);
    const message = `Write it: ${countChanges(changes)}?`;
    const help = 'What you have edited is merged; git can undo it';
    const about = ({ paint }: Canvas) => printChanges(changes, paint).split('\n');
    return confirm(asker, about, { message, help, flag: '--yes' });
  };
}
