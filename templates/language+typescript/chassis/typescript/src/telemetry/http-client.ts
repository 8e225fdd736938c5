import { type Span, SpanStatusCode } from '@opentelemetry/api';
import { type Breaker, breakerStates } from '../http/breaker.ts';
import { durations } from './durations.ts';
import { buckets, meter } from './metrics.ts';
import { type Tracing, traceHeaders } from './tracing.ts';

/** One request to a service, as telemetry sees it. */
export interface ObservedCall {
  /** The headers that continue the trace there: names and values in turn. */
  headers: string[];
  /** To be called once. @param status 0 where no answer came */
  end(status: number, error?: Error & { code?: string }): void;
}

export type BeginCall = (parent: Span, method: string, service: string) => ObservedCall;

/** Metric and span of the requests to services, by the semantic conventions for HTTP clients. */
export function createCallObserver(tracing: Tracing): BeginCall {
  const calls = durations({
    name: 'http.client.request.duration',
    description: 'Duration of HTTP client requests',
    boundaries: buckets,
  });

  return (parent, method, service) => {
    const startedAt = performance.now();
    const span = tracing.startClientSpan(method, parent);
    const headers: string[] = [];
    for (const [name, value] of Object.entries(traceHeaders(span))) headers.push(name, value);
    return {
      headers,
      end(status, error) {
        const type = errorType(status, error);
        const key = `${method} ${status} ${service} ${type}`;
        const series = calls.get(key) ?? calls.begin(key, labelsOf(method, service, status, type));
        series.record((performance.now() - startedAt) / 1000);
        // Where the trace is not kept, it is the parent that was given back.
        if (span === parent) return;
        span.setAttributes(labelsOf(method, service, status, type));
        if (type !== undefined) span.setStatus({ code: SpanStatusCode.ERROR });
        span.end();
      },
    };
  };
}

function errorType(
  status: number,
  error: (Error & { code?: string }) | undefined,
): string | undefined {
  if (error !== undefined) return error.code ?? error.name;
  return status >= 500 ? String(status) : undefined;
}

function labelsOf(
  method: string,
  service: string,
  status: number,
  type: string | undefined,
): Record<string, string | number> {
  const labels: Record<string, string | number> = {
    'http.request.method': method,
    'server.address': service,
  };
  if (status !== 0) labels['http.response.status_code'] = status;
  if (type !== undefined) labels['error.type'] = type;
  return labels;
}

/** Tells the state of breakers, by the name of the service that each one is for. */
export function observeBreakers(breakers: () => Iterable<readonly [string, Breaker]>): void {
  meter()
    .createObservableGauge('http.client.breaker_state', {
      description: 'Whether requests are sent: 0 closed, 1 half open, 2 open',
    })
    .addCallback((result) => {
      for (const [service, { state }] of breakers()) {
        result.observe(breakerStates[state], { 'server.address': service });
      }
    });
}
