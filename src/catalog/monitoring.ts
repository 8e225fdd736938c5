/** Images of what watches a system. */
export const monitoringImages = {
  prometheus: 'prom/prometheus:v3.5.3',
  alertmanager: 'prom/alertmanager:v0.33.1',
  grafana: 'grafana/grafana:13.2.3',
  // The smallest distribution that takes what Docker's driver `fluentd` sends.
  collector: 'otel/opentelemetry-collector-k8s:0.161.0',
  tempo: 'grafana/tempo:3.0.3',
  loki: 'grafana/loki:3.7.8',
};
