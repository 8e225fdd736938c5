import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// A fresh clone has Node and npm only: what a command needs, it fetches itself.

/** The project's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs a command in the project's root with its output shown; throws when it fails. */
export function run(command, args, options = {}) {
  execFileSync(command, args, { cwd: root, stdio: 'inherit', ...options });
}

/** Installs the dependencies, unless they are there and the lock file is older. */
export function installDependencies() {
  const installed = `${root}node_modules/.package-lock.json`;
  const lock = `${root}package-lock.json`;
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  console.error('Installing the dependencies of create-microservices ...');
  run('npm', ['ci', '--no-audit', '--no-fund']);
}
