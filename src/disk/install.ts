import { execa } from 'execa';

/**
 * Installs the packages of a repo; what npm prints goes to standard error.
 * @throws the signal's reason when aborted; otherwise whatever made npm fail
 */
export async function install(root: string, signal: AbortSignal): Promise<void> {
  try {
    await execa('npm', ['install', '--no-audit', '--no-fund'], {
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
