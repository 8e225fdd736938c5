import { type Span, SpanStatusCode } from '@opentelemetry/api';
import { type Breaker, breakerStates } from '../http/breaker.ts';
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
  const durations = meter().createHistogram('http.client.request.duration', {
    description: 'Duration of HTTP client requests',
    unit: 's',
    advice: { explicitBucketBoundaries: buckets },
  });

  return (parent, method, service) => {
    const startedAt = performance.now();
    const span = tracing.startClientSpan(method, parent);
    return {
      headers: Object.entries(traceHeaders(span)).flat(),
      end(status, error) {
        const labels: Record<string, string | number> = {
          'http.request.method': method,
          'server.address': service,
        };
        if (status !== 0) labels['http.response.status_code'] = status;
        if (error !== undefined) labels['error.type'] = error.code ?? error.name;
        else if (status >= 500) labels['error.type'] = String(status);
        durations.record((performance.now() - startedAt) / 1000, labels);
        // Where the trace is not kept, it is the parent that was given back.
        if (span === parent) return;
        span.setAttributes(labels);
        if (labels['error.type'] !== undefined) span.setStatus({ code: SpanStatusCode.ERROR });
        span.end();
      },
    };
  };
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
