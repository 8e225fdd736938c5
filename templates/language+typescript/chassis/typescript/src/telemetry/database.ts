import { type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { durations } from './durations.ts';
import { buckets } from './metrics.ts';

/** Runs work against a database inside a span and a measurement of its duration. */
export type Observe = <T>(operation: string, work: () => Promise<T>) => Promise<T>;

/**
 * Names by the semantic conventions for database clients.
 * @param system `postgresql`, `sqlite` ... (`db.system.name`)
 */
export function observeDatabase(system: string): Observe {
  const operations = durations({
    name: 'db.client.operation.duration',
    description: 'Duration of database client operations',
    boundaries: buckets,
  });
  const tracer = trace.getTracer('chassis');

  return async (operation, work) => {
    const parent = trace.getActiveSpan();
    const span = parent?.isRecording() ? startSpan(operation) : undefined;
    const startedAt = performance.now();
    let type: string | undefined;
    try {
      return await work();
    } catch (error) {
      type = errorType(error);
      span?.setAttribute('error.type', type);
      span?.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      const key = `${system} ${operation} ${type}`;
      const series = operations.get(key) ?? operations.begin(key, labelsOf(operation, type));
      series.record((performance.now() - startedAt) / 1000);
      span?.end();
    }
  };

  function labelsOf(operation: string, type: string | undefined): Record<string, string> {
    const labels = { 'db.system.name': system, 'db.operation.name': operation };
    return type === undefined ? labels : { ...labels, 'error.type': type };
  }

  function startSpan(operation: string): Span {
    const attributes = { 'db.system.name': system, 'db.operation.name': operation };
    return tracer.startSpan(operation, { kind: SpanKind.CLIENT, attributes });
  }
}

/** The code of a driver's error (SQLSTATE and the like) where it has one: a short, closed list. */
function errorType(error: unknown): string {
  if (!(error instanceof Error)) return '_OTHER';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.constructor.name;
}
