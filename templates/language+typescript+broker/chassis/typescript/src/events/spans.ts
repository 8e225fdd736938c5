import { ROOT_CONTEXT, type Span, SpanKind, trace } from '@opentelemetry/api';

/**
 * The span of a message that is made, by the semantic conventions for messaging: what consumers see
 * as its parent. The span itself where the trace is not kept.
 */
export function producerSpan(topic: string, id: string, parent: Span): Span {
  if (!parent.isRecording()) return parent;
  const attributes = {
    'messaging.operation.name': 'send',
    'messaging.operation.type': 'create',
    'messaging.destination.name': topic,
    'messaging.message.id': id,
  };
  const span = trace
    .getTracer('chassis')
    .startSpan(
      `send ${topic}`,
      { kind: SpanKind.PRODUCER, attributes },
      trace.setSpan(ROOT_CONTEXT, parent),
    );
  span.end();
  return span;
}
