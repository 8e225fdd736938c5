import type { Blueprint } from '../../blueprint/types.ts';
import type { RuleGroup } from '../monitoring/rule.ts';
import { filesOf } from './kustomization.ts';
import { type Manifest, metadata } from './manifest.ts';

/** `deploy/kubernetes/components/monitoring/kustomization.yaml`. */
export function monitoringKustomization({ services }: Blueprint) {
  return {
    apiVersion: 'kustomize.config.k8s.io/v1alpha1',
    kind: 'Component',
    resources: ['processes.yaml', 'gateway.yaml', ...filesOf(services)],
  };
}

/** `deploy/kubernetes/components/monitoring/...`: rules as Prometheus' operator takes them. */
export function ruleManifest(name: string, { groups }: { groups: RuleGroup[] }): Manifest {
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: metadata(name, 'process'),
    spec: { groups },
  };
}
