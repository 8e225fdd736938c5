import { fileURLToPath } from 'node:url';
import { execa } from 'execa';

/** What happens to one empty database, in order. */
export interface Script {
  store: 'postgres' | 'sqlite';
  actions: Action[];
}

export type Action =
  /** More files in the folder of migrations, by name; all that are new are applied by the chassis. */
  | { migrate: Record<string, string> }
  /** Statements of one transaction. */
  | { run: string }
  | { read: string };

export interface Result {
  applied?: string[];
  rows?: Record<string, unknown>[];
  error?: string;
}

const program = fileURLToPath(new URL('runMigrations.ts', import.meta.url));

/** Runs all scripts with the stores of the rendered repo in `folder`. */
export async function runScripts(folder: string, scripts: Script[]): Promise<Result[][]> {
  const { stdout } = await execa('node', ['tools/node.mjs', program], {
    cwd: folder,
    input: JSON.stringify(scripts),
    env: { NO_COLOR: '1' },
  });
  return JSON.parse(stdout);
}
