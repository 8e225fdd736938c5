import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  Deadline,
  type Named,
  type Observation,
  type Observer,
  Problem,
  parseBudget,
  toProblem,
} from '@local/chassis/gateway';
import { hasBody } from '../proxy/request-body.ts';
import type { Cors } from './cors.ts';

/** What all exchanges of a listener share. */
export interface Edge {
  observer: Observer;
  cors: Cors;
  /** On every answer: names and values in turn. */
  securityHeaders: readonly string[];
  /** Whether connections are to end with the answers that they carry. */
  draining(): boolean;
}

/** How long a client may go on with a body that was refused, so that it gets to read the refusal. */
const LINGER_MS = 1_000;

/** One request and its one answer. */
export class Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly observation: Observation;
  /** Fields that a refusal has beside those of its problem. */
  refusal: Readonly<Record<string, string>> | undefined;
  readonly #edge: Edge;
  #deadline: Deadline | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** Fields of the answer, gathered on the way: names and values in turn. */
  readonly #fields: string[] = [];
  #abandon: (() => void) | undefined;
  #over = false;
  #broken = false;

  constructor(edge: Edge, request: IncomingMessage, response: ServerResponse, operation?: Named) {
    this.#edge = edge;
    this.request = request;
    this.response = response;
    this.observation = edge.observer.begin(request.method ?? '', request.headers, operation);
    response.on('close', () => this.#close());
  }

  /**
   * From now on the deadline answers, where nothing else does.
   * @param limitMs of the operation; the client may have set a shorter one
   * @throws Problem when what the client set is no such number
   */
  startClock(limitMs: number): void {
    const budgetMs = Math.min(
      limitMs,
      parseBudget(this.request.headers['x-deadline-ms']) ?? limitMs,
    );
    this.#deadline = new Deadline(this.observation.startedAt + budgetMs);
    this.#deadline.check();
    this.#timer = setTimeout(() => this.#expire(), budgetMs);
  }

  get deadline(): Deadline {
    if (this.#deadline === undefined) throw new Error('the clock was not started');
    return this.#deadline;
  }

  /** Nobody waits for an answer any more, or it has been refused. */
  get over(): boolean {
    return this.#over;
  }

  /** Called once, when nobody waits any more and no answer has begun, or its reader has gone. */
  whenAbandoned(abandon: () => void): void {
    this.#abandon = abandon;
  }

  /** Adds a field to the answer. */
  say(name: string, value: string): void {
    this.#fields.push(name, value);
  }

  /**
   * Writes the head of the answer; the body is the caller's, and no longer bound by the deadline.
   * @param headers names (lower case) and values in turn; becomes part of the answer
   */
  answer(status: number, headers: string[]): void {
    const { request, observation } = this;
    headers.push('x-request-id', observation.requestId, ...this.#edge.securityHeaders);
    headers.push(...this.#edge.cors.headers(request.headers.origin), ...this.#fields);
    if (request.headers.authorization !== undefined && !names(headers, 'cache-control')) {
      headers.push('cache-control', 'no-store');
    }
    if (this.#edge.draining() && !names(headers, 'connection')) headers.push('connection', 'close');
    this.response.writeHead(status, headers);
    clearTimeout(this.#timer);
  }

  /** Answers with a problem; anything that is none becomes 500 and a line in the log. */
  refuse(error: unknown): void {
    if (this.#over || this.response.headersSent) return;
    this.#over = true;
    const problem = toProblem(error);
    this.#report(problem);
    const body = JSON.stringify(problem.toBody(this.observation.traceId));
    const headers = ['content-type', 'application/problem+json'];
    headers.push('content-length', String(Buffer.byteLength(body)));
    const fields = { ...problem.headers, ...this.refusal };
    for (const [name, value] of Object.entries(fields)) headers.push(name, value);
    this.#leaveBody(headers);
    this.answer(problem.status, headers);
    this.response.end(body);
  }

  /** Breaks off an answer that has begun: the client must see that it is broken, not that it is short. */
  breakOff(): void {
    this.#broken = true;
    this.response.destroy();
  }

  #expire(): void {
    // A timer may be a fraction of a ms early: from here on nothing is left.
    this.#deadline?.expire();
    this.refuse(new Problem('deadline-exceeded'));
    this.#abandon?.();
  }

  #close(): void {
    clearTimeout(this.#timer);
    const finished = this.response.writableFinished;
    if (!finished) {
      this.#over = true;
      this.#abandon?.();
    }
    const status = finished ? this.response.statusCode : undefined;
    this.observation.finish(this.#broken ? 502 : status);
  }

  /** What clients are not told, operators are. */
  #report(problem: Problem): void {
    const { cause, status } = problem;
    if (status === 500) this.observation.log.error({ err: cause ?? problem }, 'failed');
    else if (cause !== undefined) this.observation.log.warn({ err: cause }, problem.message);
  }

  /** Sees to a body that will not be read. */
  #leaveBody(headers: string[]): void {
    const { request } = this;
    if (request.complete || !hasBody(request)) return;
    if (request.headers.expect !== undefined) {
      // It may come or not: what follows on this connection could be a body or a request.
      headers.push('connection', 'close');
      return;
    }
    // Closing at once would take the answer from a client that is still sending (RFC 9112, 9.6).
    const close = () => {
      if (!request.complete) request.socket.destroy();
    };
    setTimeout(close, LINGER_MS).unref();
  }
}

function names(headers: readonly string[], name: string): boolean {
  for (let index = 0; index < headers.length; index += 2) {
    if (headers[index] === name) return true;
  }
  return false;
}
