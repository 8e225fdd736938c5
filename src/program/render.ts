import type { Command } from 'commander';
import { print } from './print.ts';

/** For later versions, not for people: it is in no help, and what it takes and prints never changes. */
export function addRender(program: Command): void {
  program
    .command('render', { hidden: true })
    .description('Print what this version has rendered for a lock of its own, as JSON.')
    .requiredOption('--lock <file>', 'path of the lock')
    .action(async ({ lock }: { lock: string }) => {
      const { renderLock } = await import('../commands/living.ts');
      await print(process.stdout, await renderLock(lock, { cwd: process.cwd() }));
    });
}
