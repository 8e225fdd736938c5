import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type ApiServer,
  type Authenticator,
  allowedMethods,
  answerBrokenRequest,
  closeServer,
  createObserver,
  fastify,
  type Logger,
  type Named,
  Problem,
  successorFields,
  type Tracing,
  toFastifyPath,
} from '@local/chassis/gateway';
import { createDocs, DOCS_POLICY } from './docs/docs.ts';
import { createAdmission } from './edge/admission.ts';
import { createCors } from './edge/cors.ts';
import { type Edge, Exchange } from './edge/exchange.ts';
import { securityHeaders } from './edge/security-headers.ts';
import { createProxy } from './proxy/proxy.ts';
import type { GatewayModel } from './routes/route.ts';
import { pathOf } from './routes/target.ts';
import type { GatewaySettings } from './settings.ts';

export interface GatewayOptions {
  model: GatewayModel;
  /** The contract of all public operations. */
  openapi: object;
  settings: GatewaySettings;
  /** None where every operation is anonymous. */
  authenticator: Authenticator | undefined;
  tracing: Tracing;
  log: Logger;
}

/**
 * The listener of the gateway. Fastify finds the route and makes the connections; from there on a
 * request is an `Exchange` on node's own objects, since a proxy needs nothing of what comes after.
 */
export function createGateway(options: GatewayOptions): ApiServer {
  const { model, settings, tracing, log } = options;
  let draining = false;

  const production = settings.NODE_ENV === 'production';
  const cors = createCors(settings.CORS_ORIGINS);
  const edge: Edge = {
    observer: createObserver({ log, tracing }),
    cors,
    securityHeaders: securityHeaders(production),
    draining: () => draining,
  };
  const docsEdge: Edge = { ...edge, securityHeaders: securityHeaders(production, DOCS_POLICY) };
  const admission = createAdmission({
    authenticator: options.authenticator,
    ratePolicy: {
      requests: settings.RATE_LIMIT_REQUESTS,
      windowSeconds: settings.RATE_LIMIT_WINDOW_SECONDS,
    },
    trustProxy: settings.TRUST_PROXY,
  });
  const proxy = createProxy({ settings, admission, tracing });
  const docs = createDocs(options.openapi);
  const methodsOf = allowedMethods([...model.routes, ...docs]);

  const app = fastify({
    logger: false,
    exposeHeadRoutes: false,
    // A request without a host is refused like others, by a problem, see proxy.ts.
    http: {
      maxHeaderSize: settings.MAX_HEADER_BYTES,
      requireHostHeader: false,
      // A request that announces no body has no stream to begin and to end: a twentieth of the time.
      optimizeEmptyRequests: true,
    },
    requestTimeout: patience(options),
    connectionTimeout: patience(options),
    // Longer than the usual 60 s of load balancers: the side that sends should be the one to close.
    keepAliveTimeout: 72_000,
    return503OnClosing: false,
    routerOptions: { maxParamLength: settings.MAX_HEADER_BYTES },
    clientErrorHandler: (error, socket) => answerBrokenRequest(error, socket, log),
    frameworkErrors: (error, request, reply) => {
      reply.hijack();
      new Exchange(edge, request.raw, reply.raw).refuse(error);
    },
  });
  // Bodies are for the services: nothing is read here before it is sent on.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _payload, done) => done(null));
  // Whether a body is wanted is decided with everything else, see request-body.ts.
  for (const event of ['checkContinue', 'checkExpectation']) {
    app.server.on(event, (request, response) => app.routing(request, response));
  }

  for (const route of model.routes) {
    const { successor } = route;
    const named: Named = { name: route.operation, path: route.path };
    const serve = proxy.routeTo(route);
    app.route({
      method: route.method === 'GET' ? ['GET', 'HEAD'] : route.method,
      url: toFastifyPath(route.path),
      handler: ({ raw, params }, reply) => {
        reply.hijack();
        const exchange = new Exchange(edge, raw, reply.raw, named);
        if (successor !== undefined) exchange.refusal = successorFields(successor, params);
        void serve(exchange);
      },
    });
  }

  for (const page of docs) {
    app.route({
      method: ['GET', 'HEAD'],
      url: page.path,
      handler: async ({ raw }, reply) => {
        reply.hijack();
        await page.serve(new Exchange(docsEdge, raw, reply.raw, page));
      },
    });
  }

  app.setNotFoundHandler(({ raw }, reply) => {
    reply.hijack();
    answerUnrouted(new Exchange(edge, raw, reply.raw));
  });

  /** A preflight, a method that the path does not have, or a path that nothing has. */
  function answerUnrouted(exchange: Exchange): void {
    const { request, response } = exchange;
    const methods = methodsOf(pathOf(request.url ?? ''));
    const preflight = isPreflight(request) ? cors.preflight(request.headers.origin, methods) : [];
    if (methods.length > 0 && preflight.length > 0) {
      exchange.answer(204, [...preflight]);
      response.end();
      return;
    }
    try {
      admission.countStranger(exchange);
      if (methods.length === 0) throw new Problem('not-found');
      throw new Problem('method-not-allowed', undefined, {
        headers: { allow: methods.join(', ') },
      });
    } catch (error) {
      exchange.refuse(error);
    }
  }

  return {
    async listen(host, port) {
      await app.listen({ host, port });
      return (app.server.address() as AddressInfo).port;
    },

    drain() {
      draining = true;
    },

    async close() {
      await closeServer(app.server);
      await app.close();
      await proxy.close();
    },
  };
}

function isPreflight({ method, headers }: IncomingMessage): boolean {
  return method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;
}

/** How long a connection may stand still, in ms: longer than any operation may take. */
function patience({ model, settings }: GatewayOptions): number {
  const limits = model.routes.map(({ timeoutMs }) => settings.REQUEST_TIMEOUT_MS ?? timeoutMs);
  return Math.max(30_000, ...limits) * 2;
}
