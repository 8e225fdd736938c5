/** The script `check`: types, and Biome's lint, format and imports; both always run to their end. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { palette, wantsColor } from './lib/colors.ts';
import { command } from './lib/failure.ts';
import { preflight } from './lib/preflight.ts';
import { exited } from './lib/processes.ts';
import { root } from './lib/root.ts';

interface Check {
  name: string;
  program: string;
  args: readonly string[];
}

await command(async () => {
  preflight();
  const color = wantsColor(process.env, process.stdout.isTTY === true);
  const paint = palette(color);
  const checks: Check[] = [
    { name: 'types', program: 'tsc', args: ['--noEmit', '--pretty', `${color}`] },
    { name: 'biome', program: 'biome', args: ['check', `--colors=${color ? 'force' : 'off'}`] },
  ];
  let failed = 0;
  for (const { name, ...check } of checks) {
    const passed = await runs(check);
    if (!passed) failed += 1;
    console.log(passed ? paint.green(`✓ ${name}`) : paint.red(`✗ ${name}`));
  }
  return failed === 0 ? 0 : 1;
});

async function runs({ program, args }: Omit<Check, 'name'>): Promise<boolean> {
  const path = join(root, 'node_modules', '.bin', program);
  const { code } = await exited(spawn(path, args, { cwd: root, stdio: 'inherit' }));
  return code === 0;
}
