/** As much of an object of Kubernetes as is said of every kind. */
export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
  [part: string]: unknown;
}

/** What a workload is: a process answers requests, a job ends. */
export type Component = 'process' | 'job';

export function labelsOf(name: string, component: Component) {
  return { ...nameLabel(name), 'app.kubernetes.io/component': component };
}

/** By it everything finds the pods of a workload. */
export const nameLabel = (name: string) => ({ 'app.kubernetes.io/name': name });

/** Of pods that speak to a server which is no part of the system's own code: a store, a broker. */
export function clientLabels(servers: readonly string[]): Record<string, string> {
  return Object.fromEntries(servers.map((server) => [`${server}-client`, 'true']));
}

/** Of whatever else belongs to a workload. */
export function metadata(name: string, component: Component) {
  return { name, labels: labelsOf(name, component) };
}
