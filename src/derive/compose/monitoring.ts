import type { Blueprint } from '../../blueprint/types.ts';
import { monitoringImages } from '../../catalog/index.ts';
import { type Container, type Containers, common, healthcheck } from './container.ts';

/** The network of what watches, which has a way out: somebody has to be told. */
export const monitoringNetwork = 'observability';

/** Who asks for it. */
export const profiles = ['observability'];

/** What watches, for those who ask for it. */
export function monitoringContainers(blueprint: Blueprint): Containers {
  return { prometheus: prometheus(blueprint), alertmanager, grafana };
}

/** It is a caller of everybody: it reaches processes, and nothing that they lean on. */
function prometheus({ services }: Blueprint): Container {
  return {
    ...common('server'),
    image: monitoringImages.prometheus,
    profiles,
    user: 'nobody',
    command: ['--config.file=/etc/prometheus/prometheus.yaml', '--storage.tsdb.path=/prometheus'],
    volumes: ['../../observability/prometheus:/etc/prometheus:ro', 'prometheus-data:/prometheus'],
    ports: [`127.0.0.1:\${PROMETHEUS_PORT:-9090}:9090`],
    networks: [monitoringNetwork, 'gateway', ...services.map(({ name }) => name)],
    healthcheck: asked('http://127.0.0.1:9090/-/healthy'),
  };
}

const alertmanager: Container = {
  ...common('server'),
  image: monitoringImages.alertmanager,
  profiles,
  user: 'nobody',
  command: [
    '--config.file=/etc/alertmanager/alertmanager.yaml',
    '--storage.path=/alertmanager',
    '--cluster.listen-address=',
  ],
  volumes: [
    '../../observability/alertmanager:/etc/alertmanager:ro',
    'alertmanager-data:/alertmanager',
  ],
  ports: [`127.0.0.1:\${ALERTMANAGER_PORT:-9093}:9093`],
  networks: [monitoringNetwork],
  healthcheck: asked('http://127.0.0.1:9093/-/healthy'),
};

const grafana: Container = {
  ...common('server'),
  image: monitoringImages.grafana,
  profiles,
  environment: {
    // It is for this machine alone, and shows what files say: whoever reaches it may look at everything.
    GF_AUTH_ANONYMOUS_ENABLED: 'true',
    GF_AUTH_ANONYMOUS_ORG_ROLE: 'Editor',
    GF_AUTH_DISABLE_LOGIN_FORM: 'true',
    GF_SECURITY_DISABLE_INITIAL_ADMIN_CREATION: 'true',
    // It tells nobody of itself, and fetches nothing.
    GF_ANALYTICS_REPORTING_ENABLED: 'false',
    GF_ANALYTICS_CHECK_FOR_UPDATES: 'false',
    GF_PLUGINS_PREINSTALL_DISABLED: 'true',
    GF_LOG_MODE: 'console',
  },
  volumes: [
    '../../observability/grafana/provisioning:/etc/grafana/provisioning:ro',
    '../../observability/grafana/dashboards:/etc/grafana/dashboards:ro',
    'grafana-data:/var/lib/grafana',
  ],
  tmpfs: ['/tmp'],
  ports: [`127.0.0.1:\${GRAFANA_PORT:-3000}:3000`],
  networks: [monitoringNetwork],
  healthcheck: asked('http://127.0.0.1:3000/api/health'),
};

function asked(url: string) {
  return healthcheck('wget', '--quiet', '--output-document=-', url);
}
