import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sizeOf } from './files.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const cache = join(root, 'node_modules/.cache/bench');

/**
 * Installs a peer at its pinned version, once.
 * @returns {{ entry: string, bytes: number, packages: number }} absolute path of its program; what it takes
 */
export function installPeer({ name, version, entry }) {
  const folder = join(cache, 'peers', `${name.replace('/', '_')}@${version}`);
  if (!existsSync(join(folder, 'node_modules', name, entry))) install(folder, `${name}@${version}`);
  return installed(folder, name, entry);
}

/** Packs this project and installs that, as users get it. */
export function installOurs({ name, entry }) {
  const folder = join(cache, 'ours');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  npm(root, ['pack', '--silent', '--pack-destination', folder]);
  const tarball = readdirSync(folder).find((file) => file.endsWith('.tgz'));
  install(folder, join(folder, tarball));
  return installed(folder, name, entry);
}

function install(folder, what) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  // Peers are run by any Node that is asked for, so which one installs them does not matter.
  npm(folder, ['install', '--silent', '--no-audit', '--no-fund', '--engine-strict=false', what]);
}

function npm(cwd, args) {
  execFileSync('npm', args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
}

function installed(folder, name, entry) {
  const modules = join(folder, 'node_modules');
  const list = JSON.parse(readFileSync(join(modules, '.package-lock.json'), 'utf8'));
  return {
    entry: join(modules, name, entry),
    bytes: sizeOf(modules),
    packages: Object.keys(list.packages).length,
  };
}
