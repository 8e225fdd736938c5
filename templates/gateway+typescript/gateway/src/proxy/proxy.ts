import {
  createCallObserver,
  invalid,
  observeBreakers,
  Problem,
  type Tracing,
} from '@local/chassis/gateway';
import type { Admission } from '../edge/admission.ts';
import type { Exchange } from '../edge/exchange.ts';
import type { PublicRoute } from '../routes/route.ts';
import { originForm } from '../routes/target.ts';
import type { GatewaySettings } from '../settings.ts';
import { forward } from './forward.ts';
import { requestBody } from './request-body.ts';
import { requestHeaders } from './request-headers.ts';
import { Upstream } from './upstream.ts';

export interface ProxyOptions {
  settings: GatewaySettings;
  admission: Admission;
  tracing: Tracing;
}

/** The way of a request from its route to its service. */
export interface Proxy {
  /** Gives what serves the requests of a route; it never rejects. */
  routeTo(route: PublicRoute): (exchange: Exchange) => Promise<void>;
  close(): Promise<void>;
}

export function createProxy({ settings, admission, tracing }: ProxyOptions): Proxy {
  const beginCall = createCallObserver(tracing);
  const upstreams = new Map<string, Upstream>();
  for (const [name, url] of settings.services) {
    const maxRequests = settings.UPSTREAM_MAX_REQUESTS;
    upstreams.set(name, new Upstream({ name, url, maxRequests }));
  }
  observeBreakers(() => [...upstreams].map(([name, { breaker }]) => [name, breaker] as const));

  return {
    routeTo(route) {
      const upstream = upstreams.get(route.service);
      if (upstream === undefined) throw new Error(`no service ${route.service}`);
      const limitMs = settings.REQUEST_TIMEOUT_MS ?? route.timeoutMs;

      return async (exchange) => {
        try {
          exchange.startClock(limitMs);
          // Nothing to wait for, as a rule: a hot request is on its way within this very turn.
          const admitted = admission.admit(exchange, route.auth);
          if (admitted !== undefined) await admitted;
          const { request, response } = exchange;
          const path = pathOf(exchange);
          const read = requestBody(request, response, settings.BODY_LIMIT_BYTES);
          const body = read instanceof Promise ? await read : read;
          if (exchange.over) return;
          const headers = requestHeaders(request.headers, passport(exchange));
          forward(exchange, upstream, { path, headers, body, beginCall });
        } catch (error) {
          exchange.refuse(error);
        }
      };
    },

    async close() {
      await Promise.all([...upstreams.values()].map((upstream) => upstream.close()));
    },
  };

  function passport(exchange: Exchange) {
    return {
      requestId: exchange.observation.requestId,
      deadlineMs: Math.floor(exchange.deadline.remaining()),
      peer: exchange.request.socket.remoteAddress ?? '',
      trusted: settings.TRUST_PROXY,
    };
  }
}

/** What the service is asked for. @throws Problem where that would not be sure */
function pathOf({ request }: Exchange): string {
  if (request.headers.host === undefined && request.httpVersion !== '1.0') {
    throw new Problem('malformed-request', undefined, { headers: { connection: 'close' } });
  }
  const path = originForm(request.url ?? '');
  if (path !== undefined) return path;
  const message = 'has a dot segment, a backslash or a fragment';
  throw invalid([{ in: 'path', path: '', message }]);
}
