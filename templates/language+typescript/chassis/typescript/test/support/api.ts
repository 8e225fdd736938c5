import { createAuthenticator } from '../../src/auth.ts';
import { createObserver } from '../../src/http/observe.ts';
import type { Route } from '../../src/http/route.ts';
import { createApiServer } from '../../src/http/server.ts';
import { createLogger } from '../../src/log.ts';
import type { Store } from '../../src/store/port.ts';
import { startMetrics } from '../../src/telemetry/metrics.ts';
import { startTracing } from '../../src/telemetry/tracing.ts';
import type { TestIssuer } from '../../src/testing/issuer.ts';

export interface LogLine {
  level: string;
  msg: string;
  [name: string]: unknown;
}

/** The listener for callers on a free port, without the rest of a service: no admin, and no store but a given one. */
export async function startApi(
  routes: readonly Route[],
  options: {
    issuer?: TestIssuer;
    bodyLimitBytes?: number;
    collector?: string;
    store?: Store;
  } = {},
) {
  const logs: LogLine[] = [];
  const destination = { write: (line: string) => void logs.push(JSON.parse(line)) };
  const log = createLogger({ service: 'test', level: 'info', redact: ['pin'], destination });
  const metrics = startMetrics('test');
  const tracing = await startTracing({
    service: 'test',
    endpoint: options.collector,
    ratio: 1,
    log,
  });
  const { issuer } = options;
  const server = createApiServer({
    routes,
    store: options.store ?? ({} as Store),
    observer: createObserver({ log, tracing }),
    authenticator: issuer && createAuthenticator({ ...issuer, algorithms: ['RS256'], log }),
    log,
    bodyLimitBytes: options.bodyLimitBytes ?? 10_000,
    timeoutMs: undefined,
  });
  const port = await server.listen('127.0.0.1', 0);
  return { server, port, url: `http://127.0.0.1:${port}`, logs, metrics, tracing };
}

export type Api = Awaited<ReturnType<typeof startApi>>;
