import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { onPath } from './path.mjs';

/**
 * A folder with a program, built once out of packages of Go's module proxy and kept outside of the repo. Undefined where there is
 * no Go.
 * @param name of the program
 * @param version what another build of it would have another one of
 * @param source a package with its version, or the folder of a module
 * @param flags of `go build`, for a module
 */
export function goProgram(name, version, source, flags = []) {
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  const folder = join(cache, 'create-microservices', `${name}-${version}`);
  if (existsSync(join(folder, name))) return folder;
  const go = onPath('go');
  if (go === undefined) return undefined;
  console.error(`Building ${name} ${version} ...`);
  // Whoever else builds it at the same time has a folder of their own.
  const stage = `${folder}.${process.pid}`;
  mkdirSync(stage, { recursive: true });
  const env = { ...process.env, CGO_ENABLED: '0', GOBIN: stage };
  const stdio = ['ignore', 'ignore', 'inherit'];
  try {
    if (existsSync(source)) {
      execFileSync(go, ['build', ...flags, '-o', join(stage, name), '.'], {
        cwd: source,
        env,
        stdio,
      });
    } else {
      execFileSync(go, ['install', source], { env: { ...env, GOFLAGS: '-mod=mod' }, stdio });
    }
    mkdirSync(folder, { recursive: true });
    renameSync(join(stage, name), join(folder, name));
    return folder;
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

/** Of a module's sources. */
export function versionOf(folder) {
  const hash = createHash('sha256');
  for (const file of ['go.mod', 'go.sum', 'main.go']) hash.update(readFileSync(join(folder, file)));
  return hash.digest('hex').slice(0, 12);
}
