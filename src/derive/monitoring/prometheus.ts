import type { Blueprint } from '../../blueprint/types.ts';

/** What all processes of a system listen on for whoever runs them. */
const adminPort = 9080;

/** `observability/prometheus/prometheus.yaml`. */
export function prometheusConfig({ services }: Blueprint) {
  return {
    global: { scrape_interval: '15s', evaluation_interval: '30s' },
    rule_files: ['rules/*.yaml'],
    alerting: { alertmanagers: [{ static_configs: [{ targets: ['alertmanager:9093'] }] }] },
    scrape_configs: [
      {
        job_name: 'services',
        // A name gives the address of each instance.
        dns_sd_configs: [
          {
            names: ['gateway', ...services.map(({ name }) => name)],
            type: 'A',
            port: adminPort,
            refresh_interval: '15s',
          },
        ],
        relabel_configs: [{ source_labels: ['__meta_dns_name'], target_label: 'service' }],
      },
    ],
  };
}
