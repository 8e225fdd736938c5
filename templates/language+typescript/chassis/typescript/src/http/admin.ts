import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Logger } from '../log.ts';
import type { Readiness } from '../readiness.ts';
import type { Metrics } from '../telemetry/metrics.ts';

export interface AdminOptions {
  readiness: Readiness;
  metrics: Metrics;
  log: Logger;
}

type Answer = { status: number; type: string; body: string };

/** The listener for whoever runs the process: never reachable from outside (SPEC.md, HLT and TEL). */
export function createAdminServer({ readiness, metrics, log }: AdminOptions): Server {
  const pages: Record<string, () => Promise<Answer>> = {
    '/livez': async () => json(200, { status: 'live' }),
    '/readyz': async () => {
      const reasons = await readiness.reasons();
      if (reasons.length === 0) return json(200, { status: 'ready' });
      return json(503, { status: 'unready', reasons });
    },
    '/metrics': async () => ({
      status: 200,
      type: 'text/plain; version=0.0.4; charset=utf-8',
      body: await metrics.text(),
    }),
  };

  async function answer(request: IncomingMessage): Promise<Answer> {
    const path = request.url?.split('?', 1)[0] ?? '';
    const page = Object.hasOwn(pages, path) ? pages[path] : undefined;
    if (page === undefined) return json(404, { status: 'not found' });
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return json(405, { status: 'method not allowed' });
    }
    return page();
  }

  return createServer(async (request: IncomingMessage, response: ServerResponse) => {
    const { status, type, body } = await answer(request).catch((error: unknown) => {
      log.error({ err: error }, 'the admin listener failed');
      return json(500, { status: 'failed' });
    });
    response.writeHead(status, {
      'content-type': type,
      'content-length': Buffer.byteLength(body),
      'cache-control': 'no-store',
      ...(status === 405 ? { allow: 'GET, HEAD' } : {}),
    });
    response.end(body);
  });
}

function json(status: number, body: unknown): Answer {
  return { status, type: 'application/json; charset=utf-8', body: JSON.stringify(body) };
}
