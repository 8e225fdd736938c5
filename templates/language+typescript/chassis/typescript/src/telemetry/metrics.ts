import { type Meter, metrics } from '@opentelemetry/api';
import { PrometheusExporter, PrometheusSerializer } from '@opentelemetry/exporter-prometheus';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, type MetricData } from '@opentelemetry/sdk-metrics';
import { durationsProducer } from './durations.ts';
import { promisedSeconds } from './gen/objectives.ts';
import { observeRuntime } from './runtime.ts';

/** Seconds; the ones that the semantic conventions advise for durations. */
export const buckets = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

/** Of requests: whether a promise is kept can be read off without an estimate. */
export const requestBuckets: number[] = [...new Set([...buckets, ...promisedSeconds])].sort(
  (a, b) => a - b,
);

/** What this process measures, read by `/metrics`. */
export interface Metrics {
  /** Prometheus text format 0.0.4. */
  text(): Promise<string>;
}

let started: Metrics | undefined;

/** One for the whole process, as its CPU and memory are. Before it, instruments measure nothing. */
export function startMetrics(service: string): Metrics {
  started ??= createMetrics(service);
  return started;
}

export function meter(): Meter {
  return metrics.getMeter('chassis');
}

function createMetrics(service: string): Metrics {
  const reader = new PrometheusExporter({
    preventServerStart: true,
    metricProducers: [durationsProducer],
  });
  const resource = resourceFromAttributes({ 'service.name': service });
  const provider = new MeterProvider({ resource, readers: [reader] });
  metrics.setGlobalMeterProvider(provider);
  observeRuntime(meter());
  const serializer = new PrometheusSerializer('', false, undefined, false, true);

  return {
    async text() {
      const { resourceMetrics } = await reader.collect();
      const scopeMetrics = resourceMetrics.scopeMetrics.map((scope) => ({
        ...scope,
        metrics: scope.metrics.map(withUnit),
      }));
      return serializer.serialize({ ...resourceMetrics, scopeMetrics });
    },
  };
}

const units: Record<string, string> = { s: 'seconds', By: 'bytes', '1': 'ratio' };

/**
 * The serialiser leaves the unit out of the name, which
 * https://opentelemetry.io/docs/specs/otel/compatibility/prometheus_and_openmetrics/ asks for.
 */
function withUnit(metric: MetricData): MetricData {
  const unit = units[metric.descriptor.unit];
  if (unit === undefined) return metric;
  const name = `${metric.descriptor.name}_${unit}`;
  return { ...metric, descriptor: { ...metric.descriptor, name, unit } };
}
