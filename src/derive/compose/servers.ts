import type { Blueprint, Service } from '../../blueprint/types.ts';
import { catalog } from '../../catalog/index.ts';
import { usesBroker } from '../brokers.ts';
import {
  brokerServer,
  databaseSecrets,
  databasesOf,
  needsPostgres,
  serversOf,
} from '../deploy/servers.ts';
import { secretFile } from '../deploy/settings.ts';
import {
  type Container,
  type Containers,
  common,
  healthcheck,
  healthy,
  needsOf,
  toolsNetwork,
} from './container.ts';

/** PostgreSQL with the databases of services, and the broker. */
export function serverContainers(blueprint: Blueprint): Containers {
  const server = brokerServer(blueprint);
  const broker = server === undefined ? undefined : brokers[server];
  return {
    ...(needsPostgres(blueprint) && postgres(blueprint)),
    ...(server !== undefined && broker !== undefined && { [server]: broker(blueprint) }),
  };
}

function postgres(blueprint: Blueprint): Containers {
  const { services } = blueprint;
  const users = services.filter((service) => serversOf(service, blueprint).includes('postgres'));
  const shared = { image: imageOf(catalog.datastore, 'postgres'), user: 'postgres' };
  return {
    postgres: {
      ...common('server'),
      ...shared,
      environment: { POSTGRES_PASSWORD_FILE: secretFile('postgres-password') },
      secrets: ['postgres-password'],
      volumes: ['postgres-data:/var/lib/postgresql'],
      tmpfs: ['/tmp', '/var/run/postgresql'],
      networks: [toolsNetwork, ...users.map(({ name }) => needsOf(name))],
      // By TCP: while a new server is set up, it listens on its socket only.
      healthcheck: healthcheck('pg_isready', '--host=127.0.0.1', '--username=postgres'),
    },
    databases: {
      ...common('job'),
      ...shared,
      entrypoint: ['sh', '/databases.sh'],
      command: databasesOf(blueprint),
      secrets: databaseSecrets(blueprint),
      volumes: [
        '../servers/postgres/databases.sh:/databases.sh:ro',
        '../servers/postgres/databases.sql:/databases.sql:ro',
      ],
      networks: [toolsNetwork],
      depends_on: { postgres: healthy },
    },
  };
}

/** By the id of the broker. */
const brokers: Readonly<Record<string, (blueprint: Blueprint) => Container>> = {
  nats: (blueprint) => ({
    ...common('server'),
    image: imageOf(catalog.broker, 'nats'),
    command: ['--config', '/etc/nats/nats.conf'],
    // It ends well on SIGTERM too, and calls that a failure.
    stop_signal: 'SIGINT',
    secrets: ['nats-accounts'],
    volumes: ['../servers/nats/nats.conf:/etc/nats/nats.conf:ro', 'nats-data:/data'],
    networks: [toolsNetwork, ...networksOf(usersOf(blueprint))],
    healthcheck: healthcheck(
      'wget',
      '--quiet',
      '--output-document=-',
      'http://127.0.0.1:8222/healthz',
    ),
  }),
  rabbitmq: (blueprint) => ({
    ...common('server'),
    image: imageOf(catalog.broker, 'rabbitmq'),
    user: 'rabbitmq',
    // Its data belong to a node, which is called by the name of its host.
    hostname: 'rabbitmq',
    secrets: ['rabbitmq-definitions'],
    volumes: [
      '../servers/rabbitmq/rabbitmq.conf:/etc/rabbitmq/rabbitmq.conf:ro',
      'rabbitmq-data:/var/lib/rabbitmq',
    ],
    tmpfs: ['/tmp', '/var/log/rabbitmq'],
    networks: [toolsNetwork, ...networksOf(usersOf(blueprint))],
    healthcheck: healthcheck('rabbitmq-diagnostics', '--quiet', 'check_port_listener', '5672'),
  }),
};

function usersOf({ services }: Blueprint): Service[] {
  return services.filter(usesBroker);
}

const networksOf = (services: readonly Service[]) => services.map(({ name }) => needsOf(name));

function imageOf(axis: typeof catalog.datastore | typeof catalog.broker, id: string): string {
  const image = axis.options.find((option) => option.id === id)?.image;
  if (image === undefined) throw new Error(`${axis.id} ${id} has no image`);
  return image;
}
