import { join } from 'node:path';

/** Addresses that nothing else has: the cluster lives in a network namespace of its own. */
export const NODE = '10.97.0.1';
export const SERVICES = '10.96.0.0/24';
const PODS = '10.98.0.0/24';
export const PAUSE = 'standin/pause:1';

/** Where what it starts is counted, so that it can be taken away again. */
export const CGROUP = '/create-microservices-verify';

/** `containerd.toml`: of a version 1 of containerd. */
export function containerdConfig(folder: string, socket: string, cni: string): string {
  return `version = 2
root = ${quoted(join(folder, 'containerd'))}
state = ${quoted(join(folder, 'containerd-state'))}
disabled_plugins = ["io.containerd.internal.v1.opt", "io.containerd.snapshotter.v1.btrfs", "io.containerd.snapshotter.v1.devmapper", "io.containerd.snapshotter.v1.zfs", "io.containerd.snapshotter.v1.aufs"]
[grpc]
  address = ${quoted(socket)}
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "docker.io/${PAUSE}"
  # A machine that is shared may not let a process say that others are to be killed first.
  restrict_oom_score_adj = true
  disable_apparmor = true
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = ${quoted(cni)}
    conf_dir = ${quoted(join(folder, 'net.d'))}
`;
}

const quoted = (text: string) => JSON.stringify(text);

/** A pod has a link to the node and to nobody else: what is said to another one goes through the rules of the node. */
export function podNetwork(folder: string) {
  const ipam = {
    type: 'host-local',
    ranges: [[{ subnet: PODS }]],
    routes: [{ dst: '0.0.0.0/0' }],
    dataDir: join(folder, 'addresses'),
  };
  return { cniVersion: '0.4.0', name: 'pods', plugins: [{ type: 'ptp', ipam }] };
}

/** Whoever has the token may do anything. */
export function access(authority: string, token: string) {
  return {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      {
        name: 'local',
        cluster: { server: `https://${NODE}:6443`, 'certificate-authority-data': authority },
      },
    ],
    users: [{ name: 'admin', user: { token } }],
    contexts: [{ name: 'local', context: { cluster: 'local', user: 'admin' } }],
    'current-context': 'local',
  };
}

export function kubeletConfig(socket: string) {
  return {
    apiVersion: 'kubelet.config.k8s.io/v1beta1',
    kind: 'KubeletConfiguration',
    containerRuntimeEndpoint: `unix://${socket}`,
    address: NODE,
    authentication: { anonymous: { enabled: true }, webhook: { enabled: false } },
    authorization: { mode: 'AlwaysAllow' },
    cgroupDriver: 'cgroupfs',
    cgroupRoot: CGROUP,
    // There are machines that have no other yet.
    failCgroupV1: false,
    clusterDNS: [NODE],
    clusterDomain: 'cluster.local',
    resolvConf: '',
    failSwapOn: false,
    oomScoreAdj: 0,
    // Of a disk that others fill as well.
    evictionHard: {
      'imagefs.available': '1%',
      'nodefs.available': '1%',
      'memory.available': '100Mi',
    },
    imageGCHighThresholdPercent: 100,
  };
}

export function proxyConfig(kubeconfig: string) {
  return {
    apiVersion: 'kubeproxy.config.k8s.io/v1alpha1',
    kind: 'KubeProxyConfiguration',
    clientConnection: { kubeconfig },
    mode: 'iptables',
    clusterCIDR: PODS,
    hostnameOverride: 'local',
    oomScoreAdj: 0,
    conntrack: { maxPerCore: 0, min: 0 },
  };
}
