import { apiPort } from '../deploy/settings.ts';
import { type Manifest, metadata, nameLabel } from './manifest.ts';

/** Who may call a process, and whom it may call; names and answers of DNS are everybody's (`network.yaml`). */
export function processPolicy(
  name: string,
  edges: { callers: readonly string[]; callees: readonly string[] },
): Manifest {
  const { callers, callees } = edges;
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: metadata(name, 'process'),
    spec: {
      podSelector: { matchLabels: nameLabel(name) },
      policyTypes: ['Ingress', 'Egress'],
      ...(callers.length > 0 && { ingress: [{ from: callers.map(podsOf), ports }] }),
      ...(callees.length > 0 && { egress: [{ to: callees.map(podsOf), ports }] }),
    },
  };
}

const ports = [{ protocol: 'TCP', port: apiPort }];

const podsOf = (name: string) => ({ podSelector: { matchLabels: nameLabel(name) } });
