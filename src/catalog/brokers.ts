import { postgresPackages } from './postgresPackages.ts';
import type { Axis, BrokerOption } from './types.ts';

/** What is run in its place where the chosen broker is not at hand. */
export const substituteBroker = 'postgres';

export const broker: Axis<BrokerOption> = {
  id: 'broker',
  label: 'Message broker',
  preference: ['nats', 'none'],
  options: [
    {
      id: 'nats',
      label: 'NATS JetStream',
      hint: 'small, fast, permissions per service',
      rendered: true,
      tags: ['broker-nats'],
      schemes: ['nats:', 'tls:'],
      packages: {
        typescript: {
          packages: { '@nats-io/jetstream': '3.4.0', '@nats-io/transport-node': '3.4.0' },
          devPackages: {},
        },
      },
      capabilities: {
        permissions: true,
        holdsBack: 'partition',
        replicas: 'parallel',
        deduplicatesForMs: 120_000,
        keepsHistory: true,
      },
      image: 'nats:2-alpine',
    },
    {
      id: 'rabbitmq',
      label: 'RabbitMQ',
      hint: 'queues and routing',
      rendered: true,
      tags: ['broker-rabbitmq'],
      schemes: ['amqp:', 'amqps:'],
      packages: { typescript: { packages: { 'rabbitmq-client': '5.0.8' }, devPackages: {} } },
      capabilities: {
        permissions: true,
        holdsBack: 'window',
        replicas: 'one-active',
        deduplicatesForMs: 0,
        keepsHistory: false,
      },
      image: 'rabbitmq:4',
    },
    {
      id: 'kafka',
      label: 'Apache Kafka',
      hint: 'a log with long retention',
      rendered: false,
      tags: ['broker-kafka'],
      schemes: [],
      packages: {},
      capabilities: undefined,
      image: undefined,
    },
    {
      id: 'redis',
      label: 'Redis Streams',
      hint: 'where Redis runs anyway',
      rendered: false,
      tags: ['broker-redis'],
      schemes: [],
      packages: {},
      capabilities: undefined,
      image: undefined,
    },
    {
      id: 'postgres',
      label: 'PostgreSQL',
      hint: 'no broker to run, for small systems',
      rendered: true,
      tags: ['broker-postgres'],
      schemes: ['postgres:', 'postgresql:'],
      packages: postgresPackages,
      capabilities: {
        permissions: false,
        holdsBack: 'key',
        replicas: 'one-active',
        deduplicatesForMs: 0,
        keepsHistory: false,
      },
      image: undefined,
    },
    {
      id: 'none',
      label: 'None',
      hint: 'services without events',
      rendered: true,
      tags: ['broker-none'],
      schemes: [],
      packages: {},
      capabilities: undefined,
      image: undefined,
    },
  ],
};
