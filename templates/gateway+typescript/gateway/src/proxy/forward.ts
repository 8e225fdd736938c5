import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import {
  type BeginCall,
  type Dispatcher,
  type ObservedCall,
  Problem,
  unavailable,
} from '@local/chassis/gateway';
import type { Exchange } from '../edge/exchange.ts';
import type { RequestBody } from './request-body.ts';
import { responseHeaders } from './response-headers.ts';
import type { Upstream } from './upstream.ts';

/** What a service is asked, the same for a repetition. */
export interface Question {
  /** With its query. */
  path: string;
  /** Names and values in turn. */
  headers: readonly string[];
  body: RequestBody;
  beginCall: BeginCall;
}

/** Methods whose repetition has no other effect than the first request (RFC 9110, 9.2.2). */
const REPEATABLE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'PUT', 'DELETE']);

/** Sends a request to its service, and the answer to the client, piece by piece as both come. */
export function forward(exchange: Exchange, upstream: Upstream, question: Question): void {
  upstream.enter();
  new Attempt(exchange, upstream, question, true).start();
}

/** One request on one connection of a service. */
class Attempt implements Dispatcher.DispatchHandler {
  readonly #exchange: Exchange;
  readonly #upstream: Upstream;
  readonly #question: Question;
  /** Whether another attempt may follow. */
  readonly #first: boolean;
  readonly #call: ObservedCall;
  #controller: Dispatcher.DispatchController | undefined;
  #firstOfConnection = false;
  #status = 0;
  /** How long the body is, as the service says. */
  #announced: string | undefined;
  /** The body, where it came in one piece: head and body then leave together. */
  #whole: Buffer | undefined;
  #waitingForDrain = false;

  constructor(exchange: Exchange, upstream: Upstream, question: Question, first: boolean) {
    this.#exchange = exchange;
    this.#upstream = upstream;
    this.#question = question;
    this.#first = first;
    const { observation, request } = exchange;
    this.#call = question.beginCall(observation.span, request.method ?? '', upstream.name);
  }

  start(): void {
    const { request } = this.#exchange;
    this.#exchange.whenAbandoned(() => this.#giveUp());
    this.#upstream.dispatch(
      {
        method: request.method as Dispatcher.HttpMethod,
        path: this.#question.path,
        headers: this.#question.headers.concat(this.#call.headers),
        body: this.#question.body as Dispatcher.DispatchOptions['body'],
      },
      this,
    );
  }

  /** Nobody waits any more: the client went away, or was told that the deadline passed. */
  #giveUp(): void {
    if (this.#controller !== undefined) this.#controller.abort(new Error('nobody waits'));
    // No connection in all that time says as much as one that was refused.
    else if (this.#exchange.deadline.remaining() === 0) this.#upstream.breaker.failed();
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    this.#firstOfConnection = this.#upstream.takeFirstOfConnection();
    this.#upstream.breaker.succeeded();
    if (this.#exchange.over) this.#giveUp();
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: IncomingHttpHeaders,
  ): void {
    // Interim answers (RFC 9110, 15.2) are for the hop; what they say comes again in the final one.
    if (status < 200) return;
    this.#exchange.answer(status, responseHeaders(status, headers));
    this.#status = status;
    this.#announced = headers['content-length'];
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (String(chunk.length) === this.#announced) {
      this.#whole = chunk;
      return;
    }
    const { response } = this.#exchange;
    if (response.write(chunk) || this.#waitingForDrain) return;
    this.#waitingForDrain = true;
    controller.pause();
    response.once('drain', () => {
      this.#waitingForDrain = false;
      controller.resume();
    });
  }

  /** What came as trailers is dropped: no service sends any that a client was promised. */
  onResponseEnd(): void {
    this.#leave();
    endWith(this.#exchange.response, this.#whole);
  }

  onResponseError(_controller: unknown, error: Error): void {
    this.#leave(error);
    if (this.#exchange.over) return;
    if (this.#status !== 0) {
      this.#exchange.breakOff();
    } else if (error instanceof Problem) {
      this.#exchange.refuse(error);
    } else if (this.#controller === undefined) {
      this.#upstream.breaker.failed();
      this.#exchange.refuse(unavailable('The service cannot be reached.', error));
    } else if (this.#mayRepeat(error)) {
      this.#repeat();
    } else {
      this.#exchange.refuse(new Problem('bad-gateway', undefined, { cause: error }));
    }
  }

  /**
   * A kept connection that the service closed while this request was on its way: nothing is wrong
   * with either. On a new connection it would be the request itself that broke the service, and must
   * not break the next replica.
   */
  #mayRepeat(error: Error & { code?: string }): boolean {
    const { body } = this.#question;
    return (
      this.#first &&
      !this.#firstOfConnection &&
      REPEATABLE.has(this.#exchange.request.method ?? '') &&
      (body === null || Buffer.isBuffer(body)) &&
      (error.code === 'UND_ERR_SOCKET' || error.code === 'ECONNRESET' || error.code === 'EPIPE')
    );
  }

  #repeat(): void {
    try {
      this.#upstream.enter();
    } catch (problem) {
      this.#exchange.refuse(problem);
      return;
    }
    new Attempt(this.#exchange, this.#upstream, this.#question, false).start();
  }

  #leave(error?: Error): void {
    this.#upstream.leave();
    this.#call.end(this.#status, error);
  }
}

/** Longer ones are copied into a string at a price that is more than what it saves. */
const SHORT_BYTES = 16_384;

/**
 * A body that is a string is one with the head by the time it is written. A buffer stays a piece of its
 * own, and writing two pieces takes node 15 µs more. Latin 1 gives every byte back as it was.
 */
function endWith(response: ServerResponse, body: Buffer | undefined): void {
  if (body === undefined) response.end();
  else if (body.length > SHORT_BYTES) response.end(body);
  else response.end(body.toString('latin1'), 'latin1');
}
