import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { goProgram, versionOf } from '../../servers/go.mjs';
import { onPath } from '../../servers/path.mjs';

/** Paths of what a node is made of. */
export interface Programs {
  /** All parts of Kubernetes, etcd and kubectl in one. */
  hyperkube: string;
  pause: string;
  /** With its runc and its shim, of Debian. */
  containerd: string;
  ctr: string;
  /** Folder of the plugins that give a pod its address. */
  cni: string;
}

/** What Kubernetes says of itself is not in its sources. */
const kubernetes = '1.35.4';
const [major, minor] = kubernetes.split('.');
const said = { gitVersion: `v${kubernetes}`, gitMajor: major, gitMinor: minor };
const linked = Object.entries(said).map(
  ([name, value]) => `-X k8s.io/component-base/version.${name}=${value}`,
);

/** Builds what is not there: Kubernetes in ten to fifteen minutes on two cores, once. @throws Error saying what is missing */
export function programs(): Programs {
  const hyperkube = built('hyperkube', [`-ldflags=-s -w ${linked.join(' ')}`]);
  const pause = built('pause');
  const cni = '/usr/lib/cni';
  if (!existsSync(join(cni, 'ptp'))) {
    // From the mirror of Debian, as Docker's engine is for the other tests.
    execFileSync(
      'apt-get',
      ['install', '-y', '-qq', '--no-install-recommends', 'containernetworking-plugins'],
      {
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    );
  }
  return { hyperkube, pause, cni, containerd: installed('containerd'), ctr: installed('ctr') };
}

function built(name: string, flags: string[] = []): string {
  const folder = fileURLToPath(new URL(name, import.meta.url));
  const found = goProgram(name, versionOf(folder), folder, flags);
  if (found === undefined) throw new Error(`there is no Go, which builds ${name}`);
  return join(found, name);
}

function installed(name: string): string {
  const path = onPath(name);
  if (path === undefined)
    throw new Error(`${name} is not there: apt-get install containerd runc iptables`);
  return path;
}
