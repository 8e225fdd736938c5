import type { Scaling } from '../../blueprint/types.ts';
import { type Manifest, metadata, nameLabel } from './manifest.ts';

/** `deploy/kubernetes/overlays/production/services/<service>.yaml`: how many run, and how many stay. */
export function scalingManifests(name: string, scaling: Scaling): Manifest[] {
  // One alone would be an outage whenever its node goes.
  const minReplicas = Math.max(2, scaling.min);
  return [
    {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: metadata(name, 'process'),
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
        minReplicas,
        maxReplicas: Math.max(minReplicas, scaling.max),
        metrics: metricsOf(name, scaling),
      },
    },
    {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: metadata(name, 'process'),
      spec: {
        maxUnavailable: 1,
        // A pod that is not ready helps nobody, and need not hold up a node that is drained.
        unhealthyPodEvictionPolicy: 'AlwaysAllow',
        selector: { matchLabels: nameLabel(name) },
      },
    },
  ];
}

function metricsOf(name: string, { cpuPercent, queueLag }: Scaling) {
  return [
    ...(cpuPercent === undefined
      ? []
      : [
          {
            type: 'Resource',
            resource: {
              name: 'cpu',
              target: { type: 'Utilization', averageUtilization: cpuPercent },
            },
          },
        ]),
    ...(queueLag === undefined
      ? []
      : [
          {
            type: 'External',
            external: {
              metric: {
                name: 'consumer_lag_messages',
                selector: { matchLabels: { service: name } },
              },
              target: { type: 'AverageValue', averageValue: String(queueLag) },
            },
          },
        ]),
  ];
}
