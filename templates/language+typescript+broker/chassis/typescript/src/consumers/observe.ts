import {
  type Attributes,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import type { Delivery } from '../broker/port.ts';
import type { Logger } from '../log.ts';
import { buckets, meter } from '../telemetry/metrics.ts';
import type { Outcome } from './outcome.ts';

/** Log line, metrics and span of deliveries, by the semantic conventions for messaging. */
export interface MessageObserver {
  /** @param topic as telemetry may name it: from a short list */
  begin(subscription: string, topic: string, delivery: Delivery): Processing;
}

/** One delivery, from here to its verdict. */
export interface Processing {
  readonly span: Span;
  /** Its lines have the ids of trace and message. */
  readonly log: Logger;
  /** To be called once. */
  finish(outcome: Outcome): void;
}

/** @param system `messaging.system`: the kind of the broker */
export function createMessageObserver(log: Logger, system: string): MessageObserver {
  const consumed = meter().createCounter('messaging.client.consumed.messages', {
    description: 'Messages that were delivered',
    unit: '{message}',
  });
  const durations = meter().createHistogram('messaging.process.duration', {
    description: 'Duration of processing a message',
    unit: 's',
    advice: { explicitBucketBoundaries: buckets },
  });

  return {
    begin(subscription, topic, delivery) {
      const startedAt = performance.now();
      const { message, attempt } = delivery;
      const labels = {
        'messaging.system': system,
        'messaging.destination.name': topic,
        'messaging.destination.subscription.name': subscription,
      };
      const span = startSpan(topic, message, {
        ...labels,
        'messaging.operation.name': 'process',
        'messaging.operation.type': 'process',
        'messaging.message.id': message.id,
      });
      const { traceId: trace_id, spanId: span_id } = span.spanContext();
      const ids = { trace_id, span_id, message_id: message.id, subscription };
      let child: Logger | undefined;
      return {
        span,
        get log() {
          child ??= log.child(ids);
          return child;
        },
        finish({ kind, reason, cause }) {
          const duration = performance.now() - startedAt;
          consumed.add(1, { ...labels, outcome: kind });
          durations.record(duration / 1000, labels);
          if (kind === 'dead' || kind === 'retried') {
            span.setAttribute('error.type', kind);
            span.setStatus({ code: SpanStatusCode.ERROR });
          }
          span.end();
          const line = {
            ...ids,
            topic,
            attempt: attempt > 1 ? attempt : undefined,
            outcome: kind,
            reason,
            err: cause,
            duration_ms: Math.round(duration * 1000) / 1000,
          };
          log[levels[kind]](line, 'message');
        },
      };
    },
  };
}

const levels = { done: 'info', duplicate: 'info', retried: 'warn', dead: 'error' } as const;

const propagator = new W3CTraceContextPropagator();
const getter = {
  keys: (attributes: Readonly<Record<string, string>>) => Object.keys(attributes),
  get: (attributes: Readonly<Record<string, string>>, key: string) => attributes[key],
};

/** The trace goes on where the message came from; the link says so to whoever follows links. */
function startSpan(topic: string, { attributes: carried }: Delivery['message'], more: Attributes) {
  const parent = propagator.extract(ROOT_CONTEXT, carried, getter);
  const from = trace.getSpanContext(parent);
  const links = from === undefined ? [] : [{ context: from }];
  return trace
    .getTracer('chassis')
    .startSpan(`process ${topic}`, { kind: SpanKind.CONSUMER, attributes: more, links }, parent);
}
