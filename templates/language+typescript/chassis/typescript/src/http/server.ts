import type { AddressInfo } from 'node:net';
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify';
import type { Authenticator } from '../auth.ts';
import { parseBudget } from '../deadline.ts';
import type { Logger } from '../log.ts';
import type { OperationModel } from '../model.ts';
import { invalid, Problem } from '../problem.ts';
import type { Opened } from '../resource.ts';
import type { Store } from '../store/port.ts';
import { runInside } from '../telemetry/tracing.ts';
import { admit } from './admission.ts';
import { readJsonBodies } from './body.ts';
import { answerBrokenRequest } from './broken.ts';
import { closeServer } from './close-server.ts';
import { Exchange } from './exchange.ts';
import type { Observer } from './observe.ts';
import { allowedMethods, toFastifyPath } from './paths.ts';
import type { Route } from './route.ts';
import { successorFields } from './successor.ts';
import { createValidator } from './validate.ts';

export interface ApiOptions {
  routes: readonly Route[];
  store: Store;
  /** What routes use beside it. */
  resources?: Opened;
  observer: Observer;
  /** Undefined where every operation is anonymous. */
  authenticator: Authenticator | undefined;
  log: Logger;
  bodyLimitBytes: number;
  /** Instead of the operations' own limits, in ms. */
  timeoutMs: number | undefined;
}

/** The listener for callers. */
export interface ApiServer {
  /** @returns the port that was taken */
  listen(host: string, port: number): Promise<number>;
  /** Asks clients to leave their connections: `connection: close` on each answer. */
  drain(): void;
  /** Accepts nothing more; resolves when all answers are out. */
  close(): Promise<void>;
}

declare module 'fastify' {
  interface FastifyRequest {
    exchange: Exchange;
  }
  interface FastifyContextConfig {
    operation?: OperationModel;
    successor?: string | undefined;
  }
}

export function createApiServer(options: ApiOptions): ApiServer {
  const app = fastify({
    logger: false,
    bodyLimit: options.bodyLimitBytes,
    // For the head of a request; what follows has the deadline of its operation.
    requestTimeout: 30_000,
    // Longer than the usual 60 s of load balancers: the side that sends should be the one to close.
    keepAliveTimeout: 72_000,
    // While closing, what is in flight on a kept connection is served like everything else.
    return503OnClosing: false,
    routerOptions: { maxParamLength: 2_048 },
    clientErrorHandler: (error, socket) => answerBrokenRequest(error, socket, options.log),
    frameworkErrors: (error, request, reply) => begin(request, reply).fail(error),
  });
  let draining = false;
  const leaving = () => draining;

  readJsonBodies(app);
  app.addHook('onRequest', (request, reply, done) => enter(begin(request, reply), request, done));
  app.setErrorHandler((error, request) => request.exchange.recover(error));
  answerUnknownPaths(app, options.routes);
  for (const route of options.routes) addRoute(app, route);

  function begin(request: FastifyRequest, reply: FastifyReply): Exchange {
    const { operation, successor } = request.routeOptions?.config ?? {};
    const observation = options.observer.begin(request.method, request.headers, operation);
    const exchange = new Exchange(request, reply, observation, options, leaving);
    if (successor !== undefined) exchange.told = successorFields(successor, request.params);
    request.exchange = exchange;
    reply.header('x-request-id', observation.requestId);
    reply.raw.on('close', () => exchange.finish());
    return exchange;
  }

  /** Who calls, and how long for: before a byte of the body is read. */
  function enter(exchange: Exchange, request: FastifyRequest, done: () => void): void {
    const { operation } = request.routeOptions.config;
    if (operation === undefined) {
      done();
      return;
    }
    const accept = (caller: Exchange['caller']) => {
      exchange.caller = caller;
      if (!exchange.answered) done();
    };
    try {
      const given = parseBudget(request.headers['x-deadline-ms']);
      const limit = options.timeoutMs ?? operation.timeoutMs;
      exchange.startClock(Math.min(limit, given ?? limit));
      if (exchange.answered) return;
      const admitted = admit(options.authenticator, operation, request.headers);
      if (admitted instanceof Promise) {
        admitted.then(accept).catch((error) => exchange.fail(error));
      } else accept(admitted);
    } catch (error) {
      exchange.fail(error);
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
    },
  };
}

function addRoute(app: FastifyInstance, route: Route): void {
  const { operation, successor } = route;
  const { response } = operation.schema;
  const validate = createValidator(operation);

  async function serve(exchange: Exchange): Promise<void> {
    try {
      const faults = validate(exchange);
      if (faults.length > 0) throw invalid(faults);
      exchange.send(await runInside(exchange.observation.span, () => route.handle(exchange)));
    } catch (error) {
      exchange.fail(error);
    }
  }

  app.route({
    method: operation.method,
    url: toFastifyPath(operation.path),
    config: { operation, successor },
    ...(response && { schema: { response: { [operation.status]: response } } }),
    handler: (request) => void serve(request.exchange),
  });
}

function answerUnknownPaths(app: FastifyInstance, routes: readonly Route[]): void {
  const allowed = allowedMethods(routes.map(({ operation }) => operation));
  app.setNotFoundHandler((request) => {
    const methods = allowed(request.url.split('?', 1)[0] ?? '').join(', ');
    const headers = { allow: methods };
    request.exchange.fail(
      methods === ''
        ? new Problem('not-found')
        : new Problem('method-not-allowed', undefined, { headers }),
    );
  });
}
