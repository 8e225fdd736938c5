import { execFileSync, spawnSync } from 'node:child_process';

/** A vitest globalSetup: the terminals of these tests are tmux's. */
export default function installTmux() {
  if (isThere()) return;
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    const apt = (...args: string[]) =>
      execFileSync('apt-get', ['-qq', ...args], { stdio: 'ignore' });
    apt('update');
    apt('install', '--yes', '--no-install-recommends', 'tmux');
  }
  if (!isThere()) {
    throw new Error(
      'The tests of prompts need tmux: `apt-get install tmux` or `brew install tmux`',
    );
  }
}

function isThere(): boolean {
  return spawnSync('tmux', ['-V']).status === 0;
}
