import type { Command } from 'commander';
import type { ApplyContext } from '../commands/apply.ts';
import type { ApplyOptions } from '../living/applyTo.ts';
import type { Canvas } from '../report/drawing.ts';
import { openAskerWhere } from './asking.ts';
import { dropFlag, migrationsFlag } from './planFlags.ts';
import type { Run } from './run.ts';
import { tellOutcome } from './tellOutcome.ts';

type Options = Pick<ApplyOptions, 'dryRun' | 'allowDirty' | 'drop' | 'migrations'> & {
  yes?: boolean;
  json?: boolean;
};

export function addApply(program: Command, run: Run): void {
  const { signal, progress } = run;
  program
    .command('apply')
    .description('Bring the repo to what its blueprint says.')
    .option('--yes', 'ask nothing; write')
    .option('--dry-run', 'show what would be written, and write nothing')
    .option('--allow-dirty', 'write although there are changes that git could not bring back')
    .addOption(dropFlag())
    .addOption(migrationsFlag())
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
      const { apply } = await import('../commands/living.ts');
      const told = await progress();
      const confirm = confirming({ yes, json }, signal);
      const context = { cwd: process.cwd(), signal, progress: told, ...(confirm && { confirm }) };
      const outcome = await apply(options, context);
      told.end();
      return tellOutcome(outcome, json === true, run);
    });
}

/** Asks whether to write, where somebody is there to be asked. */
export function confirming(
  options: Pick<Options, 'yes' | 'json'>,
  signal: AbortSignal,
): ApplyContext['confirm'] {
  const open = openAskerWhere(options, process, signal);
  if (open === undefined) return undefined;
  return async (outcome) => {
    const [asker, { confirm }, { aboutToWrite, countChanges }] = await Promise.all([
      open(),
      import('../ask/confirm.ts'),
      import('../report/index.ts'),
    ]);
    const message = `Write it: ${countChanges(outcome.changes)}?`;
    const help = 'What you have edited is merged; in git, `git restore .` undoes it';
    const about = (canvas: Canvas) => aboutToWrite(outcome, canvas);
    return confirm(asker, about, { message, help, flag: '--yes' });
  };
}
