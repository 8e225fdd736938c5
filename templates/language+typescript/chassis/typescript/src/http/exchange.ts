import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Span } from '@opentelemetry/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Deadline } from '../deadline.ts';
import type { Logger } from '../log.ts';
import { Problem } from '../problem.ts';
import type { Opened, Resource } from '../resource.ts';
import type { Store } from '../store/port.ts';
import { toProblem } from './errors.ts';
import type { Observation } from './observe.ts';
import type { Caller, Former, Reply, Request } from './route.ts';

/** A request that is being served, and the one answer it gets. */
export class Exchange implements Request {
  readonly store: Store;
  readonly observation: Observation;
  caller: Caller | undefined;
  former: Former | undefined;
  /** Headers of its answer, whatever that is. */
  told: Record<string, string> | undefined;
  readonly #request: FastifyRequest;
  readonly #reply: FastifyReply;
  readonly #resources: Opened | undefined;
  readonly #leaving: () => boolean;
  #deadline: Deadline | undefined;
  #timer: NodeJS.Timeout | undefined;
  #now: Date | undefined;
  #answered = false;

  /** @param leaving whether clients are to leave their connections, asked when an answer goes out */
  constructor(
    request: FastifyRequest,
    reply: FastifyReply,
    observation: Observation,
    around: { store: Store; resources?: Opened | undefined },
    leaving: () => boolean,
  ) {
    this.#request = request;
    this.#reply = reply;
    this.observation = observation;
    this.store = around.store;
    this.#resources = around.resources;
    this.#leaving = leaving;
  }

  get params(): Record<string, string> {
    return this.#request.params as Record<string, string>;
  }

  get query(): Record<string, unknown> {
    return this.#request.query as Record<string, unknown>;
  }

  get body(): unknown {
    return this.#request.body;
  }

  get headers(): IncomingHttpHeaders {
    return this.#request.headers;
  }

  get requestId(): string {
    return this.observation.requestId;
  }

  get span(): Span {
    return this.observation.span;
  }

  get log(): Logger {
    return this.observation.log;
  }

  get now(): Date {
    this.#now ??= new Date();
    return this.#now;
  }

  get deadline(): Deadline {
    if (this.#deadline === undefined) throw new Error('the clock was not started');
    return this.#deadline;
  }

  get answered(): boolean {
    return this.#answered;
  }

  opened<T>(resource: Resource<T>): T {
    if (this.#resources === undefined) throw new Error('this process has no resources');
    return this.#resources.get(resource);
  }

  /** From now on the deadline answers, where nothing else does. */
  startClock(budgetMs: number): void {
    this.#deadline = new Deadline(this.observation.startedAt + budgetMs);
    if (this.#deadline.remaining() > 0) this.#timer = setTimeout(expire, budgetMs, this);
    else expire(this);
  }

  send({ status, body, headers }: Reply): void {
    if (!this.#answer()) return;
    const reply = this.#reply;
    if (this.#leaving()) reply.header('connection', 'close');
    if (headers) reply.headers(headers);
    if (this.told) reply.headers(this.told);
    try {
      reply.code(status).send(body);
    } catch (error) {
      this.recover(error);
    }
  }

  fail(error: unknown): void {
    const problem = toProblem(error);
    if (!this.#answer()) return;
    if (problem.status === 500) this.log.error({ err: problem.cause ?? problem }, 'failed');
    else if (problem.cause) this.log.warn({ err: problem.cause }, problem.message);
    linger(this.#request.raw);
    try {
      this.#sendProblem(problem);
    } catch (failure) {
      // Only a header can be bad here, and this one has none.
      this.recover(new Problem('internal', undefined, { cause: failure }));
    }
  }

  #sendProblem(problem: Problem): void {
    const reply = this.#reply;
    if (this.#leaving()) reply.header('connection', 'close');
    // Fastify closes after a body that is too large, at once.
    else reply.removeHeader('connection');
    if (problem.headers) reply.headers(problem.headers);
    if (this.told) reply.headers(this.told);
    reply.code(problem.status).header('content-type', 'application/problem+json');
    // As bytes, since Fastify adds a charset to text, which this media type does not have.
    reply.send(Buffer.from(JSON.stringify(problem.toBody(this.observation.traceId))));
  }

  /** What failed on the way out, as a body against its contract or a bad header, was no answer yet. */
  recover(error: unknown): void {
    this.#answered = false;
    for (const name of Object.keys(this.#reply.getHeaders())) {
      if (name !== 'x-request-id') this.#reply.removeHeader(name);
    }
    this.fail(error);
  }

  /** The answer is out, or nobody waits for it any more. */
  finish(): void {
    clearTimeout(this.#timer);
    const { raw } = this.#reply;
    const complete = raw.writableFinished;
    if (!complete) this.#deadline?.expire();
    this.#answered = true;
    this.observation.finish(complete ? raw.statusCode : undefined);
  }

  /** False when there has been an answer: what comes after the deadline is dropped. */
  #answer(): boolean {
    if (this.#answered) return false;
    this.#answered = true;
    clearTimeout(this.#timer);
    return true;
  }
}

function expire(exchange: Exchange): void {
  exchange.deadline.expire();
  exchange.fail(new Problem('deadline-exceeded'));
}

/** How long a client may go on sending a body that nobody reads, in ms. */
const lingering = 1_000;

/**
 * A client that is still sending when its connection is closed sees the connection fail, and not
 * the answer. So what is left of the body is thrown away for a while first.
 */
function linger(incoming: IncomingMessage): void {
  if (incoming.complete) return;
  incoming.resume();
  setTimeout(() => incoming.complete || incoming.destroy(), lingering).unref();
}
