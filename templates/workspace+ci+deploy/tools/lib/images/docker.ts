import { execFileSync } from 'node:child_process';
import { Failure } from '../failure.ts';
import { root } from '../root.ts';

/** Runs Docker's command line in the repo; what it says is in the log. @param input what it reads, and nobody sees */
export function docker(args: readonly string[], input = ''): void {
  run(args, { input, stdio: ['pipe', 'inherit', 'inherit'] });
}

/** What it prints. */
export function dockerSays(args: readonly string[]): string {
  return String(run(args, { stdio: ['ignore', 'pipe', 'inherit'] }));
}

function run(args: readonly string[], options: Parameters<typeof execFileSync>[2]) {
  try {
    return execFileSync('docker', args, { ...options, cwd: root });
  } catch (error) {
    const { code, status } = error as { code?: string; status?: number };
    if (code === 'ENOENT')
      throw new Failure('docker is not there', 'install Docker, or run this in the pipeline');
    throw new Failure(
      `docker ${args.slice(0, 2).join(' ')} ended with ${status}`,
      'what it said stands above',
    );
  }
}
