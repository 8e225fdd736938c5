import { accessSync, constants, existsSync } from 'node:fs';
import { join } from 'node:path';
import commands from '../gen/commands.json' with { type: 'json' };
import { Failure } from './failure.ts';
import { local, root } from './root.ts';

/** Says what is missing before anything fails for the lack of it. */
export function preflight(): void {
  if (process.platform === 'win32') {
    throw new Failure('Windows is supported through WSL only.', 'Open the repo in WSL: wsl');
  }
  if (!existsSync(join(root, 'node_modules', '@local', 'chassis'))) {
    throw new Failure('The packages are not installed.', `Run: ${commands.install}`);
  }
  try {
    accessSync(local(), constants.W_OK);
  } catch {
    throw new Failure(
      `${join(root, '.local')} can not be written: an earlier run was another user's, perhaps.`,
      'Take it over: sudo chown -R $(id -u) .local',
    );
  }
}
