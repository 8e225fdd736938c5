/** Images of what watches a system. */
export const monitoringImages = {
  prometheus: 'prom/prometheus:v3.5.3',
  alertmanager: 'prom/alertmanager:v0.33.1',
  grafana: 'grafana/grafana:13.2.3',
};
