import type { Json } from './client.ts';
import { startServer } from './server.ts';
import { until } from './until.ts';

export interface Span {
  traceId: string;
  spanId: string;
  parentSpanId: string | undefined;
  name: string;
  /** OTLP's number: 2 is server, 3 is client, 4 is producer, 5 is consumer. */
  kind: number;
  /** `service.name` of the resource. */
  service: string | undefined;
  attributes: Readonly<Record<string, unknown>>;
  /** Spans of other traces, or of this one, that it has to do with. */
  links: readonly { traceId: string; spanId: string }[];
  /** What happened meanwhile. */
  events: readonly { name: string; attributes: Readonly<Record<string, unknown>> }[];
}

/** A receiver of OTLP over HTTP, in its JSON form. */
export interface Collector {
  /** What `OTEL_EXPORTER_OTLP_ENDPOINT` is set to. */
  endpoint: string;
  spans: readonly Span[];
  /** Everything that came, as text. */
  received: readonly string[];
  span(what: string, fits: (span: Span) => boolean): Promise<Span>;
  /** Keeps answers back for so many ms; without end where that is Infinity. */
  slow(ms: number): void;
  /** From now on nobody listens. */
  stop(): void;
}

export async function startCollector(): Promise<Collector> {
  const spans: Span[] = [];
  const received: string[] = [];
  let delay = 0;
  const { url: endpoint, server } = await startServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    received.push(text);
    if (request.url === '/v1/traces') spans.push(...spansOf(JSON.parse(text)));
    if (!Number.isFinite(delay)) return;
    setTimeout(() => {
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    }, delay);
  });
  return {
    endpoint,
    spans,
    received,
    span: (what, fits) => until(`the span ${what}`, () => spans.find(fits)),
    slow: (ms) => {
      delay = ms;
    },
    stop: () => server.close().closeAllConnections(),
  };
}

/** https://opentelemetry.io/docs/specs/otlp/#otlphttp */
function spansOf(message: Json): Span[] {
  return message.resourceSpans.flatMap((resource: Json) => {
    const service = attributesOf(resource.resource?.attributes)['service.name'];
    return resource.scopeSpans.flatMap(({ spans }: Json) =>
      spans.map((span: Json) => ({
        traceId: span.traceId,
        spanId: span.spanId,
        parentSpanId: span.parentSpanId || undefined,
        name: span.name,
        kind: span.kind,
        service,
        attributes: attributesOf(span.attributes),
        links: (span.links ?? []).map(({ traceId, spanId }: Json) => ({ traceId, spanId })),
        events: (span.events ?? []).map(({ name, attributes }: Json) => ({
          name,
          attributes: attributesOf(attributes),
        })),
      })),
    );
  });
}

function attributesOf(list: Json[] = []): Record<string, unknown> {
  return Object.fromEntries(
    list.map(({ key, value }) => {
      const [of] = Object.values(value);
      return [key, 'intValue' in value ? Number(of) : of];
    }),
  );
}
