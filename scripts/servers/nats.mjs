import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

// Debian's is 2.9; what is rendered needs 2.10.
const version = '2.15.2';

/**
 * A folder with a current `nats-server`: built once from Go's module proxy (half a minute on two
 * cores) and kept outside of the repo. Undefined where there is no Go.
 */
export function natsServer() {
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  const folder = join(cache, 'create-microservices', `nats-server-${version}`);
  if (existsSync(join(folder, 'nats-server'))) return folder;
  const go = onPath('go');
  if (go === undefined) return undefined;
  mkdirSync(folder, { recursive: true });
  console.error(`Building nats-server ${version} ...`);
  execFileSync(go, ['install', `github.com/nats-io/nats-server/v2@v${version}`], {
    env: { ...process.env, GOBIN: folder, GOFLAGS: '-mod=mod' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return folder;
}

/** The path of a program. */
export function onPath(name) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));
}
