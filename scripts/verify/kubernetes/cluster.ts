import { type ChildProcess, spawn } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import {
  access,
  CGROUP,
  containerdConfig,
  kubeletConfig,
  NODE,
  PAUSE,
  podNetwork,
  proxyConfig,
  SERVICES,
} from './config.ts';
import { namesOf, serveNames } from './names.ts';
import type { Programs } from './programs.ts';
import { until } from './until.ts';
import { volumesIn } from './volumes.ts';

export interface Cluster {
  /** What kubectl prints. @throws Error with what it complained of */
  kubectl(args: readonly string[]): Promise<string>;
  // biome-ignore lint/suspicious/noExplicitAny: objects of many kinds, looked into without ceremony.
  json(args: readonly string[]): Promise<any>;
  /** Brings images that Docker has on this machine. */
  load(images: readonly string[]): Promise<void>;
}

const ETCD = 'http://127.0.0.1:2379';
const PEERS = 'http://127.0.0.1:2380';

/**
 * Kubernetes with one node, every part the real one. It expects namespaces of its own (network, mounts, processes), and is gone
 * when these are.
 * @param folder for what it keeps; what its parts say is there
 */
export async function startCluster(programs: Programs, folder: string): Promise<Cluster> {
  await execa('ip', ['link', 'set', 'lo', 'up']);
  await execa('ip', ['address', 'add', `${NODE}/32`, 'dev', 'lo']);
  // Whoever asks from the node: there has to be a way before the rules of services can change it.
  await execa('ip', ['route', 'add', SERVICES, 'dev', 'lo']);
  const load = await startContainers(programs, folder);
  await load([PAUSE]);
  const kubeconfig = await startControlPlane(programs, folder);
  const kubectl = async (args: readonly string[]) => {
    const all = ['kubectl', '--kubeconfig', kubeconfig, ...args];
    const { stdout } = await execa(programs.hyperkube, all, { maxBuffer: 1e8 });
    return stdout;
  };
  const json = async (args: readonly string[]) =>
    JSON.parse(await kubectl([...args, '--output', 'json']));
  await startNode(programs, folder, kubeconfig);
  await giveNames(json);
  const volumes = write(folder, 'volumes.json', JSON.stringify(volumesIn(folder, 4)));
  await kubectl(['apply', '--filename', volumes]);
  await until('the node is ready', async () => {
    await kubectl(['wait', 'node/local', '--for=condition=Ready', '--timeout=2s']);
  });
  return { kubectl, json, load };
}

/** A part in the background: what it says is in a file by its name. It ends with the namespace. */
function part(folder: string, program: string, ...args: string[]): ChildProcess {
  const name = program.endsWith('hyperkube') ? args[0] : 'containerd';
  const log = openSync(join(folder, `${name}.log`), 'a');
  return spawn(program, args, { stdio: ['ignore', log, log], cwd: folder });
}

function write(folder: string, name: string, text: string): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text, { mode: 0o600 });
  return path;
}

async function startContainers({ containerd, ctr, cni }: Programs, folder: string) {
  const socket = socketIn(folder);
  write(folder, 'net.d/10-pods.conflist', JSON.stringify(podNetwork(folder)));
  const config = write(folder, 'containerd.toml', containerdConfig(folder, socket, cni));
  part(folder, containerd, '--config', config);
  await until('containerd answers', () => execa(ctr, ['--address', socket, 'version']));
  return async (images: readonly string[]) => {
    const archive = join(folder, 'images.tar');
    await execa('docker', ['save', '--output', archive, ...images]);
    await execa(ctr, ['--address', socket, '--namespace', 'k8s.io', 'images', 'import', archive]);
  };
}

const socketIn = (folder: string) => join(folder, 'containerd.sock');

