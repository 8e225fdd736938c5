import type { Blueprint } from '../../blueprint/types.ts';
import { monitoringImages } from '../../catalog/index.ts';
import type { History } from '../../history/history.ts';
import { collectorAddress, collectorName } from '../deploy/collector.ts';
import { containersOf } from './compose.ts';
import { type Container, type Containers, common, healthcheck, needsOf } from './container.ts';
import { monitoringNetwork, profiles } from './monitoring.ts';

/** The network of what keeps traces and logs: who fills it, and who looks into it. It has no way out. */
const storesNetwork = needsOf(monitoringNetwork);

/** What is laid over a container of `compose.yaml`. */
type Overlay = Partial<Container>;

/** `deploy/compose/compose.telemetry.yaml`: traces and logs, for those who want more than metrics. */
export function telemetryCompose(blueprint: Blueprint, history: History) {
  const processes = ['gateway', ...blueprint.services.map(({ name }) => name)];
  const overlays = Object.entries(containersOf(blueprint, history))
    .filter(([, container]) => container.profiles === undefined)
    .map(([name]): [string, Overlay] => [name, observed(name, processes.includes(name))]);
  const services: Record<string, Overlay> = {
    ...Object.fromEntries(overlays),
    grafana: { networks: [storesNetwork] },
    [collectorName]: collector(processes),
    ...stores,
  };
  return {
    services,
    networks: { [storesNetwork]: { internal: true } },
    volumes: { 'loki-data': {}, 'tempo-data': {} },
  };
}

/** @param isProcess whether it has traces of its own */
function observed(name: string, isProcess: boolean): Overlay {
  return {
    ...(isProcess && {
      environment: { OTEL_EXPORTER_OTLP_ENDPOINT: collectorAddress(collectorName) },
    }),
    // Docker tells it with each line.
    labels: { 'service.name': name },
    logging: {
      driver: 'fluentd',
      options: {
        'fluentd-address': `127.0.0.1:${logsPort}`,
        // Nobody waits for the collector, nor ends without it: what it cannot take is dropped after so many lines.
        'fluentd-async': 'true',
        'fluentd-buffer-limit': '8192',
        // What was sent to a collector that ends, or is about to listen, is sent again.
        'fluentd-request-ack': 'true',
        'fluentd-sub-second-precision': 'true',
        labels: 'service.name',
      },
    },
    // Docker tries again ever more seldom: what is said before the collector is there may be a minute late. And it ends last.
    depends_on: { [collectorName]: { condition: 'service_started', required: false } },
  };
}

const logsPort = `\${COLLECTOR_LOGS_PORT:-24224}`;

/** It is where processes are, as their callers are: nobody else shares a network with all of them. */
function collector(processes: readonly string[]): Container {
  return {
    ...common('server'),
    image: monitoringImages.collector,
    profiles,
    user: '10001',
    command: ['--config=/etc/collector/collector.yaml'],
    volumes: ['../../observability/collector:/etc/collector:ro'],
    // Docker's engine, which has the lines of all containers, is no container.
    ports: [`127.0.0.1:${logsPort}:24224`],
    networks: [monitoringNetwork, storesNetwork, ...processes],
  };
}

const stores: Containers = {
  tempo: {
    ...common('server'),
    image: monitoringImages.tempo,
    profiles,
    user: '10001',
    command: ['-config.file=/etc/tempo/tempo.yaml'],
    volumes: ['../../observability/tempo:/etc/tempo:ro', 'tempo-data:/var/tempo'],
    tmpfs: ['/tmp'],
    networks: [storesNetwork],
    // There is no shell in these images: the programs ask themselves.
    healthcheck: healthcheck('/tempo', '-health'),
  },
  loki: {
    ...common('server'),
    image: monitoringImages.loki,
    profiles,
    user: '10001',
    command: ['-config.file=/etc/loki/loki.yaml'],
    volumes: ['../../observability/loki:/etc/loki:ro', 'loki-data:/loki'],
    tmpfs: ['/tmp'],
    networks: [storesNetwork],
    healthcheck: healthcheck('/usr/bin/loki', '-health'),
  },
};
