import type { Span } from '@opentelemetry/api';
import { traceHeaders } from '../telemetry/tracing.ts';
import type { EventModel } from './model.ts';

/** When something happened, and in which request or delivery. */
export interface Occasion {
  readonly now: Date;
  readonly span: Span;
}

/**
 * The attributes of CloudEvents 1.0 (https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md)
 * beside `specversion`, `id` and `type`, which every message has in places of their own; with the
 * extensions for partitioning and distributed tracing. How they are spelled on a wire is the
 * broker's business.
 */
export function attributesOf(
  service: string,
  { contract }: EventModel,
  key: string,
  { now, span }: Occasion,
): Record<string, string> {
  return {
    source: `/services/${service}`,
    time: now.toISOString(),
    subject: key,
    datacontenttype: 'application/json',
    dataschema: contract,
    partitionkey: key,
    ...traceHeaders(span),
  };
}

/** The headers of W3C Trace Context among attributes: the trace that a message goes on with. */
export function traceOf({ traceparent, tracestate }: Readonly<Record<string, string>>): {
  traceparent?: string;
  tracestate?: string;
} {
  return { traceparent, tracestate };
}
