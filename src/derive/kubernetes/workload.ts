import { apiPort, given, type Settings } from '../deploy/settings.ts';
import {
  type Component,
  clientLabels,
  labelsOf,
  type Manifest,
  metadata,
  nameLabel,
} from './manifest.ts';

/** What `common/process.yaml` and `common/job.yaml` do not say, which is the same for all. */
export interface Workload {
  name: string;
  /** By which its secrets and its files are found, which are there before it and stay. */
  storedAs: string;
  image: string;
  settings: Settings;
  /** What the image runs, where it is not what it runs by itself. */
  args?: string[];
  /** By their names. */
  servers: readonly string[];
  /** Where it keeps files of its own. */
  dataFolder?: string | undefined;
}

export function serviceAccount(name: string, component: Component): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: metadata(name, component),
    automountServiceAccountToken: false,
  };
}

/** @param before runs to its end in the same pod, before the process starts */
export function deployment(workload: Workload, before?: Workload): Manifest {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadata(workload.name, 'process'),
    spec: {
      selector: { matchLabels: nameLabel(workload.name) },
      template: template(workload, 'process', before),
    },
  };
}

export function job(workload: Workload): Manifest {
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: metadata(workload.name, 'job'),
    spec: { template: template(workload, 'job') },
  };
}

/** What is done by hand, now and then: `kubectl create job --from` opens it. */
export function tool(workload: Workload): Manifest {
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: metadata(workload.name, 'job'),
    spec: {
      // Never by itself; a schedule has to be there.
      suspend: true,
      schedule: '0 0 1 1 *',
      jobTemplate: { spec: { template: template(workload, 'job') } },
    },
  };
}

/** The name by which others call a process. */
export function service(name: string): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadata(name, 'process'),
    spec: {
      selector: nameLabel(name),
      ports: [{ name: 'http', port: apiPort, targetPort: 'http' }],
    },
  };
}

/** Of a file that belongs to one process. */
export function volumeClaim({ name, storedAs }: Workload): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: `${storedAs}-data`, labels: labelsOf(name, 'process') },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
  };
}

function template(workload: Workload, component: Component, before?: Workload) {
  const { name, storedAs, servers, dataFolder } = workload;
  const volumes = [
    ...(secretsOf(workload).length > 0
      ? [{ name: 'secrets', secret: { secretName: storedAs } }]
      : []),
    ...(dataFolder === undefined
      ? []
      : [{ name: 'data', persistentVolumeClaim: { claimName: `${storedAs}-data` } }]),
  ];
  return {
    metadata: { labels: { ...labelsOf(name, component), ...clientLabels(servers) } },
    spec: {
      serviceAccountName: name,
      ...(before && { initContainers: [{ name: 'migrations', ...container(before) }] }),
      containers: [{ name: component, ...container(workload) }],
      ...(volumes.length > 0 && { volumes }),
    },
  };
}

function container(workload: Workload) {
  const { image, args, settings, dataFolder } = workload;
  const env = Object.entries(given(settings).environment);
  const volumeMounts = [
    ...(secretsOf(workload).length > 0
      ? [{ name: 'secrets', mountPath: '/run/secrets', readOnly: true }]
      : []),
    ...(dataFolder === undefined ? [] : [{ name: 'data', mountPath: dataFolder }]),
  ];
  return {
    image,
    ...(args && { args }),
    ...(env.length > 0 && { env: env.map(([name, value]) => ({ name, value })) }),
    ...(volumeMounts.length > 0 && { volumeMounts }),
  };
}

/** The keys of the Secret of its name. */
export const secretsOf = ({ settings }: Workload): string[] => given(settings).secrets;
