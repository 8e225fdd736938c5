import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { type Span, SpanStatusCode } from '@opentelemetry/api';
import type { Logger } from '../log.ts';
import { durations } from '../telemetry/durations.ts';
import { meter, requestBuckets } from '../telemetry/metrics.ts';
import type { Tracing } from '../telemetry/tracing.ts';
import { type Access, accessLog } from './access-log.ts';

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
  const shared: Shared = { log, measure: httpServerMetrics(), write: accessLog(log) };
  return {
    begin(method, headers, operation) {
      const known = methods.has(method) ? method : '_OTHER';
      const name = operation === undefined ? known : `${known} ${operation.path}`;
      const span = tracing.startServerSpan(name, headers);
      return new Observation(shared, span, known, requestId(headers), operation);
    },
  };
}

/** What all observations of an observer share. */
interface Shared {
  log: Logger;
  measure: Measure;
  write(access: Access): void;
}

/** One request, from its first to its last byte. */
export class Observation {
  readonly startedAt: number = performance.now();
  readonly span: Span;
  readonly traceId: string;
  readonly spanId: string;
  readonly requestId: string;
  readonly method: string;
  readonly operation: Named | undefined;
  readonly #shared: Shared;
  #child: Logger | undefined;

  constructor(
    shared: Shared,
    span: Span,
    method: string,
    requestId: string,
    operation: Named | undefined,
  ) {
    const { traceId, spanId } = span.spanContext();
    this.#shared = shared;
    this.span = span;
    this.traceId = traceId;
    this.spanId = spanId;
    this.method = method;
    this.requestId = requestId;
    this.operation = operation;
    shared.measure.begin(method);
  }

  /** Made when first asked for: most requests write nothing but their access line. */
  get log(): Logger {
    this.#child ??= this.#shared.log.child({
      trace_id: this.traceId,
      span_id: this.spanId,
      request_id: this.requestId,
    });
    return this.#child;
  }

  /** To be called once. @param status undefined when the client went away before an answer */
  finish(status: number | undefined): void {
    const { traceId, spanId, requestId, method, operation, span } = this;
    const durationMs = performance.now() - this.startedAt;
    this.#shared.measure.end(method, operation?.path, status, durationMs / 1000);
    if (span.isRecording()) describe(span, this, status);
    span.end();
    this.#shared.write({ traceId, spanId, requestId, method, operation, status, durationMs });
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
  const requests = durations({
    name: 'http.server.request.duration',
    description: 'Duration of HTTP server requests',
    boundaries: requestBuckets,
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
      const key = `${method} ${status} ${route}`;
      const series = requests.get(key) ?? requests.begin(key, labelsOf(method, route, status));
      series.record(duration);
    },
  };
}

function labelsOf(
  method: string,
  route: string | undefined,
  status: number | undefined,
): Record<string, string | number> {
  const labels: Record<string, string | number> = { 'http.request.method': method };
  if (route !== undefined) labels['http.route'] = route;
  if (status !== undefined) labels['http.response.status_code'] = status;
  const error = errorType(status);
  if (error !== undefined) labels['error.type'] = error;
  return labels;
}

const mine = randomBytes(8).toString('hex');
let made = 0;

/** The caller's `x-request-id` where it is harmless, else a new one. */
export function requestId(headers: IncomingHttpHeaders): string {
  const given = headers['x-request-id'];
  if (typeof given === 'string' && /^[\w.-]{1,128}$/.test(given)) return given;
  return `${mine}-${(++made).toString(36)}`;
}
