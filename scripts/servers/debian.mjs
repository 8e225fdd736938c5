import { execFileSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { onPath } from './path.mjs';

// Asked by Debian's packages whether they may start what they bring.
const policy = '/usr/sbin/policy-rc.d';

/**
 * Whether a program is there: installed from Debian's package where this is a Debian and we are root.
 * Nothing of it is started.
 */
export function debianProgram(name, packageName = name) {
  if (onPath(name) !== undefined) return true;
  if (onPath('apt-get') === undefined || process.getuid?.() !== 0) return false;
  console.error(`Installing ${packageName} ...`);
  const forbids = !existsSync(policy);
  if (forbids) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    apt('update');
    apt('install', '-y', '--no-install-recommends', packageName);
    return true;
  } catch {
    return false;
  } finally {
    if (forbids) rmSync(policy);
  }
}

function apt(...args) {
  execFileSync('apt-get', args, {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
