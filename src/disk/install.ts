import { execa } from 'execa';

/**
 * Installs the packages of a repo; what the package manager prints goes to standard error.
 * @param command its program and arguments
 * @throws the signal's reason when aborted; otherwise whatever made it fail
 */
export async function install(
  root: string,
  [program, ...args]: [program: string, ...args: string[]],
  signal: AbortSignal,
): Promise<void> {
  try {
    await execa(program, args, {
      cwd: root,
      stdin: 'ignore',
      stdout: 2,
      stderr: 2,
      cancelSignal: signal,
    });
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
}
