/**
 * The script `check`: types, Biome's lint, format and imports, whether the repo is what `microservices.yaml` says by
 * now, and whether what was released of its contracts still holds; all of them always run to their end.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import drawn from './gen/drawn.json' with { type: 'json' };
import { palette, wantsColor } from './lib/colors.ts';
import { outdated } from './lib/current.ts';
import { command, explain, type Failure } from './lib/failure.ts';
import { preflight } from './lib/preflight.ts';
import { exited } from './lib/processes.ts';
import { brokenContracts } from './lib/released.ts';
import { root } from './lib/root.ts';

interface Check {
  name: string;
  passes(): boolean | Promise<boolean>;
}

await command(async () => {
  preflight();
  const color = wantsColor(process.env, process.stdout.isTTY === true);
  const paint = palette(color);
  const checks: Check[] = [
    { name: 'types', passes: () => runs('tsc', ['--noEmit', '--pretty', `${color}`]) },
    {
      name: 'biome',
      passes: () => runs('biome', ['check', `--colors=${color ? 'force' : 'off'}`]),
    },
    { name: 'blueprint', passes: () => passes(isCurrent()) },
    { name: 'contracts', passes: () => passes(brokenContracts(root)) },
  ];
  let failed = 0;
  for (const { name, passes } of checks) {
    const passed = await passes();
    if (!passed) failed += 1;
    console.log(passed ? paint.green(`✓ ${name}`) : paint.red(`✗ ${name}`));
  }
  return failed === 0 ? 0 : 1;
});

async function runs(program: string, args: readonly string[]): Promise<boolean> {
  const path = join(root, 'node_modules', '.bin', program);
  const { code } = await exited(spawn(path, args, { cwd: root, stdio: 'inherit' }));
  return code === 0;
}

function passes(failures: readonly Failure[]): boolean {
  for (const failure of failures) console.error(explain(failure));
  return failures.length === 0;
}

function isCurrent(): Failure[] {
  return outdated({
    blueprint: textOf('microservices.yaml'),
    lock: textOf('microservices.lock'),
    pages: Object.fromEntries(Object.keys(drawn).map((path) => [path, textOf(path)])),
    drawn,
  });
}

function textOf(path: string): string | undefined {
  const file = join(root, path);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
