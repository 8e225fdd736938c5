import type { Blueprint } from '../../blueprint/types.ts';
import { usedBroker } from '../brokers.ts';
import { issuerName, issuerSecrets } from '../deploy/issuer.ts';
import { brokerServer } from '../deploy/servers.ts';
import { apiPort, brokerAdminSecret, secretFile } from '../deploy/settings.ts';
import { imageName } from '../images.ts';
import {
  built,
  type Container,
  type Containers,
  common,
  completed,
  healthcheck,
  healthy,
  needsOf,
  ofAnother,
  toolsNetwork,
} from './container.ts';

/** What runs beside services and servers: the issuer of tokens, and what prepares the broker. */
export function toolContainers(blueprint: Blueprint): Containers {
  return { [issuerName]: issuer(blueprint), ...brokerTools(blueprint) };
}

const imageOf = (blueprint: Blueprint) => imageName(blueprint, 'platform-tools');

function issuer(blueprint: Blueprint): Container {
  const { services } = blueprint;
  const keys = `http://127.0.0.1:${apiPort}/.well-known/jwks.json`;
  return {
    ...common('process'),
    image: imageOf(blueprint),
    ...built('tools/Dockerfile'),
    command: ['dist/issuer.js'],
    secrets: issuerSecrets(blueprint),
    networks: [needsOf('gateway'), ...services.map(({ name }) => needsOf(name))],
    healthcheck: healthcheck(
      ...['/nodejs/bin/node', '-e'],
      `fetch('${keys}').then(({ ok }) => process.exit(ok ? 0 : 1))`,
    ),
  };
}

function brokerTools(blueprint: Blueprint): Containers {
  if (usedBroker(blueprint) === 'none') return {};
  const server = brokerServer(blueprint);
  const secret = brokerAdminSecret(blueprint);
  const image = imageOf(blueprint);
  const shared = { image, ...ofAnother, secrets: [secret], networks: [toolsNetwork] };
  return {
    provision: {
      ...common('job'),
      ...shared,
      command: ['dist/provision.js'],
      environment: { BROKER_ADMIN_URL_FILE: secretFile(secret) },
      depends_on: server === undefined ? { databases: completed } : { [server]: healthy },
    },
    dlq: {
      ...common('job'),
      ...shared,
      profiles: ['tools'],
      entrypoint: ['/nodejs/bin/node', 'dist/dlq.js'],
      command: ['ls'],
      environment: { BROKER_URL_FILE: secretFile(secret) },
    },
  };
}
