import type { Blueprint } from '../../blueprint/types.ts';
import { usedBroker } from '../brokers.ts';
import { collectorAddress, collectorName, otlpPort } from '../deploy/collector.ts';
import { serverPorts, serversIn } from '../deploy/servers.ts';
import { dataFolder } from '../images.ts';
import { deployedIssuer } from '../system.ts';
import { filesOf, imagesOf, kustomization } from './kustomization.ts';
import type { Manifest } from './manifest.ts';

/** Of the examples: nobody has them (RFC 5737). */
const somewhere = { ipBlock: { cidr: '192.0.2.0/24' } };
/** The namespace of what watches. */
const monitoring = 'monitoring';

/** `deploy/kubernetes/overlays/production/kustomization.yaml`. */
export function productionKustomization(blueprint: Blueprint) {
  const scalable = blueprint.services.filter((service) => dataFolder(service) === undefined);
  const tools = usedBroker(blueprint) === 'none' ? [] : ['platform-tools'];
  return {
    ...kustomization(blueprint),
    resources: ['../../base', 'platform.yaml', 'route.yaml', 'gateway.yaml', ...filesOf(scalable)],
    components: ['../../components/monitoring'],
    patches: [{ path: 'common/scaler.yaml', target: { kind: 'HorizontalPodAutoscaler' } }],
    configMapGenerator: [{ name: 'platform', behavior: 'merge', literals: settings(blueprint) }],
    images: imagesOf(blueprint, '0.0.0', tools),
  };
}

/** `deploy/kubernetes/overlays/production/platform.yaml`: the way out to what is no part of the repo. */
export function platformPolicies(blueprint: Blueprint): Manifest[] {
  const processes = { 'app.kubernetes.io/component': 'process' };
  return [
    ...serversIn(blueprint).map((server) =>
      wayOut(server, { [`${server}-client`]: 'true' }, somewhere, serverPorts[server]),
    ),
    wayOut('issuer', processes, somewhere, 443),
    wayOut(collectorName, processes, namespaceOf(monitoring), otlpPort),
  ];
}

/** Told to every process, beside what is the same everywhere. */
function settings(blueprint: Blueprint): string[] {
  return [
    `AUTH_ISSUER=${deployedIssuer(blueprint)}`,
    'AUTH_JWKS_URL=https://issuer.example.com/.well-known/jwks.json',
    'AUTH_TOKEN_URL=https://issuer.example.com/token',
    `OTEL_EXPORTER_OTLP_ENDPOINT=${collectorAddress(`${collectorName}.${monitoring}`)}`,
    // Nobody reaches the gateway but what stands before it.
    'TRUST_PROXY=true',
  ];
}

function namespaceOf(name: string) {
  return { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } };
}

function wayOut(
  name: string,
  matchLabels: Record<string, string>,
  to: object,
  port: number | undefined,
): Manifest {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: `out.${name}` },
    spec: {
      podSelector: { matchLabels },
      policyTypes: ['Egress'],
      egress: [{ to: [to], ports: [{ protocol: 'TCP', port }] }],
    },
  };
}
