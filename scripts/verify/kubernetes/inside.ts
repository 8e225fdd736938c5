/** In namespaces of its own, from `run.ts`: a cluster, the checks, what they have seen. */
import { join } from 'node:path';
import { checks, killer } from './checks.ts';
import { startCluster } from './cluster.ts';
import { programs } from './programs.ts';

const [folder = '', overlay = '', namespace = '', ...images] = process.argv.slice(2);
const { VERIFY_TOKEN: token = '' } = process.env;

const parts = programs();
const cluster = await startCluster(parts, folder);
console.log(`A node with ${await versionOf()} is ready.`);
await cluster.load(images);

const kill = killer(parts.ctr, join(folder, 'containerd.sock'));
for (const { what, see } of checks({ cluster, namespace, overlay, token, kill })) {
  try {
    console.log(`✓ ${what}: ${await see()}`);
  } catch (error) {
    console.log(`✗ ${what}: ${error instanceof Error ? error.message : error}`);
    console.log(await state());
    process.exitCode = 1;
    break;
  }
}
// Everything that runs here ends with this process.
process.exit();

async function versionOf(): Promise<string> {
  const { serverVersion } = JSON.parse(await cluster.kubectl(['version', '--output', 'json']));
  return `Kubernetes ${serverVersion.gitVersion}`;
}

/** For whoever has to find out why. */
async function state(): Promise<string> {
  const of = ['--namespace', namespace];
  const said = await Promise.allSettled([
    cluster.kubectl([...of, 'get', 'pods,jobs', '--output', 'wide']),
    cluster.kubectl([...of, 'get', 'events', '--sort-by=.lastTimestamp']),
    cluster.kubectl([
      ...of,
      'logs',
      '--all-containers',
      '--prefix',
      '--tail=20',
      '--selector',
      'app.kubernetes.io/part-of',
    ]),
  ]);
  return said
    .map((each) => (each.status === 'fulfilled' ? each.value : `${each.reason}`))
    .join('\n\n');
}
