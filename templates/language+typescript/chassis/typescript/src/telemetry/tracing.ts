import type { IncomingHttpHeaders } from 'node:http';
import {
  context,
  DiagLogLevel,
  diag,
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  SpanKind,
  TraceFlags,
  trace,
} from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  AlwaysOffSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  type Sampler,
  SamplingDecision,
  type SpanProcessor,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { Logger } from '../log.ts';
import { TraceIds } from './ids.ts';

export interface TracingOptions {
  /** Name of the service. */
  service: string;
  /** Address of an OTLP/HTTP collector; without one no span is kept, but every request has its ids. */
  endpoint: string | undefined;
  /** Part of new traces that is kept, 0 to 1. */
  ratio: number;
  /** Callers are strangers: whether a trace is kept is decided here, not by their flag. */
  edge?: boolean;
  log: Logger;
}

/** Spans at the seams of the chassis; nothing is patched. */
export interface Tracing {
  /** @param name `METHOD /route` */
  startServerSpan(name: string, headers: IncomingHttpHeaders): Span;
  /** For a call to another process; the parent itself where it is not kept. */
  startClientSpan(name: string, parent: Span): Span;
  /** Sends what is left. */
  shutdown(): Promise<void>;
}

const propagator = new W3CTraceContextPropagator();
const getter = {
  keys: (headers: IncomingHttpHeaders) => Object.keys(headers),
  get: (headers: IncomingHttpHeaders, key: string) => headers[key],
};

export async function startTracing(options: TracingOptions): Promise<Tracing> {
  const { service, endpoint } = options;
  const sampler = chooseSampler(options);
  const ids = new TraceIds();
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': service }),
    sampler,
    idGenerator: ids,
    spanProcessors: endpoint === undefined ? [] : [await exportTo(endpoint, options.log)],
  });
  trace.setGlobalTracerProvider(provider);
  const tracer = provider.getTracer('chassis');

  return {
    startServerSpan(name, headers) {
      const parent =
        headers.traceparent === undefined
          ? ROOT_CONTEXT
          : propagator.extract(ROOT_CONTEXT, headers, getter);
      const caller = trace.getSpanContext(parent);
      const traceId = caller?.traceId ?? ids.generateTraceId();
      const kind = SpanKind.SERVER;
      // Most are not kept. Asked here, they cost their ids and nothing else of a span.
      const { decision } = sampler.shouldSample(parent, traceId, name, kind, {}, []);
      if (decision === SamplingDecision.NOT_RECORD) {
        return trace.wrapSpanContext(notKept(traceId, ids.generateSpanId(), caller));
      }
      if (caller === undefined) ids.continueWith(traceId);
      return tracer.startSpan(name, { kind }, parent);
    },
    startClientSpan(name, parent) {
      if (!parent.isRecording()) return parent;
      return tracer.startSpan(name, { kind: SpanKind.CLIENT }, trace.setSpan(ROOT_CONTEXT, parent));
    },
    shutdown: () => provider.shutdown(),
  };
}

function notKept(traceId: string, spanId: string, caller: SpanContext | undefined): SpanContext {
  const context: SpanContext = { traceId, spanId, traceFlags: TraceFlags.NONE };
  if (caller?.traceState !== undefined) context.traceState = caller.traceState;
  return context;
}

/** Runs work so that spans below find this one as their parent; free where it is not kept. */
export function runInside<T>(span: Span, work: () => T): T {
  return span.isRecording() ? context.with(trace.setSpan(ROOT_CONTEXT, span), work) : work();
}

/** The headers that continue a trace in another process (W3C Trace Context). */
export function traceHeaders(span: Span): Record<string, string> {
  const { traceId, spanId, traceFlags, traceState } = span.spanContext();
  const traceparent = `00-${traceId}-${spanId}-${traceFlags & 1 ? '01' : '00'}`;
  const tracestate = traceState?.serialize();
  return tracestate ? { traceparent, tracestate } : { traceparent };
}

/** A collector elsewhere may want the trace: without one here, the caller's flag is passed on. */
function chooseSampler({ endpoint, ratio, edge }: TracingOptions): Sampler {
  const root =
    endpoint === undefined ? new AlwaysOffSampler() : new TraceIdRatioBasedSampler(ratio);
  return edge ? root : new ParentBasedSampler({ root });
}

async function exportTo(endpoint: string, log: Logger): Promise<SpanProcessor> {
  // Loaded here, since most processes in development have no collector.
  const [{ OTLPTraceExporter }, { AsyncLocalStorageContextManager }] = await Promise.all([
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/context-async-hooks'),
  ]);
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  const warn = (message: string) => log.warn({ reason: message.slice(0, 200) }, 'telemetry');
  const quiet = () => {};
  diag.setLogger(
    { error: warn, warn, info: quiet, debug: quiet, verbose: quiet },
    DiagLogLevel.WARN,
  );
  const url = `${endpoint.replace(/\/$/, '')}/v1/traces`;
  return new BatchSpanProcessor({
    exporter: new OTLPTraceExporter({ url, timeoutMillis: 5_000 }),
    exportTimeoutMillis: 5_000,
    scheduledDelayMillis: 1_000,
  });
}
