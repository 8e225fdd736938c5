import type { Blueprint } from '../../blueprint/types.ts';
import { issuerAddress, issuerName, issuerSecrets } from '../deploy/issuer.ts';
import {
  databaseSecrets,
  needsPostgres,
  serverFiles,
  serverSecrets,
  serversIn,
} from '../deploy/servers.ts';
import { authentication } from '../deploy/settings.ts';
import { imagesOf, kustomization } from './kustomization.ts';
import { workloadsOf } from './processes.ts';
import { secretsOf } from './workload.ts';

/** `deploy/kubernetes/overlays/dev/kustomization.yaml`. */
export function devKustomization(blueprint: Blueprint) {
  const servers = serversIn(blueprint);
  const { AUTH_ISSUER, AUTH_JWKS_URL } = authentication(blueprint, issuerAddress);
  return {
    ...kustomization(blueprint),
    resources: [
      '../../base',
      ...(servers.length > 0 ? ['../../../servers'] : []),
      `${issuerName}.yaml`,
      ...servers.map((server) => `${server}.yaml`),
    ],
    ...(servers.length > 0 && {
      patches: [{ path: 'common/server.yaml', target: { kind: 'StatefulSet' } }],
    }),
    configMapGenerator: [
      {
        name: 'platform',
        behavior: 'merge',
        literals: [
          `AUTH_ISSUER=${AUTH_ISSUER}`,
          `AUTH_JWKS_URL=${AUTH_JWKS_URL}`,
          `AUTH_TOKEN_URL=${issuerAddress}/token`,
        ],
      },
    ],
    secretGenerator: secrets(blueprint).map(({ name, keys }) => ({
      name,
      files: keys.map((key) => `secrets/${key}`),
    })),
    images: imagesOf(blueprint, 'dev', ['platform-tools']),
  };
}

/** `deploy/servers/kustomization.yaml`. */
export function serversKustomization(blueprint: Blueprint) {
  const { apiVersion, kind } = kustomization(blueprint);
  return {
    apiVersion,
    kind,
    configMapGenerator: serversIn(blueprint).map((name) => ({ name, files: serverFiles[name] })),
  };
}

/** Of everything that runs there. */
function secrets(blueprint: Blueprint) {
  return [
    ...workloadsOf(blueprint).map((workload) => ({
      name: workload.storedAs,
      keys: secretsOf(workload),
    })),
    { name: issuerName, keys: issuerSecrets(blueprint) },
    ...serversIn(blueprint).map((name) => ({ name, keys: [serverSecrets[name]] })),
    ...(needsPostgres(blueprint) ? [{ name: 'databases', keys: databaseSecrets(blueprint) }] : []),
  ].filter(({ keys }) => keys.length > 0);
}