/** @returns the path of what lets kubectl in */
async function startControlPlane({ hyperkube }: Programs, folder: string): Promise<string> {
  const token = randomBytes(16).toString('hex');
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const signing = write(folder, 'accounts.key', privateKey);
  part(
    folder,
    hyperkube,
    'etcd',
    ...['--data-dir', join(folder, 'etcd'), '--unsafe-no-fsync'],
    ...['--listen-client-urls', ETCD, '--advertise-client-urls', ETCD],
    ...['--listen-peer-urls', PEERS, '--initial-advertise-peer-urls', PEERS],
    ...['--initial-cluster', `default=${PEERS}`],
  );
  part(
    folder,
    hyperkube,
    'kube-apiserver',
    `--etcd-servers=${ETCD}`,
    `--bind-address=${NODE}`,
    `--advertise-address=${NODE}`,
    // It signs a certificate for itself, and puts it there.
    `--cert-dir=${join(folder, 'tls')}`,
    `--service-cluster-ip-range=${SERVICES}`,
    `--token-auth-file=${write(folder, 'tokens.csv', `${token},admin,admin,system:masters\n`)}`,
    '--authorization-mode=RBAC',
    // As everywhere: whether a namespace lets such a pod in is the namespace's affair.
    '--allow-privileged=true',
    `--service-account-key-file=${write(folder, 'accounts.pub', publicKey)}`,
    `--service-account-signing-key-file=${signing}`,
    '--service-account-issuer=https://kubernetes.default.svc',
    '--kubelet-preferred-address-types=InternalIP',
  );
  const certificate = join(folder, 'tls', 'apiserver.crt');
  const kubeconfig = join(folder, 'kubeconfig');
  await until('the API server is ready', async () => {
    const authority = readFileSync(certificate).toString('base64');
    write(folder, 'kubeconfig', JSON.stringify(access(authority, token)));
    await execa(hyperkube, ['kubectl', '--kubeconfig', kubeconfig, 'get', '--raw', '/readyz']);
  });
  part(
    folder,
    hyperkube,
    'kube-controller-manager',
    `--kubeconfig=${kubeconfig}`,
    '--bind-address=127.0.0.1',
    `--service-account-private-key-file=${signing}`,
    `--root-ca-file=${certificate}`,
    '--use-service-account-credentials=true',
  );
  part(
    folder,
    hyperkube,
    'kube-scheduler',
    `--kubeconfig=${kubeconfig}`,
    '--bind-address=127.0.0.1',
  );
  return kubeconfig;
}

async function startNode({ hyperkube }: Programs, folder: string, kubeconfig: string) {
  // Its parts ask for it before they make anything below.
  for (const controller of ['cpu', 'cpuacct', 'cpuset', 'memory', 'pids', 'hugetlb', 'systemd']) {
    mkdirSync(join('/sys/fs/cgroup', controller, CGROUP), { recursive: true });
  }
  part(
    folder,
    hyperkube,
    'kubelet',
    `--config=${write(folder, 'kubelet.json', JSON.stringify(kubeletConfig(socketIn(folder))))}`,
    `--kubeconfig=${kubeconfig}`,
    `--root-dir=${join(folder, 'kubelet')}`,
    `--cert-dir=${join(folder, 'kubelet-tls')}`,
    '--hostname-override=local',
    `--node-ip=${NODE}`,
  );
  const config = write(folder, 'proxy.json', JSON.stringify(proxyConfig(kubeconfig)));
  part(folder, hyperkube, 'kube-proxy', `--config=${config}`);
}

/** Names of the cluster, a moment after there is something by them. */
async function giveNames(json: Cluster['json']): Promise<void> {
  let names = namesOf([], []);
  const look = async () => {
    try {
      const { items } = await json(['get', 'services,endpointslices', '--all-namespaces']);
      const of = (kind: string) => items.filter((item: { kind: string }) => item.kind === kind);
      names = namesOf(of('Service'), of('EndpointSlice'));
    } catch {
      // Those of before are good until it answers again.
    }
    setTimeout(look, 1_000).unref();
  };
  await look();
  await serveNames(NODE, () => names);
}
