import type { Blueprint } from '../../blueprint/types.ts';
import { usedBroker } from '../brokers.ts';
import { dataFolder } from '../images.ts';
import { filesOf, kustomization } from './kustomization.ts';

/** `deploy/kubernetes/base/kustomization.yaml`. */
export function baseKustomization(blueprint: Blueprint) {
  const { services, platform } = blueprint;
  const { audience, algorithms } = platform.identity;
  const hasBroker = usedBroker(blueprint) !== 'none';
  const onFiles = services.filter((service) => dataFolder(service) !== undefined);
  const hasJobs = hasBroker || onFiles.length < services.length;
  return {
    ...kustomization(blueprint),
    resources: [
      'namespace.yaml',
      'network.yaml',
      'gateway.yaml',
      ...(hasBroker ? ['provision.yaml', 'dlq.yaml'] : []),
      ...filesOf(services),
    ],
    configMapGenerator: [
      {
        name: 'platform',
        literals: [`AUTH_AUDIENCE=${audience}`, `AUTH_ALGORITHMS=${algorithms.join(',')}`],
      },
    ],
    patches: [
      patch('process', { kind: 'Deployment' }),
      ...(onFiles.length > 0
        ? [patch('file', { kind: 'Deployment', name: anyOf(onFiles.map(({ name }) => name)) })]
        : []),
      ...(hasJobs ? [patch('job', { kind: 'Job' })] : []),
      ...(hasBroker ? [patch('tool', { kind: 'CronJob' })] : []),
    ],
  };
}

const patch = (name: string, target: object) => ({ path: `common/${name}.yaml`, target });

const anyOf = (names: readonly string[]) => `^(${names.join('|')})$`;
