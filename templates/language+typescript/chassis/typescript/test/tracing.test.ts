import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, describe, it } from 'node:test';
import { ROOT_CONTEXT, type Span, trace } from '@opentelemetry/api';
import { SamplingDecision, TraceIdRatioBasedSampler } from '@opentelemetry/sdk-trace';
import { createLogger } from '../src/log.ts';
import { startTracing } from '../src/telemetry/tracing.ts';

const sent: string[] = [];
const collector = createServer(async (request, response) => {
  sent.push(Buffer.concat(await request.toArray()).toString());
  response.setHeader('content-type', 'application/json').end('{}');
}).listen(0, '127.0.0.1');
await once(collector, 'listening');
after(() => void collector.close().closeAllConnections());

const ratio = 0.5;
const tracing = await startTracing({
  service: 'test',
  endpoint: `http://127.0.0.1:${(collector.address() as AddressInfo).port}`,
  ratio,
  edge: true,
  log: createLogger({ service: 'test', level: 'fatal' }),
});

const sampler = new TraceIdRatioBasedSampler(ratio);
function keeps(span: Span): boolean {
  const { traceId } = span.spanContext();
  const { decision } = sampler.shouldSample(ROOT_CONTEXT, traceId);
  return decision === SamplingDecision.RECORD_AND_SAMPLED;
}

describe('traces', () => {
  it('begin with ids of their own, which decide whether they are kept', async () => {
    const spans = Array.from({ length: 1_000 }, () => tracing.startServerSpan('GET /a', {}));
    for (const span of spans) {
      const { traceId, spanId, traceFlags } = span.spanContext();
      assert.match(`${traceId} ${spanId}`, /^[0-9a-f]{32} [0-9a-f]{16}$/);
      assert.equal(span.isRecording(), keeps(span));
      assert.equal(traceFlags, keeps(span) ? 1 : 0);
      span.end();
    }
    const kept = spans.filter(keeps).length;
    assert.ok(kept > 350 && kept < 650, `${kept} of 1000`);
    assert.equal(new Set(spans.map((span) => span.spanContext().traceId)).size, 1_000);
    assert.equal(new Set(spans.map((span) => span.spanContext().spanId)).size, 1_000);
  });

  it('that others begin beside them have other ids', () => {
    const dropped = Array.from({ length: 20 }, () => tracing.startServerSpan('GET /a', {}));
    const span = trace.getTracer('other').startSpan('job');
    const ids = dropped.map((each) => each.spanContext().traceId);
    assert.ok(!ids.includes(span.spanContext().traceId));
    span.end();
  });

  it('of callers go on, kept or not, with their state', () => {
    for (let index = 0; index < 50; index += 1) {
      const traceId = tracing.startServerSpan('GET /a', {}).spanContext().traceId;
      const traceparent = `00-${traceId}-b7ad6b7169203331-01`;
      const span = tracing.startServerSpan('GET /a', { traceparent, tracestate: 'a=1' });
      const seen = span.spanContext();
      assert.equal(seen.traceId, traceId);
      assert.notEqual(seen.spanId, 'b7ad6b7169203331');
      assert.equal(seen.traceState?.serialize(), 'a=1');
      assert.equal(span.isRecording(), keeps(span));
      span.end();
    }
  });

  it('reach the collector where they are kept, and only there', async () => {
    const spans = Array.from({ length: 40 }, () => tracing.startServerSpan('GET /last', {}));
    const isKept = spans.map((span) => span.isRecording());
    for (const span of spans) span.end();
    await tracing.shutdown();
    const all = sent.join('');
    const told = spans.map((span) => all.includes(span.spanContext().traceId));
    assert.deepEqual(told, isKept);
  });
});
