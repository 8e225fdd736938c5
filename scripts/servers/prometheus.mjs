import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

// Prometheus 3 came to Debian after bookworm; the programs of sid need libc alone.
const mirror = 'http://deb.debian.org/debian';
const packages = ['prometheus', 'promtool', 'prometheus-alertmanager'];
/** Where Debian's Alertmanager looks for what it is told in, wherever it stands itself. */
const templates = '/usr/share/prometheus/alertmanager';

/**
 * A folder with `prometheus`, `promtool`, `prometheus-alertmanager` and `amtool`: taken once from Debian's packages and kept
 * outside of the repo. Undefined where that is impossible.
 */
export function prometheusTools() {
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  const folder = join(cache, 'create-microservices', 'prometheus-3');
  try {
    if (!existsSync(folder)) fetchInto(folder);
    if (!existsSync(templates)) cpSync(join(folder, templates), templates, { recursive: true });
    return join(folder, 'usr', 'bin');
  } catch (error) {
    console.error(`No Prometheus: ${error.message}`);
    return undefined;
  }
}

function fetchInto(folder) {
  console.error('Fetching Prometheus and Alertmanager ...');
  const stage = `${folder}.${process.pid}`;
  mkdirSync(stage, { recursive: true });
  try {
    for (const path of pathsOf(packages)) {
      const unpack = 'curl -fsSL "$1" | dpkg-deb --fsys-tarfile /dev/stdin | tar -x -C "$2"';
      sh(unpack, `${mirror}/${path}`, stage);
    }
    renameSync(stage, folder);
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

/** Where the mirror has packages. */
function pathsOf(names) {
  const architecture = sh('dpkg --print-architecture').trim();
  const list = `${mirror}/dists/sid/main/binary-${architecture}/Packages.xz`;
  const entries = sh('curl -fsSL "$1" | xz -dc', list).split('\n\n');
  return names.map((name) => {
    const entry = entries.find((text) => text.startsWith(`Package: ${name}\n`)) ?? '';
    return /^Filename: (.+)$/m.exec(entry)[1];
  });
}

function sh(script, ...args) {
  return execFileSync('bash', ['-o', 'pipefail', '-c', script, 'sh', ...args], {
    encoding: 'utf8',
    maxBuffer: 500_000_000,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}
