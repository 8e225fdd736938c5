import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { type Span, SpanStatusCode } from '@opentelemetry/api';
import type { Logger } from '../log.ts';
import { meter, requestBuckets } from '../telemetry/metrics.ts';
import type { Tracing } from '../telemetry/tracing.ts';

/** What telemetry calls a request: the operation's name and its path as in the contract. */
export interface Named {
  name: string;
  path: string;
}

/** Log line, metrics and span of requests, the same in the services and the gateway. */
export interface Observer {
  begin(method: string, headers: IncomingHttpHeaders, operation?: Named): Observation;
}

export function createObserver({ log, tracing }: { log: Logger; tracing: Tracing }): Observer {
  const measure = httpServerMetrics();
  return {
    begin(method, headers, operation) {
      const known = methods.has(method) ? method : '_OTHER';
      const name = operation === undefined ? known : `${known} ${operation.path}`;
      const span = tracing.startServerSpan(name, headers);
      return new Observation(log, measure, span, known, requestId(headers), operation);
    },
  };
}

/** One request, from its first to its last byte. */
export class Observation {
  readonly startedAt: number = performance.now();
  readonly span: Span;
  readonly traceId: string;
  readonly requestId: string;
  readonly method: string;
  readonly operation: Named | undefined;
  readonly #root: Logger;
  readonly #measure: Measure;
  #child: Logger | undefined;

  constructor(
    root: Logger,
    measure: Measure,
    span: Span,
    method: string,
    requestId: string,
    operation: Named | undefined,
  ) {
    this.#root = root;
    this.#measure = measure;
    this.span = span;
    this.traceId = span.spanContext().traceId;
    this.method = method;
    this.requestId = requestId;
    this.operation = operation;
    measure.begin(method);
  }

  /** Made when first asked for: most requests write nothing but their access line. */
  get log(): Logger {
    this.#child ??= this.#root.child(this.#ids());
    return this.#child;
  }

  /** To be called once. @param status undefined when the client went away before an answer */
  finish(status: number | undefined): void {
    const { method, operation, span } = this;
    const duration = performance.now() - this.startedAt;
    this.#measure.end(method, operation?.path, status, duration / 1000);
    if (span.isRecording()) describe(span, this, status);
    span.end();
    const line = {
      ...this.#ids(),
      method,
      route: operation?.path,
      operation: operation?.name,
      status,
      aborted: status === undefined ? true : undefined,
      duration_ms: Math.round(duration * 1000) / 1000,
    };
    if (status === 500) this.#root.error(line, 'request');
    else this.#root.info(line, 'request');
  }

  #ids(): Record<string, string> {
    const { traceId, requestId } = this;
    return { trace_id: traceId, span_id: this.span.spanContext().spanId, request_id: requestId };
  }
}

/** By the semantic conventions for HTTP servers; without the path, which can hold what is private. */
function describe(span: Span, seen: Observation, status: number | undefined): void {
  span.setAttribute('http.request.method', seen.method);
  if (seen.operation) {
    span.setAttribute('http.route', seen.operation.path);
    span.setAttribute('operation', seen.operation.name);
  }
  if (status !== undefined) span.setAttribute('http.response.status_code', status);
  const error = errorType(status);
  if (error !== undefined) {
    span.setAttribute('error.type', error);
    span.setStatus({ code: SpanStatusCode.ERROR });
  }
}

function errorType(status: number | undefined): string | undefined {
  if (status === undefined) return 'aborted';
  return status >= 500 ? String(status) : undefined;
}

/** The methods that a label may name: any other text is a caller's. */
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE']);

interface Measure {
  begin(method: string): void;
  /** @param duration seconds */
  end(
    method: string,
    route: string | undefined,
    status: number | undefined,
    duration: number,
  ): void;
}

function httpServerMetrics(): Measure {
  const durations = meter().createHistogram('http.server.request.duration', {
    description: 'Duration of HTTP server requests',
    unit: 's',
    advice: { explicitBucketBoundaries: requestBuckets },
  });
  const active = new Map<string, number>();
  meter()
    .createObservableUpDownCounter('http.server.active_requests', {
      description: 'Requests in flight',
      unit: '{request}',
    })
    .addCallback((result) => {
      for (const [method, count] of active)
        result.observe(count, { 'http.request.method': method });
    });

  return {
    begin: (method) => void active.set(method, (active.get(method) ?? 0) + 1),
    end(method, route, status, duration) {
      active.set(method, (active.get(method) ?? 1) - 1);
      const labels: Record<string, string | number> = { 'http.request.method': method };
      if (route !== undefined) labels['http.route'] = route;
      if (status !== undefined) labels['http.response.status_code'] = status;
      const error = errorType(status);
      if (error !== undefined) labels['error.type'] = error;
      durations.record(duration, labels);
    },
  };
}

const mine = randomBytes(8).toString('hex');
let made = 0;

/** The caller's `x-request-id` where it is harmless, else a new one. */
export function requestId(headers: IncomingHttpHeaders): string {
  const given = headers['x-request-id'];
  if (typeof given === 'string' && /^[\w.-]{1,128}$/.test(given)) return given;
  return `${mine}-${(++made).toString(36)}`;
}
