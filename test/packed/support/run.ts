import { execa } from 'execa';

/** Runs something to its end, with nothing on standard input. */
export async function run(file: string, args: string[], cwd: string, env = {}) {
  const result = await execa(file, args, {
    cwd,
    env: { NO_COLOR: '1', ...env },
    reject: false,
    stdin: 'ignore',
  });
  return { exitCode: result.exitCode, stdout: result.stdout, stderr: result.stderr };
}
